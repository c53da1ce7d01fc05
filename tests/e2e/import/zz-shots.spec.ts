import { test, expect } from '../../support/test.ts';
import { ImportPage } from '../support/import-page.ts';

const SHOPIFY = `Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags
'6001,Grace,Hopper,grace@example.com,yes,Navy,1 Harbor St,,Arlington,VA,US,22201,'+12025550101,'+12025550101,no,120.50,3,VIP,no,"vip, navy"
'6002,Ada,Lovelace,ada@example.com,no,,12 St James Sq,,London,,GB,SW1Y 4LE,,,no,0.00,0,,no,
'6003,Bad,Email,not-an-email,no,,,,,,,,,,no,0.00,0,,no,
${ Array.from( { length: 12 }, ( _, n ) => `'70${ n },Nora${ n },Newman,nora${ n }@example.com,yes,,Main St ${ n },,Berlin,,DE,10115,,'+4930123${ n },no,5.00,1,,no,new` ).join( '\n' ) }
`;
const UNKNOWN = `Mail-Adresse;Kunde;Stadt;Kundennummer;Geburtstag;Seit
jose@example.com;José Muñoz;Málaga;17;01/02/1980;03/04/2020
anna@example.com;Anna Groß;Köln;18;;05/06/2021
`;

for ( const width of [ 1360, 400 ] ) {
	test( `shots at ${ width }`, async ( { page } ) => {
		test.setTimeout( 120_000 );
		await page.setViewportSize( { width, height: 900 } );
		const shot = ( name: string ) =>
			page.screenshot( {
				path: `/tmp/im3-shots/${ width }-${ name }.png`,
				fullPage: true,
			} );
		const screen = new ImportPage( page );
		await screen.open();
		await shot( '1-file' );
		await screen.select( 'shopify.csv', SHOPIFY );
		await expect( screen.preview ).toBeVisible();
		await shot( '2-chosen' );
		await screen.continue.click();
		await expect( screen.step ).toHaveText( 'Match the columns' );
		await screen.recognized.click();
		await shot( '3-columns' );
		await screen.continue.click();
		await expect(
			page.getByText( 'No emails will be sent.' )
		).toBeVisible();
		await shot( '4-check' );
		await screen.button( 'Try 5 first' ).click();
		await expect( screen.button( 'Import the other 10' ) ).toBeVisible();
		await page.waitForTimeout( 1000 );
		await shot( '5-tried' );
		await screen.button( 'Import the other 10' ).click();
		await expect( page.getByText( 'rows imported' ) ).toBeVisible();
		await shot( '6-result' );
		await page.getByRole( 'link', { name: 'History' } ).click();
		await page.waitForTimeout( 800 );
		await shot( '7-history' );
		await screen.open();
		await screen.select( 'kunden.csv', Buffer.from( UNKNOWN, 'latin1' ) );
		await screen.continue.click();
		await expect( screen.step ).toHaveText( 'Match the columns' );
		await shot( '8-unknown' );
	} );
}
