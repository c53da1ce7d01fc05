import { runSql } from '../../api/support/store-tables.ts';
import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { HistoryPage } from '../support/history-page.ts';
import { customersFile, ImportPage } from '../support/import-page.ts';

/** Requests that send rows, with any permalinks. */
const ROWS_REQUEST = /imports(%2F|\/)\d+(%2F|\/)rows/;

let screen: ImportPage;

// A request that the network does not carry.
test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

test.beforeEach( ( { page } ) => {
	screen = new ImportPage( page );
} );

test( 'an import that was not fully sent continues with the same file', async ( {
	page,
} ) => {
	const file = customersFile( 1200 );
	let sent = 0;
	await page.route( ROWS_REQUEST, ( route ) =>
		++sent > 1 ? route.abort() : route.continue()
	);
	await screen.open();
	await screen.showColumns( file );
	await screen.continue.click();
	await expect(
		page.getByText( 'Keep this page open. 500 of 1,200 rows sent.' ).first()
	).toBeVisible();
	await expect(
		page.getByText( 'Couldn’t reach the server.' )
	).toBeVisible();

	page.on( 'dialog', ( dialog ) => void dialog.accept() );
	await page.unroute( ROWS_REQUEST );
	await new HistoryPage( page ).open();
	await page
		.getByRole( 'list', { name: 'Imports not fully sent' } )
		.getByRole( 'link', { name: 'customers.csv' } )
		.click();
	await expect(
		page
			.getByText( 'Not fully sent. Choose the same file to continue.' )
			.first()
	).toBeVisible();
	await screen.select( 'customers.csv', customersFile( 1199 ) );
	await expect(
		page.getByText( 'This isn’t the same file.' ).first()
	).toBeVisible();
	await screen.select( 'customers.csv', file );
	await screen.continue.click();
	await expect(
		page.getByText( '1,200 customers will be added.' )
	).toBeVisible();
} );

test( 'a reload of the check, of the try and of the result shows them again', async ( {
	page,
} ) => {
	await screen.open();
	await screen.showCheck( customersFile( 7 ) );
	await page.reload();
	await expect(
		page.getByText( '7 customers will be added.' )
	).toBeVisible();
	await screen.button( 'Try 5 first' ).click();
	await expect( screen.button( 'Import the other 2' ) ).toBeVisible();
	await page.reload();
	await expect( page.locator( '.fcc-import__tried > li' ) ).toHaveCount( 5 );
	await screen.button( 'Import the other 2' ).click();
	await expect( page.getByText( '7 of 7 rows imported.' ) ).toBeVisible();
	await page.reload();
	await expect( page.getByText( '7 of 7 rows imported.' ) ).toBeVisible();
} );

test( 'a tab that imports all shows the first rows if another tab has tried them', async ( {
	context,
} ) => {
	await screen.open();
	await screen.showCheck( customersFile( 7 ) );
	const other = new ImportPage( await context.newPage() );
	await other.open( screen.id() );
	await expect( other.button( 'Import 7 rows' ) ).toBeVisible();
	await screen.button( 'Try 5 first' ).click();
	await expect( screen.button( 'Import the other 2' ) ).toBeVisible();
	await other.button( 'Import 7 rows' ).click();
	await expect( other.button( 'Import the other 2' ) ).toBeVisible();
} );

test( 'a canceled import offers the rows that are left', async ( {
	page,
	site,
} ) => {
	await screen.open();
	await screen.showCheck( customersFile( 12 ) );
	await screen.button( 'Import 12 rows' ).click();
	await expect( page.getByText( '12 of 12 rows imported.' ) ).toBeVisible();
	// A person has canceled it after the first five rows.
	await runSql(
		site,
		"UPDATE {fcc_runs} SET state = 'canceled', processed = 5, created = 5",
		'DELETE FROM {fcc_run_changes} WHERE n >= 5'
	);
	await page.reload();
	await screen.button( 'Import the other 7' ).click();
	await expect( page.getByText( '12 of 12 rows imported.' ) ).toBeVisible();
} );

test( 'a server that limits requests gets smaller ones', async ( { page } ) => {
	await page.route( ROWS_REQUEST, ( route ) => {
		const { rows } = route.request().postDataJSON();
		return rows.length > 150
			? route.fulfill( { status: 413, body: 'Too large' } )
			: route.continue();
	} );
	await screen.open();
	await screen.showCheck( customersFile( 700 ) );
	await expect(
		page.getByText( '700 customers will be added.' )
	).toBeVisible();
} );

test( 'an unknown import is not found', async ( { page } ) => {
	await page.goto(
		new CustomersPage( page ).url( { screen: 'import', import_id: '999' } )
	);
	await expect(
		page.getByRole( 'heading', { name: 'Import not found' } )
	).toBeVisible();
	await page.getByRole( 'link', { name: 'Start a new import' } ).click();
	await expect( screen.button( 'Select file' ) ).toBeVisible();
} );

test( 'the whole import works with the keyboard', async ( { page } ) => {
	const list = new CustomersPage( page );
	await list.open();
	await screen.link.focus();
	await page.keyboard.press( 'Enter' );
	await expect( screen.heading ).toBeFocused();
	const chooser = page.waitForEvent( 'filechooser' );
	await screen.button( 'Select file' ).focus();
	await page.keyboard.press( 'Enter' );
	await (
		await chooser
	).setFiles( {
		name: 'customers.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from( customersFile( 6 ) ),
	} );
	await screen.continue.focus();
	await page.keyboard.press( 'Enter' );
	await expect( screen.step ).toBeFocused();
	await expect( screen.step ).toHaveText( 'Match the columns' );
	await expect( screen.recognized ).toBeVisible();
	await page.keyboard.press( 'Tab' );
	await expect( screen.recognized ).toBeFocused();
	await page.keyboard.press( 'Enter' );
	await expect( screen.field( 'Email' ) ).toBeVisible();
	await screen.continue.press( 'Enter' );
	await expect( screen.step ).toBeFocused();
	await screen.button( 'Import 6 rows' ).press( 'Enter' );
	await expect( screen.step ).toHaveText( 'Result' );
	await expect( screen.step ).toBeFocused();
	await expect( page.getByText( '6 of 6 rows imported.' ) ).toBeVisible();
} );
