import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import {
	changeStatus,
	deleteCustomers,
	HistoryPage,
	statusesOf,
} from '../support/history-page.ts';

const IDS = [ 1, 2, 3 ];

let history: HistoryPage;

test.beforeEach( async ( { page, site } ) => {
	history = new HistoryPage( page );
	await site.call( 'rows/run', {
		statements: [
			`UPDATE {fct_customers} SET status = 'active' WHERE id IN (${ IDS.join() })`,
		],
	} );
} );

test(
	'a status change of several customers is undone after its plan, and again',
	{ tag: '@oldest' },
	async ( { page, site } ) => {
		await changeStatus( site, IDS );
		await history.open();
		await history.button( 'Undo' ).click();

		await expect( history.heading ).toHaveText(
			'Undo: Set status to “Inactive”'
		);
		await expect( history.heading ).toBeFocused();
		await expect(
			page.getByText( '3 customers will be as before.' )
		).toBeVisible();
		await expect( page.getByText( 'Status: 3 customers' ) ).toBeVisible();
		expect( await statusesOf( site, IDS ) ).toEqual( [
			'inactive',
			'inactive',
			'inactive',
		] );

		await history.button( 'Undo' ).click();
		await expect( history.button( 'Undo again' ) ).toBeVisible();
		await expect( history.count( 'Changed' ) ).toHaveText( '3' );
		expect( await statusesOf( site, IDS ) ).toEqual( [
			'active',
			'active',
			'active',
		] );

		await page
			.getByRole( 'link', {
				name: 'Set status to “Inactive”',
				exact: true,
			} )
			.click();
		await expect( history.heading ).toHaveText(
			'Set status to “Inactive”'
		);
		await page.getByRole( 'link', { name: 'Undone' } ).click();

		await history.button( 'Undo again' ).click();
		await expect( page.getByText( 'What will happen' ) ).toBeVisible();
		await history.button( 'Undo again' ).click();
		await expect( history.count( 'Changed' ) ).toHaveText( '3' );
		await expect
			.poll( () => statusesOf( site, IDS ) )
			.toEqual( [ 'inactive', 'inactive', 'inactive' ] );
	}
);

test( 'a plan that is canceled changes nothing, and leads back', async ( {
	page,
	site,
} ) => {
	await changeStatus( site, IDS );
	await history.open();
	await history.button( 'Undo' ).click();
	await expect( page.getByText( 'What will happen' ) ).toBeVisible();
	await history.button( 'Cancel' ).click();

	await expect( history.heading ).toHaveText( 'History' );
	await expect( history.rows ).toHaveCount( 1 );
	await expect( history.button( 'Undo' ) ).toBeVisible();
	expect( await statusesOf( site, IDS ) ).toEqual( [
		'inactive',
		'inactive',
		'inactive',
	] );
} );

test( 'the plan and the result name what was changed since', async ( {
	page,
	site,
} ) => {
	const id = await deleteCustomers( site, IDS );
	const client = await site.sessionClient( site.users.admin );
	await client.post( `customers/runs/${ id }/undo`, { data: {} } );
	await client.put( 'customers/2', { data: { last_name: 'Changed' } } );
	await history.open();
	await history.button( 'Undo again' ).click();
	await expect(
		page.getByText(
			'2 customers will be deleted. 1 customer was changed since, and later changes will be kept.'
		)
	).toBeVisible();
	await expect(
		page.getByRole( 'heading', { name: 'What won’t be undone' } )
	).toBeVisible();

	await history.button( 'Undo again' ).click();
	await expect(
		page.getByRole( 'heading', { name: '1 customer keeps later changes' } )
	).toBeVisible();
	const row = history.reasons.getByRole( 'row' ).nth( 1 );
	await expect( row ).toContainText(
		'Not undone, because the customer was changed since.'
	);
	await row.getByRole( 'link' ).click();
	await expect( page.locator( '.fcc-head' ) ).toContainText( 'Changed' );
	await page.goBack();
	await expect( history.count( 'Deleted' ) ).toHaveText( '2' );
	await expect( history.heading ).toBeFocused();
} );

test( 'customers deleted by mistake come back, also in the list', async ( {
	page,
	site,
} ) => {
	await deleteCustomers( site, IDS );
	const customers = new CustomersPage( page );
	await customers.open();
	await expect( customers.count ).toHaveText( '1–20 of 497 customers' );
	await customers.chooseMore( 'History' );
	await history.button( 'Undo' ).click();
	await expect(
		page.getByText( '3 deleted customers will exist again.' )
	).toBeVisible();
	await history.button( 'Undo' ).click();
	await expect( history.count( 'Restored' ) ).toHaveText( '3' );

	await page
		.getByRole( 'navigation', { name: 'History' } )
		.getByRole( 'link' )
		.click();
	await page
		.getByRole( 'navigation', { name: 'Customers' } )
		.getByRole( 'link' )
		.click();
	await expect( customers.count ).toHaveText( '1–20 of 500 customers' );
} );

test( 'a change that another person has undone before the answer says so', async ( {
	page,
	site,
} ) => {
	const id = await changeStatus( site, IDS );
	await history.open();
	const client = await site.sessionClient( site.users.admin );
	await client.post( `customers/runs/${ id }/undo`, { data: {} } );
	await history.button( 'Undo' ).click();
	await expect(
		page.getByText( /Couldn’t undo the change\./ ).first()
	).toBeVisible();
	await expect( page.getByRole( 'link', { name: 'Undone' } ) ).toBeVisible();
} );
