import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { addFluentCartTables } from '../../api/support/fluentcart/tables.ts';
import type { TestSite } from '../../support/test-site.ts';
import { expect, test } from '../../support/test.ts';
import {
	insertBulkCustomers,
	BULK_REQUEST,
	countBulkCustomers,
	BulkListPage,
} from '../support/bulk-list-page.ts';

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
			await page.getByRole( 'dialog' ).getByRole( 'checkbox' ).check();
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
		await page.getByRole( 'dialog' ).getByRole( 'checkbox' ).check();
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

test.describe( 'deleting many customers', () => {
	let customers: BulkListPage;

	test.beforeEach( async ( { page } ) => {
		customers = new BulkListPage( page );
	} );

	test(
		'shows how many, the ones that cannot be deleted, and their orders',
		{ tag: '@oldest' },
		async ( { page, site } ) => {
			await addFluentCartTables( site, {
				subscriptions: [ { customer_id: ADA, status: 'active' } ],
			} );
			await insertBulkCustomers( site, 2 );
			await customers.open( { orderby: 'id', order: 'asc' } );
			await customers.checkboxes.nth( 0 ).check();
			await customers.checkboxes.nth( 1 ).check();
			await customers.fromColumnMenu( 'Date added', 'Sort descending' );
			await page.keyboard.press( 'Escape' );
			await customers.checkbox( 'crowd.1@' ).check();
			await customers.checkbox( 'crowd.2@' ).check();
			await customers.selection
				.getByRole( 'button', { name: 'Delete' } )
				.click();

			const dialog = page.getByRole( 'dialog', {
				name: 'Delete 4 customers?',
			} );
			await expect(
				dialog.getByText(
					'2 customers without orders will be deleted.'
				)
			).toBeVisible();
			await expect(
				dialog.getByText(
					/^1 customer has \d+ orders? \(\$[\d,.]+ USD\) and will be kept\.$/
				)
			).toBeVisible();
			await expect(
				dialog.getByText( '1 customer can’t be deleted.' )
			).toBeVisible();
			await dialog
				.getByText( 'Show customers who can’t be deleted' )
				.click();
			await expect(
				dialog.getByRole( 'row' ).filter( { hasText: 'Ada Lovelace' } )
			).toContainText( 'Has a subscription that hasn’t ended.' );

			await dialog.getByRole( 'checkbox' ).check();
			await dialog
				.getByRole( 'button', { name: 'Delete 3 customers' } )
				.click();
			await expect(
				page
					.getByText(
						'3 customers deleted. 1 customer couldn’t be deleted.'
					)
					.first()
			).toBeVisible();
			// 500 and 2, without 3.
			await expect(
				page.getByText( '1–20 of 499 customers', { exact: true } )
			).toBeVisible();
			// Customers that were not deleted stay selected, with a way to the reasons.
			await expect( customers.selection ).toContainText(
				'1 customer selected'
			);
			await customers.button( 'View reasons' ).click();
			await expect(
				page.getByRole( 'dialog' ).getByRole( 'row' ).last()
			).toContainText( 'Has a subscription that hasn’t ended.' );
		}
	);

	test( 'that match: lists the ones that cannot be deleted, for a retry or a download', async ( {
		page,
		site,
	} ) => {
		await insertBulkCustomers( site, 120 );
		await customers.open( { search: 'crowd' } );
		await site.call( 'rows/run', {
			statements: [
				"UPDATE {fct_orders} SET customer_id = ( SELECT id FROM {fct_customers} WHERE email = 'crowd.7@example.com' ) WHERE customer_id = 1",
			],
		} );
		await customers.selectAll();
		await customers.selection
			.getByRole( 'button', { name: 'Delete' } )
			.click();
		await customers.confirm( /Delete 119 customers/ );

		await expect( customers.run ).toContainText(
			'119 customers deleted. 1 customer couldn’t be deleted.'
		);
		expect( await countBulkCustomers( site ) ).toEqual( { active: 1 } );
		await expect( customers.names ).toHaveText( [ 'crowd.7@example.com' ] );

		await customers.button( 'View reasons' ).click();
		const dialog = page.getByRole( 'dialog', {
			name: '1 customer couldn’t be deleted',
		} );
		await expect( dialog.getByRole( 'row' ).last() ).toContainText(
			'Has orders.'
		);
		const downloaded = page.waitForEvent( 'download' );
		await dialog.getByRole( 'button', { name: 'Download CSV' } ).click();
		const file = await ( await downloaded ).path();
		expect( await readFile( file, 'utf8' ) ).toMatch(
			/^\uFEFF"customer_id","code","message"\r\n"\d+","customer_has_orders",/
		);

		// The orders were deleted in between.
		await site.call( 'rows/run', {
			statements: [
				'UPDATE {fct_orders} SET customer_id = 2 WHERE customer_id > 500',
			],
		} );
		await dialog.getByRole( 'button', { name: 'Try again' } ).click();
		await expect(
			page.getByText( '1 customer deleted.' ).first()
		).toBeVisible();
		expect( await countBulkCustomers( site ) ).toEqual( {} );
	} );

	test(
		'can deactivate them instead',
		{ tag: '@slow' },
		async ( { page } ) => {
			await customers.open( { orderby: 'id', order: 'asc' } );
			await customers.checkboxes.nth( 0 ).check();
			await customers.checkboxes.nth( 1 ).check();
			await customers.selection
				.getByRole( 'button', { name: 'Delete' } )
				.click();
			await customers.confirm( /Deactivate customers instead/ );
			await expect(
				page
					.getByText( 'Status of 2 customers changed to Inactive.' )
					.first()
			).toBeVisible();
		}
	);

	test(
		'asks without numbers if the preview fails',
		{ tag: '@slow' },
		async ( { page } ) => {
			await customers.open();
			await customers.wholePage.check();
			await page.route( BULK_REQUEST, ( route ) =>
				route.fulfill( {
					status: 403,
					json: {
						success: false,
						error: {
							code: 'insufficient_permissions',
							message: 'No.',
						},
					},
				} )
			);
			await customers.selection
				.getByRole( 'button', { name: 'Delete' } )
				.click();
			const dialog = page.getByRole( 'dialog' );
			await expect( dialog.getByText( 'No.' ).first() ).toBeVisible();
			await expect(
				dialog.getByRole( 'button', { name: /^Delete \d/ } )
			).toHaveCount( 0 );

			await page.unrouteAll();
			await dialog.getByRole( 'button', { name: 'Try again' } ).click();
			await expect(
				dialog.getByRole( 'button', { name: /^Delete/ } )
			).toBeVisible();
		}
	);
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
