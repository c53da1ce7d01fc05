import type { Locator } from '@playwright/test';
import { addFluentCartTables } from '../../api/support/fluentcart/tables.ts';
import type { TestSite } from '../../support/test-site.ts';
import { expect, test } from '../../support/test.ts';
import { BulkListPage } from '../support/bulk-list-page.ts';

const ADA = 1;

test.describe( 'deleting a customer', () => {
	let customers: BulkListPage;

	test.beforeEach( async ( { page } ) => {
		customers = new BulkListPage( page );
	} );

	test(
		'without orders: shows what is deleted, and removes the customer from the list',
		{ tag: '@oldest' },
		async ( { page, site } ) => {
			const client = await site.client( site.users.admin );
			await client.post( 'customers', {
				data: {
					email: 'brief@example.com',
					additional_info: { size: 'M', colour: 'red' },
				},
			} );
			await customers.open();
			await customers.fromRowMenu( 'brief@example.com', 'Delete' );

			const dialog = page.getByRole( 'dialog', {
				name: 'Delete brief@example.com?',
			} );
			await expect( dialog.getByRole( 'listitem' ) ).toHaveText( [
				'Profile (name, email, phone, notes)',
				'2 custom fields',
				'Activity (what changed and who changed it)',
			] );
			await dialog
				.getByRole( 'button', { name: 'Delete customer' } )
				.click();

			await expect( dialog ).toBeHidden();
			await expect(
				page.getByText( 'brief@example.com was deleted.' ).first()
			).toBeVisible();
			await expect( customers.count ).toHaveText(
				'1–20 of 500 customers'
			);
			await expect(
				customers.names.filter( { hasText: 'brief@example.com' } )
			).toHaveCount( 0 );
			await expect( customers.heading ).toBeFocused();
		}
	);

	test( 'can be undone in the notice', async ( { page } ) => {
		await customers.open( { search: 'lovelace' } );
		await customers.fromRowMenu( 'Ada Lovelace', 'Delete' );
		await isWhole( page.getByRole( 'dialog' ) );
		await customers.force();
		await customers.confirm( /Delete customer/ );
		await expect(
			page.getByText( 'Ada Lovelace was deleted.' ).first()
		).toBeVisible();

		await customers.button( 'Undo' ).click();
		await expect(
			page.getByText( 'Change undone.' ).first()
		).toBeVisible();
		await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
	} );

	test( 'with orders: offers to deactivate instead', async ( {
		page,
		site,
	} ) => {
		await customers.open( { search: 'lovelace' } );
		await customers.fromRowMenu( 'Ada Lovelace', 'Delete' );
		const dialog = page.getByRole( 'dialog', {
			name: 'Delete Ada Lovelace?',
		} );
		await expect(
			dialog.getByRole( 'heading', { name: 'Will be kept' } )
		).toBeVisible();
		await expect(
			dialog.getByText( /^This customer has \d+ orders \(\$/ )
		).toBeVisible();
		await isWhole( dialog );
		await expect(
			dialog.getByRole( 'button', { name: 'Delete customer' } )
		).toHaveAttribute( 'aria-disabled', 'true' );

		await dialog
			.getByRole( 'button', { name: 'Deactivate customer instead' } )
			.click();
		await expect(
			page
				.getByText( 'Status of Ada Lovelace changed to Inactive.' )
				.first()
		).toBeVisible();
		await expect(
			customers.rows.first().locator( 'td:nth-child(3)' )
		).toHaveText( 'Inactive' );
		expect( await ordersOf( site, ADA ) ).toBeGreaterThan( 0 );
	} );

	test(
		'with orders, by force: the orders stay without a customer',
		{ tag: '@oldest' },
		async ( { page, site } ) => {
			const orders = await ordersOf( site, ADA );
			await customers.open( { search: 'lovelace' } );
			await customers.fromRowMenu( 'Ada Lovelace', 'Delete' );
			await isWhole( page.getByRole( 'dialog' ) );
			await customers.force();
			await customers.confirm( /Delete customer/ );

			await expect(
				page.getByText( 'Ada Lovelace was deleted.' ).first()
			).toBeVisible();
			await expect(
				page.getByRole( 'heading', { name: 'No customers found' } )
			).toBeVisible();
			await expect( customers.heading ).toBeFocused();
			expect( await ordersOf( site, ADA ) ).toBe( 0 );
			expect( await ordersOf( site, null ) ).toBe( orders );
		}
	);

	test( 'with a subscription: is not possible, with the reason', async ( {
		page,
		site,
	} ) => {
		await addFluentCartTables( site, {
			subscriptions: [ { customer_id: ADA, status: 'active' } ],
		} );
		await customers.open( { search: 'lovelace' } );
		await customers.fromRowMenu( 'Ada Lovelace', 'Delete' );

		const dialog = page.getByRole( 'dialog' );
		await expect(
			dialog.getByText( 'has a subscription that hasn’t ended' ).first()
		).toBeVisible();
		await expect(
			dialog.getByRole( 'button', { name: 'Delete customer' } )
		).toHaveCount( 0 );
		await expect(
			dialog.getByRole( 'button', {
				name: 'Deactivate customer instead',
			} )
		).toBeVisible();
	} );

	test( 'that fails shows an error and can be retried', async ( {
		page,
	} ) => {
		await customers.open( { search: 'lovelace' } );
		await page.route( /customers(%2F|\/)1(\?|&|$)/, ( route ) =>
			route.request().headers()[ 'x-http-method-override' ] === 'DELETE'
				? route.fulfill( {
						status: 500,
						json: {
							success: false,
							error: { code: 'server_error', message: 'Broken.' },
						},
					} )
				: route.continue()
		);
		await customers.fromRowMenu( 'Ada Lovelace', 'Delete' );
		await isWhole( page.getByRole( 'dialog' ) );
		await customers.force();
		await customers.confirm( /Delete customer/ );
		await expect(
			page.getByRole( 'dialog' ).getByText( 'Broken.' ).first()
		).toBeVisible();

		await page.unrouteAll();
		await customers.confirm( /Delete customer/ );
		await expect(
			page.getByText( 'Ada Lovelace was deleted.' ).first()
		).toBeVisible();
	} );
} );

/** Waits until the dialog has loaded Ada's related rows: then it shrinks, and a click at that moment would miss. */
async function isWhole( dialog: Locator ): Promise< void > {
	await expect( dialog.getByText( '1 address' ) ).toBeVisible();
}

/** Counts the orders of a customer, or without one. */
function ordersOf( site: TestSite, id: number | null ): Promise< number > {
	return site.call< number >( 'rows/count', {
		table: 'fct_orders',
		rest: `WHERE customer_id ${ id === null ? 'IS NULL' : `= ${ id }` }`,
	} );
}
