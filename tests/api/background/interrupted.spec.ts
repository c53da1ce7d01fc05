import { IS_ON_SQLITE } from '../../support/environment.ts';
import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';
import { reconcile } from '../support/overview/overview.ts';
import { countRows, idsOf, insertCustomers } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

/** Derived tables and what is left to do, by name. */
type Digests = Record< string, string >;

/** Runs that are ended at a statement, of one kind of changes. FCC_KILLS=1000 ends one at each statement. */
const MAX_RUNS = Number( process.env.FCC_KILLS ?? 50 );

/** Customers of a store whose counts are kept by ids. */
const LARGE = 10_200;

/** Jobs that write in their own transactions only. */
const JOBS = [ 'counts', 'search', 'emails', 'overviews', 'check', 'figures' ];

for ( const { changes, isTraced } of [
	{ changes: 'FluentCart', isTraced: true },
	{ changes: 'plain SQL', isTraced: false },
] ) {
	test( `after a run that is killed at any statement, the next run completes the changes by ${ changes }`, async ( {
		site,
	} ) => {
		test.setTimeout( 120_000 + 2_000 * MAX_RUNS );
		await site.call( 'interrupted-jobs/shrink_store' );
		const expected: Digests[] = [];
		for ( const isSecond of [ true, false ] ) {
			await changeStore( site, isSecond, isTraced );
			expected[ Number( isSecond ) ] = await rebuild( site );
		}
		expect( expected[ 0 ] ).not.toEqual( expected[ 1 ] );

		let isSecond = false;
		/** Changes the store, and runs the jobs up to a statement. */
		const runUntil = async ( statement: number ) => {
			isSecond = ! isSecond;
			await changeStore( site, isSecond, isTraced );
			const last = await site.call< string | null >(
				'interrupted-jobs/run_until',
				{ statement }
			);
			expect(
				await site.call( 'interrupted-jobs/recover', {
					is_traced: isTraced,
				} ),
				`statement ${ statement }: ${ last }`
			).toEqual( expected[ Number( isSecond ) ] );
			return last;
		};
		const step = await stepOf( runUntil );
		let statement = 1;
		while ( await runUntil( statement ) ) {
			statement += step;
		}
		expect( statement ).toBeGreaterThan( 50 );
	} );
}

// A store on SQLite has no counts by ids.
if ( ! IS_ON_SQLITE ) {
	test( 'after a run that is killed at any statement, the customers of a large store are counted exactly', async ( {
		admin,
		site,
	} ) => {
		test.setTimeout( 180_000 );
		await insertCustomers( site, LARGE, { email: 'c%d@example.com' } );
		await reconcile( site );
		let statement = 0;
		let last: string | null;
		do {
			statement++;
			await site.call( 'interrupted-jobs/replace_customer', {
				id: 20 * statement,
			} );
			last = await site.call( 'interrupted-jobs/run_until', {
				statement,
				only: 'counts',
			} );
			const about = `statement ${ statement }: ${ last }`;
			await expectCounts( admin, site, about );
			await site.call( 'interrupted-jobs/recover', { is_traced: true } );
			await expectCounts( admin, site, about );
		} while ( last );
		expect( statement ).toBeGreaterThan( 15 );
	} );
}

for ( const job of JOBS ) {
	test( `a process that has lost the lease of “${ job }” before any transaction writes nothing more`, async ( {
		site,
	} ) => {
		await site.call( 'interrupted-jobs/shrink_store' );
		let isSecond = false;
		let transaction = 0;
		let lost: { result: string; changed: string[] } | null;
		do {
			isSecond = ! isSecond;
			await changeStore( site, isSecond, false );
			transaction++;
			lost = await site.call( 'interrupted-jobs/run_losing_lease', {
				job,
				transaction,
			} );
			expect(
				lost ?? { result: 'Busy', changed: [] },
				`transaction ${ transaction }`
			).toEqual( { result: 'Busy', changed: [] } );
		} while ( lost );
		expect( transaction ).toBeGreaterThan( 2 );
	} );
}

/** The difference of two statements at which runs are ended, so that there are at most MAX_RUNS. */
async function stepOf(
	runUntil: ( statement: number ) => Promise< string | null >
): Promise< number > {
	let statements = MAX_RUNS;
	while ( await runUntil( statements ) ) {
		statements += MAX_RUNS;
	}
	return statements / MAX_RUNS;
}

/** Compares the total and a page in the middle, which large stores find in the counts. */
async function expectCounts( admin: ApiClient, site: TestSite, about: string ) {
	const page = LARGE / 100 / 2;
	const { customers, pagination } = await admin.listCustomers( {
		order_by: 'id',
		order_type: 'ASC',
		per_page: 100,
		page,
	} );
	expect( pagination.total, about ).toBe(
		await countRows( site, 'fct_customers' )
	);
	expect(
		customers.map( ( { id } ) => id ),
		about
	).toEqual(
		await idsOf(
			site,
			'fct_customers',
			`ORDER BY id LIMIT 100 OFFSET ${ 100 * ( page - 1 ) }`
		)
	);
}

function changeStore(
	site: TestSite,
	isSecond: boolean,
	isTraced: boolean
): Promise< void > {
	return site.call( 'interrupted-jobs/change_store', {
		is_second: isSecond,
		is_traced: isTraced,
	} );
}

function rebuild( site: TestSite ): Promise< Digests > {
	return site.call( 'interrupted-jobs/rebuild' );
}
