import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import {
	changeStatus,
	expireRun,
	HistoryPage,
	RUNS_REQUEST,
} from '../support/history-page.ts';
import { signInAs } from '../support/sign-in-as.ts';

let history: HistoryPage;

test.beforeEach( ( { page } ) => {
	history = new HistoryPage( page );
} );

test(
	'the history lists a change of several customers with author, time, number and state',
	{ tag: '@oldest' },
	async ( { page, site } ) => {
		await changeStatus( site, [ 1, 2, 3 ] );
		await history.open();
		await expect( history.rows ).toHaveCount( 1 );
		await expect( history.rows.first() ).toContainText(
			'Set status to “Inactive”'
		);
		await expect( history.rows.first().getByRole( 'cell' ) ).toHaveText( [
			'admin',
			/Just now/,
			'3',
			'Done',
			'Undo',
		] );
		await expect( page.getByText( '1–1 of 1 change' ) ).toBeVisible();

		await page
			.getByRole( 'link', { name: 'Set status to “Inactive”' } )
			.click();
		await expect( history.heading ).toHaveText(
			'Set status to “Inactive”'
		);
		await expect( history.heading ).toBeFocused();
		await expect( page ).toHaveTitle( /^Set status to “Inactive” ‹ / );
		await page.goBack();
		await expect(
			page.getByRole( 'link', { name: 'Set status to “Inactive”' } )
		).toBeFocused();
	}
);

test( 'a change of one customer is not in the history', async ( {
	page,
	site,
} ) => {
	const client = await site.client( site.users.admin );
	await client.put( 'customers/1', { data: { phone: '+1 555 0100' } } );
	await history.open();
	await expect(
		page.getByRole( 'heading', { name: 'No changes yet' } )
	).toBeVisible();
} );

test( 'an expired change says since when it cannot be undone', async ( {
	site,
} ) => {
	const id = await changeStatus( site, [ 1, 2 ] );
	await expireRun( site, id, '2026-06-02' );
	await history.open();
	await expect( history.rows.first() ).toContainText(
		'Can’t be undone since June 2, 2026'
	);
	await expect( history.button( 'Undo' ) ).toHaveCount( 0 );
} );

test( 'older changes are on the next page, which the address names', async ( {
	page,
	site,
} ) => {
	for ( let change = 0; change < 11; change++ ) {
		await changeStatus( site, [ 1, 2 ], 'inactive' );
		await changeStatus( site, [ 1, 2 ], 'active' );
	}
	await history.open();
	await expect( history.rows ).toHaveCount( 20 );
	await page.getByRole( 'button', { name: 'Next page' } ).click();
	await expect( page.getByText( '21–22 of 22 changes' ) ).toBeVisible();
	await expect( history.rows ).toHaveCount( 2 );

	await page.reload();
	await expect( page.getByText( '21–22 of 22 changes' ) ).toBeVisible();
	await page.goBack();
	await expect( page.getByText( '1–20 of 22 changes' ) ).toBeVisible();
} );

test( 'a page after the last one shows the last page of the history', async ( {
	page,
	site,
} ) => {
	await changeStatus( site, [ 1, 2 ] );
	const customers = new CustomersPage( page );
	await page.goto(
		customers.url( { screen: 'history', runs_page: '9', paged: '999' } )
	);
	await expect( page.getByText( '1–1 of 1 change' ) ).toBeVisible();
	// `paged` is the page of the list, which corrects it when it is shown.
	await expect
		.poll( () => customers.address() )
		.toEqual( { screen: 'history', paged: '999' } );
	await page.getByRole( 'link', { name: 'All customers' } ).last().click();
	await expect( customers.count ).toHaveText( '481–500 of 500 customers' );
	expect( customers.address() ).toEqual( { paged: '25' } );
} );

test( 'a person who can only view sees the changes without their undo', async ( {
	page,
	context,
	site,
} ) => {
	const id = await changeStatus( site, [ 1, 2 ] );
	await site.grant( site.users.subscriber.id, [ 'customers/view' ] );
	await signInAs( context, site, site.users.subscriber );
	await history.open();
	await expect( history.rows ).toHaveCount( 1 );
	await expect( history.button( 'Undo' ) ).toHaveCount( 0 );
	await history.openRun( id );
	await expect( history.count( 'Changed' ) ).toHaveText( '2' );
	await expect( page.getByRole( 'button', { name: 'Undo' } ) ).toHaveCount(
		0
	);
} );

test.describe( 'without an answer', () => {
	test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

	test( 'the history explains why and tries again', async ( {
		page,
		site,
	} ) => {
		await changeStatus( site, [ 1, 2 ] );
		const customers = new CustomersPage( page );
		// Before the list, which also reads the newest changes.
		await page.route( RUNS_REQUEST, ( route ) => route.abort() );
		await customers.open();
		await customers.chooseMore( 'History' );
		await expect(
			page.getByRole( 'heading', { name: 'Couldn’t load the history' } )
		).toBeVisible();
		await page.unroute( RUNS_REQUEST );
		await history.button( 'Try again' ).click();
		await expect( history.rows ).toHaveCount( 1 );
		await expect( history.heading ).toBeFocused();
	} );
} );

test( 'a narrow screen shows each change as a block without scrolling sideways', async ( {
	page,
	site,
} ) => {
	await page.setViewportSize( { width: 400, height: 900 } );
	await changeStatus( site, [ 1, 2, 3 ] );
	await history.open();
	await expect( history.rows.first() ).toContainText( '3 customers' );
	await expect( history.button( 'Undo' ) ).toBeInViewport();
	expect( await new CustomersPage( page ).overflow() ).toBe( 0 );
} );
