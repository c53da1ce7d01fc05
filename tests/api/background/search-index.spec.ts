import { type TestSite } from '../../support/test-site.ts';
import {
	reconcile,
	runJobs,
	runJobsLater,
} from '../support/overview/overview.ts';
import { isIndexed, searchIds } from '../support/search.ts';
import {
	countRows,
	insertCustomer,
	insertCustomers,
	runSql,
	updateRow,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

test(
	'a customer deleted by plain SQL leaves the index, though another customer has no document',
	{ tag: '@oldest' },
	async ( { site } ) => {
		// An id that JSON readers would round has no document.
		await runSql(
			site,
			"INSERT INTO {fct_customers} (id, email, first_name, last_name, notes) VALUES (9007199254740999, 'huge@example.com', 'Huge', 'Id', '')"
		);
		const id = await insertCustomer( site, {
			id: 5000,
			email: 'gone@gonename.example',
			first_name: 'Vercingetorix',
		} );
		await reconcile( site );
		expect( await isIndexed( site, id ) ).toBe( true );
		await runSql( site, `DELETE FROM {fct_customers} WHERE id = ${ id }` );
		await reconcile( site );
		expect( await isIndexed( site, id ) ).toBe( false );
		expect(
			await countRows(
				site,
				'fcc_search_terms',
				'WHERE customer_id = 5000'
			)
		).toBe( 0 );
	}
);

test(
	'a customer with the id of a deleted one is found before and after the job has run',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await insertCustomer( site, { id: 5000, email: 'gone@example.com' } );
		await reconcile( site );
		// Twice, so that the job compares no customers of the last minutes.
		await site.call( 'jobs/age', { seconds: 400 } );
		await runJobs( site );
		await site.call( 'jobs/age', { seconds: 400 } );
		await runJobs( site );
		await runSql( site, 'DELETE FROM {fct_customers} WHERE id > 490' );
		const id = await insertCustomer( site, {
			id: 491,
			email: 'new@example.com',
			first_name: 'Ambiorix',
		} );
		expect( await searchIds( admin, 'ambio' ) ).toEqual( [ id ] );
		await runJobs( site );
		expect( await isIndexed( site, id ) ).toBe( true );
	}
);

test(
	'the job ends after the newest 12,500 customers were deleted by plain SQL',
	{ tag: '@slow' },
	async ( { site } ) => {
		test.setTimeout( 180_000 );
		await importCustomers( site, 12_500 );
		await reconcile( site );
		await runJobs( site );
		await runSql(
			site,
			"DELETE FROM {fct_customers} WHERE email LIKE '%@import.example'"
		);
		const run = () =>
			site.call< Record< string, string > >( 'jobs/run_briefly', {
				only: 'search',
			} );
		await run();
		expect( await run() ).toEqual( { search: 'Done' } );
	}
);

test(
	'a customer is found whose transaction committed after those of 3,000 newer customers',
	{ tag: '@slow' },
	async ( { admin, site } ) => {
		test.setTimeout( 180_000 );
		await importCustomers( site, 3_000 );
		await reconcile( site );
		const id = 600;
		// As if it had committed now.
		await runSql(
			site,
			`DELETE FROM {fct_customers} WHERE id = ${ id }`,
			`DELETE FROM {fcc_search_documents} WHERE customer_id = ${ id }`
		);
		await insertCustomer( site, {
			id,
			email: 'late@example.com',
			first_name: 'Ambiorix',
		} );
		await runJobs( site );
		expect( await searchIds( admin, 'ambio' ) ).toEqual( [ id ] );
	}
);

test(
	'a reconcile finds changes in every range of a store with more than one',
	{ tag: '@slow' },
	async ( { admin, site } ) => {
		test.setTimeout( 240_000 );
		await importCustomers( site, 21_000 );
		await reconcile( site );
		await runJobs( site );
		await runJobs( site );
		const { length } = await searchIds( admin, 'import' );
		expect( length ).toBe( 100 );
		const ids = [ 20, 10_000, 10_001, 15_000, 20_000, 20_001, 21_400 ];
		for ( const id of ids ) {
			await updateRow( site, 'fct_customers', id, {
				first_name: 'Quirinius',
			} );
		}
		await runSql(
			site,
			'DELETE FROM {fct_customers} WHERE id BETWEEN 3000 AND 3700 OR id IN (10002, 19999, 21401)'
		);
		await reconcile( site );
		await runJobs( site );
		await runJobs( site );
		expect( await searchIds( admin, 'quirin' ) ).toEqual( ids.reverse() );
		expect(
			await countRows(
				site,
				'fcc_search_documents',
				'WHERE customer_id NOT IN (SELECT id FROM {fct_customers})'
			)
		).toBe( 0 );
		expect( await countRows( site, 'fcc_search_documents' ) ).toBe(
			await countRows( site, 'fct_customers' )
		);
	}
);

test(
	'a reconcile whose comparison takes longer than a step is complete two steps later',
	{ tag: '@slow' },
	async ( { site } ) => {
		test.setTimeout( 180_000 );
		await importCustomers( site, 2_500 );
		await reconcile( site );
		await runSql(
			site,
			"UPDATE {fct_customers} SET first_name = 'Quirinius'"
		);
		await site.addPlugin( 'database/slow-statements', {
			verbs: 'SELECT COUNT\\(\\*\\) AS customers',
			milliseconds: 10_500,
		} );
		await runJobsLater( site );
		await runJobs( site );
		expect(
			await countRows(
				site,
				'fcc_search_documents',
				"WHERE terms LIKE '%quirinius%'"
			)
		).toBe( await countRows( site, 'fct_customers' ) );
	}
);

test(
	'an index that is emptied while a job fills it is filled from the start',
	{ tag: '@slow' },
	async ( { site } ) => {
		test.setTimeout( 120_000 );
		await reconcile( site );
		await importCustomers( site, 1_300 );
		const documents = () => countRows( site, 'fcc_search_documents' );
		const before = await documents();
		await site.addPlugin( 'database/slow-statements', {
			verbs: 'INSERT',
			table: 'fcc_search_documents',
			milliseconds: 700,
		} );
		const run = runJobs( site );
		await expect
			.poll( documents, { timeout: 60_000 } )
			.toBeGreaterThan( before );
		await runSql(
			site,
			'DELETE FROM {fcc_search_terms}',
			'DELETE FROM {fcc_search_documents}',
			"DELETE FROM {fcc_checkpoints} WHERE name = 'search'"
		);
		await run;
		await runJobs( site );
		expect( await documents() ).toBe(
			await countRows( site, 'fct_customers' )
		);
	}
);

function importCustomers( site: TestSite, count: number ): Promise< void > {
	return insertCustomers( site, count, {
		email: 'i%d@import.example',
		first_name: 'A',
		last_name: 'Number%d',
	} );
}
