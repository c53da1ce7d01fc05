import { expect, test } from '../../support/test.ts';
import { runSql } from '../../api/support/store-tables.ts';
import { BulkListPage } from '../support/bulk-list-page.ts';
import { ExportDialog } from './export-dialog.ts';

const COLUMNS_REQUEST = /customers(%2F|\/)columns/;

test.describe( 'the dialog of exports', () => {
	let customers: BulkListPage;
	let dialog: ExportDialog;

	test.beforeEach( async ( { page } ) => {
		customers = new BulkListPage( page );
		dialog = new ExportDialog( page );
	} );

	test( 'writes the chosen columns in the chosen form, and remembers both', async () => {
		await customers.open( { search: 'lovelace' } );
		await dialog.openForView();
		await dialog.only( 'Email' );
		await dialog.toggle( 'Billing address' );
		await dialog.column( 'Billing address', 'Billing country' ).check();
		await dialog.option( 'Stable names for programs' ).check();
		await dialog.option( 'For other programs' ).check();
		await expect( dialog.element ).toContainText(
			'Cells that look like formulas are not changed. Don’t open this file in a spreadsheet.'
		);
		await dialog.delimiter.selectOption( 'Tab' );
		const [ names, ada ] = await dialog.linesOf( await dialog.download() );
		expect( names ).toBe( 'email\tbilling[country]' );
		expect( ada ).toMatch( /^ada@example\.com\t[A-Z]{2}$/ );

		await customers.open( { search: 'lovelace' } );
		await dialog.openForView();
		await expect( dialog.option( 'For other programs' ) ).toBeChecked();
		await expect( dialog.delimiter ).toHaveValue( '\t' );
		const again = await dialog.linesOf( await dialog.download() );
		expect( again[ 0 ] ).toBe( 'email\tbilling[country]' );
	} );

	test( 'keeps the former choices if it is canceled', async ( { page } ) => {
		await customers.open();
		await dialog.openForView();
		await dialog.option( 'For other programs' ).check();
		await page.keyboard.press( 'Escape' );
		await expect( dialog.element ).toBeHidden();
		await expect(
			page.getByRole( 'button', { name: /^Export CSV of the customers/ } )
		).toBeFocused();
		await dialog.openForView();
		await expect( dialog.option( 'For spreadsheets' ) ).toBeChecked();
	} );

	test( 'selects all columns of a group or none', async () => {
		await customers.open();
		await dialog.openForView();
		const dates = dialog.group( 'Dates' );
		await expect( dates.getByRole( 'button' ) ).toHaveText( '3 of 4' );
		await dialog.all( 'Dates' ).click();
		await expect( dates.getByRole( 'button' ) ).toHaveText( '4 of 4' );
		await dialog.all( 'Dates' ).click();
		await expect( dates.getByRole( 'button' ) ).toHaveText( '0 of 4' );
		await expect(
			dialog.column( 'Dates', 'First order' )
		).not.toBeChecked();
	} );

	test( 'needs a column', async () => {
		await customers.open();
		await dialog.openForView();
		await dialog.only( 'Email' );
		await dialog.column( 'Customer', 'Email' ).uncheck();
		await expect( dialog.element ).toContainText(
			'Select at least one column.'
		);
		await expect( dialog.submit ).toHaveAttribute(
			'aria-disabled',
			'true'
		);
	} );

	test( 'lists the custom fields of the store by their names', async ( {
		page,
		site,
	} ) => {
		await runSql(
			site,
			'INSERT INTO {fct_customer_meta} (customer_id, meta_key, meta_value) VALUES (1, \'additional_info\', \'{"shoe_size":"39"}\')'
		);
		await customers.open( { search: 'lovelace' } );
		await dialog.openForView();
		await dialog.only( 'Email' );
		await dialog.toggle( 'Custom fields' );
		await dialog.column( 'Custom fields', 'shoe_size' ).check();
		const [ , ada ] = await dialog.linesOf( await dialog.download() );
		expect( ada ).toContain( '39' );
		await expect(
			page.getByText( /^Downloading 1/ ).first()
		).toBeVisible();
	} );

	test( 'separates cells by a semicolon in German', async ( {
		page,
		site,
	} ) => {
		await runSql(
			site,
			"UPDATE {usermeta} SET meta_value = 'de_DE' WHERE meta_key = 'locale'"
		);
		await page.goto( customers.url() );
		await page
			.getByRole( 'button', {
				name: 'Kunden in dieser Ansicht als CSV exportieren',
			} )
			.click();
		await expect(
			page.getByRole( 'combobox', { name: 'Trennzeichen' } )
		).toHaveValue( ';' );
	} );

	test( 'that cannot load columns can try again', async ( { page } ) => {
		await page.route( COLUMNS_REQUEST, ( route ) =>
			route.fulfill( {
				status: 500,
				json: {
					success: false,
					error: { code: 'server_error', message: 'Broken.' },
				},
			} )
		);
		await customers.open();
		await dialog.openForView();
		await expect( dialog.element ).toContainText( 'Couldn’t load columns' );
		await page.unroute( COLUMNS_REQUEST );
		await dialog.element
			.getByRole( 'button', { name: 'Try again' } )
			.click();
		await expect( dialog.group( 'Dates' ) ).toBeVisible();
	} );

	test( 'works by keyboard', async ( { page } ) => {
		await customers.open( { search: 'lovelace' } );
		const button = page.getByRole( 'button', {
			name: /^Export CSV of the customers/,
		} );
		await button.focus();
		await page.keyboard.press( 'Enter' );
		await dialog.all( 'Shipping address' ).focus();
		await page.keyboard.press( 'Space' );
		await page.keyboard.press( 'Tab' );
		await page.keyboard.press( 'Enter' );
		await expect(
			dialog.column( 'Shipping address', 'Shipping city' )
		).toBeChecked();
		await dialog.submit.focus();
		const download = page.waitForEvent( 'download' );
		await page.keyboard.press( 'Enter' );
		const [ names ] = await dialog.linesOf( await download );
		expect( names ).toContain( '"Shipping city"' );
		await expect( button ).toBeFocused();
	} );

	test( 'fits a phone', async ( { page } ) => {
		await page.setViewportSize( { width: 400, height: 800 } );
		await customers.open();
		await customers.chooseMore( 'Export CSV' );
		await expect( dialog.element ).toContainText(
			'customers in this view'
		);
		await dialog.group( 'Dates' ).waitFor();
		for ( const group of [ 'Billing address', 'Shipping address' ] ) {
			await dialog.toggle( group );
		}
		const groups = dialog.group( 'Customer' ).locator( '..' );
		expect(
			await groups.evaluate(
				( { scrollWidth, clientWidth } ) => scrollWidth - clientWidth
			)
		).toBe( 0 );
		expect( await dialog.linesOf( await dialog.download() ) ).toHaveLength(
			501
		);
	} );
} );
