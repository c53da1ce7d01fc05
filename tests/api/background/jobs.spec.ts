import { reconcile } from '../support/overview/overview.ts';
import { isIndexed } from '../support/search.ts';
import { insertCustomer, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { IS_ON_SQLITE } from '../../support/environment.ts';
import { type TestSite } from '../../support/test-site.ts';

test(
	'a job with a valid lease is not started again until the lease expires',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { site } ) => {
		const id = await insertCustomer( site, { email: 'late@example.com' } );
		await holdLease( site, 'search', 5 );
		await reconcile( site );
		expect( await isIndexed( site, id ) ).toBe( false );
		await holdLease( site, 'search', 60 );
		await reconcile( site );
		expect( await isIndexed( site, id ) ).toBe( true );
	}
);

if ( ! IS_ON_SQLITE ) {
	test(
		'a job scheduled during its own run runs once more',
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { site } ) => {
			await insertCustomer( site, { email: 'late@example.com' } );
			await site.addPlugin( 'database/concurrent-event' );
			await reconcile( site );
			expect(
				await site.call( 'jobs/next_run', { hook: 'others_event' } )
			).toBeGreaterThan( 0 );
		}
	);

	test(
		'of several concurrent runners of a job, one runs it',
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { site } ) => {
			await runSql(
				site,
				'ALTER TABLE {fct_customers} DROP INDEX fcc_ltv'
			);
			await site.addPlugin( 'database/slow-statements', {
				verbs: 'ALTER TABLE',
				milliseconds: 300,
				log: 'altered',
			} );
			await Promise.all(
				Array.from( { length: 6 }, () =>
					site.call( 'jobs/run', {
						hook: 'fluent_cart_customers/add_indexes',
					} )
				)
			);
			const altered = await site.call< string >( 'tables/take_log', {
				log: 'altered',
			} );
			expect( altered ).toBe( 'x' );
		}
	);

	test(
		'of several concurrent runs of all jobs, one indexes a new customer',
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { site } ) => {
			await reconcile( site );
			const id = await insertCustomer( site, {
				email: 'late@example.com',
			} );
			await site.addPlugin( 'database/slow-statements', {
				verbs: 'INSERT|REPLACE',
				table: 'fcc_search_documents',
				milliseconds: 300,
				log: 'indexed',
			} );
			await Promise.all(
				Array.from( { length: 6 }, () => reconcile( site ) )
			);
			expect( await isIndexed( site, id ) ).toBe( true );
			const indexed = await site.call< string >( 'tables/take_log', {
				log: 'indexed',
			} );
			expect( indexed ).toBe( 'x' );
		}
	);
}

test.describe( 'a failed job', () => {
	test.use( {
		expectedLog: [
			[ /in the background \(search\)/, /WordPress database error/ ],
			{ scope: 'test' },
		],
	} );

	test(
		'is reported by Site Health, stops no other job, and runs again once it can succeed',
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { site } ) => {
			await reconcile( site );
			expect( await health( site ) ).toMatchObject( { status: 'good' } );
			const id = await insertCustomer( site, {
				email: 'late@example.com',
			} );
			await site.addPlugin( 'database/failing-index' );
			await reconcile( site );
			const reported = await health( site );
			expect( reported.status ).toBe( 'recommended' );
			expect( reported.description ).toContain(
				'“Search index” failed on'
			);
			expect( reported.description ).not.toContain(
				'“Overview summaries”'
			);
			expect( reported.actions ).toContain( 'Try again' );

			await site.removePlugin( 'database/failing-index' );
			await reconcile( site );
			expect( await health( site ) ).toMatchObject( { status: 'good' } );
			expect( await isIndexed( site, id ) ).toBe( true );
		}
	);
} );

/** Inserts a lease that started the given number of seconds ago. */
function holdLease(
	site: TestSite,
	job: string,
	seconds: number
): Promise< void > {
	return site.call( 'jobs/hold_lease', { job, seconds } );
}

/** The jobs section of Site Health. */
function health(
	site: TestSite
): Promise< { status: string; description: string; actions: string } > {
	return site.call( 'jobs/health' );
}
