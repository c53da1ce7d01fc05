import { readFile } from 'node:fs/promises';
import { addFluentCartTables } from '../../api/support/fluentcart/tables.ts';
import { expect, test } from '../../support/test.ts';
import {
	insertBulkCustomers,
	BULK_REQUEST,
	countBulkCustomers,
	BulkListPage,
} from '../support/bulk-list-page.ts';

const ADA = 1;

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

			await dialog
				.getByRole( 'checkbox', { name: /^Also delete/ } )
				.check();
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
			await customers.run
				.getByRole( 'link', { name: 'View details' } )
				.click();
			await expect(
				page
					.getByRole( 'region', { name: 'Reasons' } )
					.getByRole( 'row' )
					.last()
			).toContainText( 'subscription' );
		}
	);

	test( 'that match: lists the ones that cannot be deleted on the page of the run, for a download', async ( {
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

		await customers.run
			.getByRole( 'link', { name: 'View details' } )
			.click();
		const reasons = page.getByRole( 'region', { name: 'Reasons' } );
		await expect( reasons.getByRole( 'row' ).last() ).toContainText(
			'orders'
		);
		const downloaded = page.waitForEvent( 'download' );
		await reasons.getByRole( 'button', { name: 'Download CSV' } ).click();
		const file = await ( await downloaded ).path();
		expect( await readFile( file, 'utf8' ) ).toContain(
			'customer_has_orders'
		);
	} );

	test( 'without the option to undo records nothing', async ( {
		page,
		site,
	} ) => {
		await insertBulkCustomers( site, 2 );
		await customers.open( { search: 'crowd' } );
		await customers.wholePage.check();
		await customers.selection
			.getByRole( 'button', { name: 'Delete' } )
			.click();
		const dialog = page.getByRole( 'dialog' );
		await expect( dialog ).toContainText(
			'You can undo this for 30 days.'
		);
		await dialog
			.getByRole( 'checkbox', {
				name: 'Delete without the option to undo',
			} )
			.check();
		await expect( dialog ).toContainText( 'This can’t be undone.' );
		await customers.confirm( /Delete 2 customers/ );

		await expect(
			page.getByText( '2 customers deleted.' ).first()
		).toBeVisible();
		await expect( customers.button( 'Undo' ) ).toHaveCount( 0 );
		expect( await countBulkCustomers( site ) ).toEqual( {} );
	} );

	test( 'of a page can be undone in the notice', async ( { page, site } ) => {
		await insertBulkCustomers( site, 2 );
		await customers.open( { search: 'crowd' } );
		await customers.wholePage.check();
		await customers.selection
			.getByRole( 'button', { name: 'Delete' } )
			.click();
		await customers.confirm( /Delete 2 customers/ );
		await expect(
			page.getByText( '2 customers deleted.' ).first()
		).toBeVisible();

		await customers.button( 'Undo' ).click();
		await expect(
			page.getByText( 'Change undone.' ).first()
		).toBeVisible();
		await expect( customers.names ).toHaveCount( 2 );
		expect( await countBulkCustomers( site ) ).toEqual( { active: 2 } );
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
