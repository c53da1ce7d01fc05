import { readFile } from 'node:fs/promises';
import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { changeStatus, HistoryPage } from '../support/history-page.ts';

/** No customer has it. */
const MISSING_ID = 4_000_000;

let history: HistoryPage;

test.beforeEach( ( { page } ) => {
	history = new HistoryPage( page );
} );

test(
	'the page of a change counts its customers, and gives the reasons as a table and as CSV',
	{ tag: '@oldest' },
	async ( { page, site } ) => {
		const id = await changeStatus( site, [ 1, 2, MISSING_ID ] );
		await history.openRun( id );
		await expect( history.count( 'Customers' ) ).toHaveText( '3' );
		await expect( history.count( 'Changed' ) ).toHaveText( '2' );
		await expect( history.count( 'Failed' ) ).toHaveText( '1' );
		await expect(
			page.getByRole( 'heading', { name: '1 customer failed' } )
		).toBeVisible();
		const row = history.reasons.getByRole( 'row' ).nth( 1 );
		await expect( row ).toContainText( `Customer #${ MISSING_ID }` );
		await expect( row ).toContainText( 'not found' );
		await expect( row.getByRole( 'link' ) ).toHaveCount( 0 );

		const download = page.waitForEvent( 'download' );
		await history.button( 'Download CSV' ).click();
		const file = await download;
		expect( file.suggestedFilename() ).toBe( `change-${ id }.csv` );
		const lines = ( await readFile( await file.path(), 'utf8' ) ).split(
			'\r\n'
		);
		expect( lines ).toEqual( [
			'\uFEFF"customer_id","name","email","outcome","code","message"',
			`"${ MISSING_ID }","Customer #${ MISSING_ID }","","failed","customer_not_found","Customer with ID ${ MISSING_ID } not found"`,
			'',
		] );
	}
);

test( 'reasons name customers that the page has not loaded', async ( {
	page,
	site,
} ) => {
	const client = await site.client( site.users.admin );
	const first = await client.put( 'customers/1', {
		data: { first_name: 'Ida' },
	} );
	await client.put( 'customers/1', {
		data: {
			first_name: 'Ina',
			last_name: 'Berg',
			email: 'ina@example.com',
		},
	} );
	const undone = ( await first.json() ).data.run_id;
	const answer = await client.post( `customers/runs/${ undone }/undo` );
	const { run } = ( await answer.json() ).data;
	await history.openRun( run.id );
	await expect(
		page.getByRole( 'heading', { name: '1 customer keeps later changes' } )
	).toBeVisible();
	await expect(
		history.reasons.getByRole( 'link', { name: 'Ina Berg' } )
	).toHaveAttribute( 'href', /customer=1$/ );

	const download = page.waitForEvent( 'download' );
	await history.button( 'Download CSV' ).click();
	const file = await ( await download ).path();
	expect( await readFile( file, 'utf8' ) ).toContain(
		'"1","Ina Berg","ina@example.com","kept"'
	);
} );

test( 'a narrow screen shows the page of a change without scrolling sideways', async ( {
	page,
	site,
} ) => {
	await page.setViewportSize( { width: 400, height: 900 } );
	const id = await changeStatus( site, [ 1, 2, MISSING_ID ] );
	await history.openRun( id );
	await expect( history.button( 'Undo' ) ).toBeInViewport();
	await expect( history.reasons ).toBeVisible();
	expect( await new CustomersPage( page ).overflow() ).toBe( 0 );
} );

test( 'a change that does not exist leads to the history', async ( {
	page,
} ) => {
	await page.goto(
		new CustomersPage( page ).url( { run: String( MISSING_ID ) } )
	);
	await expect(
		page.getByRole( 'heading', { name: 'Change not found' } )
	).toBeVisible();
	await page.getByRole( 'link', { name: 'History' } ).last().click();
	await expect( history.heading ).toHaveText( 'History' );
} );

for ( const run of [ '0', '-1', 'abc' ] ) {
	test( `the address run=${ run } shows that the change was not found`, async ( {
		page,
	} ) => {
		await page.goto( new CustomersPage( page ).url( { run } ) );
		await expect(
			page.getByRole( 'heading', { name: 'Change not found' } )
		).toBeVisible();
	} );
}

test( 'a paused change continues on its page', async ( { page, site } ) => {
	const id = await changeStatus( site, [ 1, 2 ] );
	await site.call( 'rows/update', {
		table: 'fcc_runs',
		columns: {
			state: 'paused',
			reason_code: 'insufficient_permissions',
			reason: 'You can’t change customers.',
		},
		where: { id },
	} );
	await history.openRun( id );
	await expect(
		page.getByText( 'You can’t change customers.' ).first()
	).toBeVisible();
	await history.button( 'Continue' ).click();
	await expect( history.button( 'Undo' ) ).toBeVisible();
	await expect( history.button( 'Continue' ) ).toHaveCount( 0 );
} );
