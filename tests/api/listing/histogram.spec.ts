import { IS_ON_CLUSTER, IS_ON_SQLITE } from '../../support/environment.ts';
import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';
import { reconcile, runJobs } from '../support/overview/overview.ts';
import {
	countRows,
	idsOf,
	insertCustomer,
	insertCustomers,
	rowsOf,
	runSql,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

/** Customers of a store whose counts are kept by ids. */
const LARGE = 10_100;

const RUN = 'fluent_cart_customers/run_jobs';

// A store on SQLite has no histogram. The ids of a cluster's nodes have gaps.
if ( ! IS_ON_SQLITE && ! IS_ON_CLUSTER ) {
	test( 'customers are counted whose ids a restored backup has set back', async ( {
		admin,
		site,
	} ) => {
		test.setTimeout( 120_000 );
		await insertCustomers( site, LARGE, { email: 'i%d@import.example' } );
		await insertCustomer( site, { id: 2_000_000, email: 'z@example.com' } );
		await reconcile( site );
		await runSql(
			site,
			'DELETE FROM {fct_customers} WHERE id = 2000000',
			'ALTER TABLE {fct_customers} AUTO_INCREMENT = 1'
		);
		await expectExactTotal( admin, site );
		const { id } = await admin.createCustomer( { email: 'n@example.com' } );
		expect( id ).toBeLessThan( 2_000_000 );
		await expectExactTotal( admin, site );
		await runJobs( site );
		await expectExactTotal( admin, site );
		expect( await throughId( site ) ).toBeLessThan( id );
	} );

	test( 'a second runner does not wait for the count, and deletions during the count are counted', async ( {
		admin,
		site,
	} ) => {
		test.setTimeout( 120_000 );
		await insertCustomers( site, LARGE, { email: 'i%d@import.example' } );
		await reconcile( site );
		await site.call( 'jobs/age', { seconds: 3_601 } );
		await site.addPlugin( 'database/slow-statements', {
			verbs: 'SELECT MIN\\(id\\)',
			milliseconds: 8_000,
		} );
		let isCounting = true;
		const first = runJobs( site ).then( () => ( isCounting = false ) );
		await new Promise( ( resolve ) => setTimeout( resolve, 2_500 ) );
		const [ id = 0 ] = await idsOf(
			site,
			'fct_customers',
			"WHERE email = 'i7@import.example'"
		);
		await admin.deleteCustomer( id );
		const start = Date.now();
		await runJobs( site );
		expect( Date.now() - start ).toBeLessThan( 4_000 );
		expect( isCounting ).toBe( true );
		await first;
		await expectExactTotal( admin, site );
		expect(
			await countRows( site, 'fcc_change_queue', "WHERE kind = 'range'" )
		).toBe( 0 );
	} );

	test( 'more pending deletions than a list looks up run the jobs immediately', async ( {
		admin,
		site,
	} ) => {
		test.setTimeout( 120_000 );
		await insertCustomers( site, LARGE, { email: 'i%d@import.example' } );
		await reconcile( site );
		await runSql(
			site,
			"INSERT INTO {fcc_change_queue} (kind, customer_id) SELECT 'range', id FROM {fct_customers} ORDER BY id LIMIT 500"
		);
		await admin.listCustomers();
		expect( await nextRun( site ) ).toBeGreaterThan( 0 );
		await runSql(
			site,
			"INSERT INTO {fcc_change_queue} (kind, customer_id) VALUES ('range', 900000)"
		);
		await admin.listCustomers();
		expect( await nextRun( site ) ).toBeLessThanOrEqual( 0 );
	} );
}

async function expectExactTotal(
	admin: ApiClient,
	site: TestSite
): Promise< void > {
	const { pagination } = await admin.listCustomers();
	expect( pagination ).toMatchObject( {
		total: await countRows( site, 'fct_customers' ),
		total_is_exact: true,
	} );
}

/** The greatest id that the histogram contains. */
async function throughId( site: TestSite ): Promise< number > {
	const [ checkpoint ] = await rowsOf< { value: string } >(
		site,
		'fcc_checkpoints',
		"WHERE name = 'id_histogram'"
	);
	return JSON.parse( checkpoint?.value ?? '{}' ).through_id;
}

/** Seconds until WordPress's cron runs the jobs. */
async function nextRun( site: TestSite ): Promise< number > {
	const time = await site.call< number >( 'jobs/next_run', { hook: RUN } );
	return time - Date.now() / 1_000;
}
