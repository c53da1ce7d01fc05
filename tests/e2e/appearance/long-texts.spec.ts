import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { insertAddress, insertRow } from '../../api/support/store-tables.ts';
import { OVERVIEW, overviewBlock, publish } from '../../support/site-pages.ts';
import { expect, test } from '../../support/test.ts';
import type { TestSite } from '../../support/test-site.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { waitUntilLoaded, waitUntilIdle } from '../support/waiting.ts';
import { findOverflowingText } from '../support/overflowing-text.ts';

/** As long as the columns allow, without a place to break. */
const LONG = 'Wörtlichkeit'.repeat( 15 ) + 'W'.repeat( 12 );
const STATUS = 's'.repeat( 45 );
const EMAIL = `${ 'a'.repeat( 64 ) }@${ 'b'.repeat( 58 ) }.${ 'c'.repeat( 58 ) }.example`;

const SCREEN = [ '#wpbody-content', 'body > :not(#wpwrap)' ];

for ( const width of [ 1360, 400 ] ) {
	test.describe( `texts without spaces at ${ width } pixels`, () => {
		test.beforeEach( async ( { page, site } ) => {
			await page.setViewportSize( { width, height: 850 } );
			await site.addPlugin( 'long-status' );
		} );

		test( 'do not overflow in the list and its dialogs', async ( {
			page,
			site,
		} ) => {
			await customer( site );
			const customers = new CustomersPage( page );
			await customers.open( { search: 'wörtlichkeit' } );
			await expect( customers.rows ).toHaveCount( 1 );
			await expectNoSpill( page, 'list' );

			await page
				.getByRole( 'button', { name: 'Actions', exact: true } )
				.click();
			await expectNoSpill( page, 'menu' );
			await page.getByRole( 'menuitem', { name: 'Delete' } ).click();
			await page.getByText( '1 address', { exact: true } ).waitFor();
			await expectNoSpill( page, 'deletion' );
			await page
				.getByRole( 'button', { name: 'Cancel', exact: true } )
				.click();

			await customers.filter( 'Status' ).click();
			await page.getByRole( 'option', { name: /^Status/ } ).click();
			await page.keyboard.press( 'Escape' );
			await expect( customers.rows ).toHaveCount( 1 );
			await expectNoSpill( page, 'filter' );

			await page
				.locator( 'tbody' )
				.getByRole( 'checkbox' )
				.first()
				.check();
			await page.getByRole( 'button', { name: 'Change status' } ).click();
			await page.getByRole( 'menuitem', { name: /^Status/ } ).waitFor();
			await expectNoSpill( page, 'statuses' );
		} );

		test( 'do not overflow on the screen of the customer', async ( {
			page,
			site,
		} ) => {
			const id = await customer( site );
			const screen = new CustomerScreen( page );
			const client = await site.client( site.users.admin );
			await client.put( `customers/${ id }`, {
				data: {
					last_name: `${ LONG }s`.slice( 0, 192 ),
					phone: '1'.repeat( 50 ),
					additional_info: {
						[ 'K'.repeat( 64 ) ]: LONG,
						flag: true,
						[ 'f'.repeat( 60 ) ]: true,
					},
					additional_info_labels: {
						[ 'K'.repeat( 64 ) ]: 'Label'.repeat( 20 ),
					},
				},
			} );
			await screen.open( id );
			await expectNoSpill( page, 'customer' );

			await screen.activity.locator( 'summary' ).first().click();
			await expectNoSpill( page, 'activity' );

			await page
				.getByRole( 'button', { name: /, change status$/ } )
				.click();
			await page.getByRole( 'menuitemradio' ).first().waitFor();
			await expectNoSpill( page, 'statuses' );
			await page
				.getByRole( 'menuitemradio', { name: 'Inactive' } )
				.click();
			const snackbar = page.locator( '.components-snackbar' );
			await expect( snackbar ).toBeVisible();
			await expectNoSpill( page, 'snackbar' );
			await snackbar.getByRole( 'button', { name: 'Undo' } ).click();
			await expect(
				page.getByRole( 'button', { name: /^StatusStatus/ } )
			).toBeVisible();

			await screen.addresses
				.getByRole( 'button', { name: 'Edit address' } )
				.click();
			await page.getByRole( 'dialog' ).waitFor();
			await expectNoSpill( page, 'address' );
			await page.keyboard.press( 'Escape' );

			await page.setViewportSize( { width, height: 849 } );
			await page.getByLabel( 'First name' ).fill( 'x'.repeat( 190 ) );
			await client.put( `customers/${ id }`, {
				data: { first_name: 'y'.repeat( 190 ) },
			} );
			await page.getByRole( 'button', { name: /^Save/ } ).first().click();
			await page.locator( '.fcc-conflicts:visible' ).waitFor();
			await expectNoSpill( page, 'conflict' );
		} );

		test( 'do not overflow in an error message', async ( {
			page,
			site,
		} ) => {
			const id = await customer( site );
			const message = 'Your-firewall-says-nothing-'.repeat( 20 );
			await page.route( /customers(%2F|\/)get-stats/, ( route ) =>
				route.fulfill( {
					status: 500,
					json: {
						code: 'foreign',
						message: message.replace( /-/g, '_' ),
					},
				} )
			);
			await page.route( /customers(%2F|\/)\d+(%2F|\/)orders/, ( route ) =>
				route.fulfill( { status: 502, body: LONG } )
			);
			const customers = new CustomersPage( page );
			await customers.open( { search: `#${ id }` } );
			await customers.names.first().click();
			const screen = new CustomerScreen( page );
			await expect(
				screen.orders.getByRole( 'button', { name: 'Try again' } )
			).toBeVisible();
			await expectNoSpill( page, 'failure' );
		} );

		test( 'do not overflow in the block and the widget', async ( {
			page,
			site,
		} ) => {
			const id = await customer( site );
			for ( const attributes of [
				{},
				{ subject: 'customer', customerId: id },
			] ) {
				const { url } = await publish(
					site,
					overviewBlock( attributes )
				);
				await page.goto( url );
				await page.locator( OVERVIEW ).waitFor();
				await waitUntilIdle( page );
				expect
					.soft(
						await findOverflowingText( page, [ OVERVIEW ] ),
						url
					)
					.toEqual( [] );
			}
			await page.goto( '/wp-admin/index.php' );
			await page.locator( '#fcc_customer_overview' ).waitFor();
			await waitUntilLoaded( page );
			expect
				.soft(
					await findOverflowingText( page, [
						'#fcc_customer_overview',
					] )
				)
				.toEqual( [] );
		} );
	} );
}

async function expectNoSpill( page: Page, where: string ): Promise< void > {
	await waitUntilLoaded( page );
	expect
		.soft( await findOverflowingText( page, SCREEN ), where )
		.toEqual( [] );
	expect.soft( await new CustomersPage( page ).overflow(), where ).toBe( 0 );
}

/** Adds a customer with the longest possible values and the highest spending, for the overview. */
async function customer( site: TestSite ): Promise< number > {
	const [ user = 0 ] = await site.call< number[] >(
		'wordpress/users/insert_all',
		{
			users: [
				{
					user_login: 'u'.repeat( 60 ),
					user_email: `${ 'u'.repeat( 60 ) }@example.com`,
					display_name: LONG,
				},
			],
		}
	);
	const id = await insertRow( site, 'fct_customers', {
		email: EMAIL,
		first_name: LONG,
		last_name: LONG,
		status: STATUS,
		user_id: user,
		ltv: 99_999_999_999,
		purchase_count: 1,
		notes: LONG,
		created_at: '2024-01-01 10:00:00',
	} );
	await insertAddress( site, id, {
		name: `${ LONG.slice( 0, 90 ) } ${ LONG.slice( 0, 90 ) }`,
		address_1: LONG,
		address_2: LONG,
		city: LONG,
		state: LONG,
		postcode: 'P'.repeat( 32 ),
		country: 'GB',
		email: EMAIL,
		phone: '1'.repeat( 50 ),
		label: 'L'.repeat( 50 ),
	} );
	const today = new Date().toISOString().slice( 0, 10 );
	await insertRow( site, 'fct_orders', {
		customer_id: id,
		status: 'q'.repeat( 20 ),
		payment_status: 'paid',
		payment_method: 'stripe',
		payment_method_title: LONG.slice( 0, 100 ),
		invoice_no: 'I'.repeat( 190 ),
		currency: 'USD',
		total_amount: 99_999_999_999,
		total_paid: 99_999_999_999,
		total_refund: 1,
		mode: 'test',
		created_at: `${ today } 00:00:01`,
		uuid: randomUUID(),
	} );
	return id;
}
