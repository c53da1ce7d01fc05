import { runSql } from '../../api/support/store-tables.ts';
import { expect, test } from '../../support/test.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { CustomersPage } from '../support/customers-page.ts';

test.beforeEach( ( { site } ) =>
	runSql(
		site,
		"UPDATE {usermeta} SET meta_value = 'de_DE' WHERE meta_key = 'locale'"
	)
);

test( 'amounts and a page number are typed in German notation, with digits of any script', async ( {
	page,
} ) => {
	const customers = new CustomersPage( page );
	await page.goto( customers.url( { total_spent_min: '110050' } ) );
	await customers.filter( 'Gesamtausgaben' ).click();
	const amount = page.getByLabel( 'Betrag (USD)' );
	await expect( amount ).toHaveValue( '1100,5' );

	await amount.fill( '12.5' );
	await expect( page.getByRole( 'alert' ) ).toHaveText(
		'Gib einen Betrag ab 0 ein, zum Beispiel 12,5.'
	);
	await amount.fill( '1.000,5' );
	await customers.expectAddress( { total_spent_min: '100050' } );
	await amount.fill( '١٠٠' );
	await customers.expectAddress( { total_spent_min: '10000' } );
	await page.keyboard.press( 'Escape' );

	const number = page.getByRole( 'textbox', { name: 'Aktuelle Seite' } );
	await number.fill( '٢' );
	await number.press( 'Enter' );
	await customers.expectAddress( { total_spent_min: '10000', paged: '2' } );
	await expect( number ).toHaveValue( '2' );
} );

test( 'the number of a custom field is typed and shown in German notation', async ( {
	page,
	site,
} ) => {
	const client = await site.client( site.users.admin );
	await client.put( 'customers/1/additional-info', {
		data: { seats: 12.5 },
	} );
	await page.goto( new CustomerScreen( page ).url( 1 ) );
	const seats = page.getByRole( 'textbox', { name: 'seats' } );
	await expect( seats ).toHaveValue( '12,5' );

	await seats.fill( '12.5' );
	const save = page.getByRole( 'button', { name: 'Änderungen speichern' } );
	await save.click();
	await expect( seats ).toHaveAccessibleDescription(
		'Gib für „seats“ eine Zahl ein, zum Beispiel 12 oder 0,5.'
	);
	await seats.fill( '1.234,5' );
	await save.click();
	await expect( seats ).toHaveValue( '1234,5' );
	await expect(
		page.getByRole( 'region', { name: 'Aktivität' } )
	).toContainText( '1234,5' );

	const { data } = await ( await client.get( 'customers/1' ) ).json();
	expect( data.customer.additional_info ).toEqual( { seats: 1234.5 } );
} );
