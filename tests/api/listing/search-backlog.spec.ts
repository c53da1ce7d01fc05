import { type TestSite } from '../../support/test-site.ts';
import { ask, reconcileAll } from '../support/large-store.ts';
import { reconcile } from '../support/overview/overview.ts';
import { searchIds } from '../support/search.ts';
import {
	countRows,
	insertCustomer,
	insertCustomers,
	runSql,
	updateRow,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

for ( const [ queued, are_checked ] of [
	[ 1_200, true ],
	[ 5_100, false ],
] as const ) {
	test(
		`behind ${ queued } queued deletions, a renamed customer is found by the new name only, and a bulk action spares it`,
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			const id = await insertCustomer( site, {
				email: 'before@oldname.example',
				first_name: 'Vercingetorix',
			} );
			const namesake = await insertCustomer( site, {
				email: 'other@oldname.example',
				first_name: 'Vercingetorix',
			} );
			// Far below the newest ids, which every search checks.
			await insertCustomer( site, {
				id: 900_000,
				email: 'new@example.com',
			} );
			await reconcile( site );
			await queueDeletions( site, queued );
			await updateRow( site, 'fct_customers', id, {
				first_name: 'Quirinius',
				email: 'after@newname.example',
			} );
			await site.call( 'queue/push_document', { customer_id: id } );

			expect( await searchIds( admin, 'quir' ) ).toEqual( [ id ] );
			expect( await searchIds( admin, 'verc' ) ).toEqual( [ namesake ] );
			const { pagination } = await admin.listCustomers( {
				search: 'verc',
			} );
			expect( pagination ).toMatchObject( {
				total: 1,
				total_is_exact: are_checked,
			} );
			await admin.bulk( { action: 'delete', search: 'verc' } );
			expect(
				await countRows(
					site,
					'fct_customers',
					`WHERE id IN (${ id }, ${ namesake })`
				)
			).toBe( 1 );
			expect( await searchIds( admin, 'quir' ) ).toEqual( [ id ] );
		}
	);
}

test(
	'with more renamed customers than a search compares, none is found by the old name',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await insertCustomers( site, 1_100, {
			email: 'queued%d@example.com',
			first_name: 'Vercingetorix',
		} );
		await insertCustomer( site, { id: 900_000, email: 'new@example.com' } );
		await reconcile( site );
		await runSql(
			site,
			"UPDATE {fct_customers} SET first_name = 'Quirinius' WHERE first_name = 'Vercingetorix'",
			"INSERT INTO {fcc_change_queue} (kind, customer_id) SELECT 'document', id FROM {fct_customers} WHERE first_name = 'Quirinius' ORDER BY id"
		);
		expect( await searchIds( admin, 'verc' ) ).toEqual( [] );
		const newest = await countRows(
			site,
			'fct_customers',
			'WHERE id < 900000'
		);
		expect( await searchIds( admin, 'quirin' ) ).toEqual(
			Array.from( { length: 100 }, ( _, index ) => newest - index )
		);
	}
);

test(
	'a search that checks thousands of new customers schedules the jobs for now, and is exact',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await insertCustomers( site, 2_700, {
			email: 'i%d@import.example',
			first_name: 'Vercingetorix',
		} );
		await reconcile( site );
		const dueIn = async () =>
			( await site.call< number >( 'jobs/next_run', {
				hook: 'fluent_cart_customers/run_jobs',
			} ) ) -
			Date.now() / 1_000;
		await admin.listCustomers( { search: 'verc' } );
		expect( await dueIn() ).toBeGreaterThan( 30 );

		// As before the job has run, for customers that the API has created and indexed.
		await runSql(
			site,
			'UPDATE {fcc_checkpoints} SET value = \'{"format":1,"indexed_through":500}\' WHERE name = \'search\''
		);
		const { pagination } = await admin.listCustomers( { search: 'verc' } );
		expect( pagination ).toMatchObject( {
			total: 2_700,
			total_is_exact: true,
		} );
		expect( await dueIn() ).toBeLessThan( 5 );
	}
);

test(
	'with 10,000 matches of indexed and new customers together, each is on a page, and the total is a minimum',
	{ tag: '@slow' },
	async ( { admin, site } ) => {
		test.setTimeout( 240_000 );
		await insertCustomers( site, 9_800, {
			email: 'z%d@import.example',
			first_name: 'Vercingetorix',
			last_name: 'Number%d',
		} );
		await reconcileAll( site );
		await insertCustomers( site, 600, {
			email: 'y%d@import.example',
			first_name: 'Vercingetorix',
			last_name: 'New%d',
		} );
		for ( const order_by of [ 'id', 'email', 'total_spent' ] ) {
			const search = { search: 'verc', order_by, per_page: 100 };
			const first = await ask( admin, search );
			expect( first ).toMatchObject( { total: 10_000, isExact: false } );
			const last = await ask( admin, { ...search, page: 104 } );
			expect( last.ids, order_by ).toHaveLength( 100 );
			const none = await ask( admin, { ...search, page: 105 } );
			expect( none.ids, order_by ).toEqual( [] );
		}
	}
);

async function queueDeletions( site: TestSite, rows: number ): Promise< void > {
	const batch = 300;
	for ( let first = 0; first < rows; first += batch ) {
		await runSql(
			site,
			`INSERT INTO {fcc_change_queue} (kind, customer_id) SELECT 'document', ${
				100_000 + first
			} + id FROM {fct_customers} WHERE id <= ${ batch }`
		);
	}
}
