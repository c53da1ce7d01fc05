import { IS_ON_CLUSTER, IS_ON_SQLITE } from '../../support/environment.ts';
import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';
import { ask, countCustomers, fill, inOrder } from '../support/large-store.ts';
import { reconcile } from '../support/overview/overview.ts';
import {
	countRows,
	rowsOf,
	runSql,
	updateRow,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

/** More than a small store, so that there is a histogram of ids. */
const CUSTOMERS = 20_000;

// SQLite is for small stores. The ids of a cluster's nodes have gaps.
if ( ! IS_ON_SQLITE && ! IS_ON_CLUSTER ) {
	test(
		'lists of a large store show deletions and new creation dates before a job has run',
		{ tag: '@slow' },
		async ( { admin, site } ) => {
			test.setTimeout( 300_000 );
			await fill( site, CUSTOMERS );
			expect( await histograms( site ) ).toBe( 1 );
			await site.addPlugin( 'database/count-rows-read' );

			await test.step( '500 deletions', async () => {
				// Most of one range, and some of each other one.
				const ids = Array.from( { length: 500 }, ( _, index ) =>
					index < 250 ? 7_100 + index : 28 * ( index - 249 )
				);
				await deleteCustomers( admin, ids );
				expect( await pending( site ) ).toHaveLength( 500 );
				expect( await countCustomers( site, '1 = 1' ) ).toBe(
					CUSTOMERS - 500
				);
				await expectExactLists( admin, site );
			} );

			await test.step( 'a job that has counted them', async () => {
				await runJobs( site );
				expect( await pending( site ) ).toEqual( [] );
				await expectExactLists( admin, site );
			} );

			await test.step( 'another creation date', async () => {
				await updateRow( site, 'fct_customers', 500, {
					created_at: '2030-05-05 05:05:05',
				} );
				await queueRange( site, 500 );
				await expectExactLists( admin, site );
				const list = await ask( admin, {
					'filters[date_from]': '2030-01-01',
				} );
				expect( list.ids ).toEqual( [ 500 ] );
			} );

			await test.step( 'newer customers', async () => {
				const { id } = await admin.createCustomer( {
					email: 'new@example.com',
				} );
				await admin.createCustomer( { email: 'newer@example.com' } );
				await admin.deleteCustomer( id );
				await expectExactLists( admin, site );
			} );

			await test.step( 'more deletions than a list looks up', async () => {
				await runSql(
					site,
					"INSERT INTO {fcc_change_queue} (kind, customer_id) SELECT 'range', id FROM {fct_customers} WHERE id BETWEEN 9000 AND 9700",
					'DELETE FROM {fct_customers} WHERE id BETWEEN 9000 AND 9700'
				);
				expect( ( await pending( site ) ).length ).toBeGreaterThan(
					500
				);
				await expectExactLists( admin, site, Infinity );
			} );

			await test.step( 'jobs that have counted everything', async () => {
				await runJobs( site );
				expect( await pending( site ) ).toEqual( [] );
				await expectExactLists( admin, site );
				await reconcile( site );
				await expectExactLists( admin, site );
			} );

			await test.step( 'a store that has become small', async () => {
				await runSql(
					site,
					'DELETE FROM {fct_customers} WHERE id > 9000'
				);
				await queueRange( site, 500 );
				await reconcile( site );
				expect( await histograms( site ) ).toBe( 0 );
				expect( await pending( site ) ).toEqual( [] );
				await expectExactLists( admin, site, Infinity );
			} );
		}
	);
}

/** Deletes customers with or without orders, as a user does. */
async function deleteCustomers(
	admin: ApiClient,
	ids: number[]
): Promise< void > {
	for ( let first = 0; first < ids.length; first += 100 ) {
		const chunk = ids.slice( first, first + 100 );
		const { processed } = await admin.bulk( {
			action: 'delete',
			customer_ids: chunk,
			data: { force: true },
		} );
		expect( processed ).toBe( chunk.length );
	}
}

/** Runs the jobs as WordPress's cron does: they apply queued changes. */
function runJobs( site: TestSite ): Promise< void > {
	return site.call( 'jobs/run', { hook: 'fluent_cart_customers/run_jobs' } );
}

/** Queues a customer as FluentCart's listener does. */
function queueRange( site: TestSite, id: number ): Promise< void > {
	return runSql(
		site,
		`INSERT INTO {fcc_change_queue} (kind, customer_id) VALUES ('range', ${ id })`
	);
}

function pending( site: TestSite ): Promise< object[] > {
	return rowsOf( site, 'fcc_change_queue', "WHERE kind = 'range'" );
}

function histograms( site: TestSite ): Promise< number > {
	return countRows( site, 'fcc_checkpoints', "WHERE name = 'id_histogram'" );
}

/** Compares lists with all customers. The requests must change neither checkpoints nor queued changes. */
async function expectExactLists(
	admin: ApiClient,
	site: TestSite,
	maxRead = 5_000
): Promise< void > {
	const kept = async () => [
		await rowsOf( site, 'fcc_checkpoints', 'ORDER BY name' ),
		await rowsOf( site, 'fcc_change_queue', 'ORDER BY id' ),
	];
	const before = await kept();
	const total = await countCustomers( site, '1 = 1' );
	const last = Math.ceil( total / 20 );
	for ( const direction of [ 'ASC', 'DESC' ] ) {
		for ( const page of [ 1, 2, 200, 356, 480, last - 1, last ] ) {
			const asked = { order_by: 'id', order_type: direction, page };
			const list = await ask( admin, asked );
			const message = JSON.stringify( asked );
			expect( list.ids, message ).toEqual(
				await inOrder( site, '1 = 1', 'id', direction, page )
			);
			expect( list.total, message ).toBe( total );
			expect( list.isExact, message ).toBe( true );
			expect( list.read, message ).toBeLessThan( maxRead );
		}
		const dates = {
			'filters[date_from]': '2018-03-01',
			'filters[date_to]': '2018-05-31',
		};
		const list = await ask( admin, { ...dates, order_type: direction } );
		expect( list.ids ).toEqual(
			await inOrder(
				site,
				"created_at >= '2018-03-01' AND created_at < '2018-06-01'",
				'id',
				direction,
				1
			)
		);
	}
	expect( await kept() ).toEqual( before );
}
