import { type TestSite } from '../../support/test-site.ts';
import { expectedOverviews } from '../support/overview/overview-oracle.ts';
import { addOrder, overviewByPeriod } from '../support/overview/overview.ts';
import { isIndexed } from '../support/search.ts';
import { insertCustomer, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const DONE = [
	'Missing index check: finished',
	'Customer counts: finished',
	'Search index: finished',
	'WordPress users: finished',
	'Overview summaries: finished',
	'Bulk changes: finished',
	'Leftover data check: finished',
	'Customer totals check: finished',
	'Shared emails: finished',
	'Old activity: finished',
	'Old calls by AI agents: finished',
	'Old imported files: finished',
	'Receipts of erasures: finished',
	'Old changes that could be undone: finished',
	'Success: Everything is up to date.',
];

test.beforeEach( ( { site } ) => site.addPlugin( 'cli/wp-cli' ) );

test(
	'wp fluent-cart-customers reconcile finds changes by plain SQL',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		expect( await reconcile( site ) ).toEqual( DONE );
		const id = await insertCustomer( site, {
			email: 'late@example.com',
			first_name: 'Zebedee',
			created_at: '2026-01-02 03:04:05',
		} );
		await runSql(
			site,
			`UPDATE {fct_customers} SET first_name = 'Zacharias' WHERE id = 1`
		);
		await addOrder( site, {
			customer_id: 1,
			total_paid: 12_300,
			created_at: '2026-01-03 04:05:06',
		} );

		expect( await reconcile( site ) ).toEqual( DONE );
		for ( const [ search, found ] of [
			[ 'zebedee', id ],
			[ 'zacharias', 1 ],
		] as const ) {
			expect(
				( await admin.listCustomers( { search } ) ).customers
			).toMatchObject( [ { id: found } ] );
		}
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
	}
);

test( 'the command waits for a task that another process runs', async ( {
	site,
} ) => {
	const id = await insertCustomer( site, { email: 'late@example.com' } );
	await site.call( 'jobs/hold_lease', { job: 'search', seconds: 52 } );
	expect( await reconcile( site ) ).toEqual( DONE );
	expect( await isIndexed( site, id ) ).toBe( true );
} );

test.describe( 'if a task fails', () => {
	test.use( {
		expectedLog: [
			[ /background task .+ failed/, /WordPress database error/ ],
			{ scope: 'test' },
		],
	} );

	test( 'the command runs the others, and ends with an error', async ( {
		site,
	} ) => {
		await insertCustomer( site, { email: 'late@example.com' } );
		await site.addPlugin( 'database/failing-index' );
		const lines = await reconcile( site );
		expect( lines ).toContain( 'Search index: failed' );
		expect( lines ).toContain( 'Overview summaries: finished' );
		expect( lines.at( -1 ) ).toBe(
			'Error: Some tasks didn’t finish. Site Health shows why.'
		);
	} );
} );

/** The output of the command. */
function reconcile( site: TestSite ): Promise< string[] > {
	return site.call( 'cli/run', {
		command: 'fluent-cart-customers reconcile',
		options: {},
	} );
}
