import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';
import {
	comparable,
	expectedOverviews,
} from '../support/overview/overview-oracle.ts';
import {
	addOrder,
	changeOrder,
	overviewByPeriod,
	reconcile,
	runJobs,
	toSqlDate,
	touchedOrder,
} from '../support/overview/overview.ts';
import {
	type Table,
	insertCustomer,
	rowsOf,
	runSql,
	updateRow,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

const DAY = 86_400_000;

/** The tables of the overview. */
const TABLES: Table[] = [
	'fcc_daily_summaries',
	'fcc_checkpoints',
	'fcc_change_queue',
];

test(
	'an overview with pending changes writes nothing',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		await reconcile( site );
		await touchedOrder( site, 1, daysAgo( 3 ) );
		const { id } = await admin.createCustomer( { email: 'a@example.com' } );
		await admin.deleteCustomer( id );
		const before = await stored( site );
		expect( before[ 2 ] ).not.toEqual( [] );

		await expectCurrent( admin, site );
		expect( await stored( site ) ).toEqual( before );
		await runJobs( site );
		expect( await stored( site ) ).not.toEqual( before );
		await expectCurrent( admin, site );
	}
);

test(
	'without summaries, an overview writes none, and schedules the jobs',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await runSql(
			site,
			'DELETE FROM {fcc_checkpoints}',
			'DELETE FROM {fcc_daily_summaries}'
		);
		await expectCurrent( admin, site );
		expect( await stored( site ) ).toEqual( [ [], [], [] ] );
		expect(
			await site.call( 'jobs/next_run', {
				hook: 'fluent_cart_customers/run_jobs',
			} )
		).toBeLessThanOrEqual( Date.now() / 1000 );
	}
);

test(
	'orders, refunds, deletions and new customers of orders are in the next answer, before and after the jobs',
	{ tag: [ '@cluster', '@slow' ] },
	async ( { admin, site } ) => {
		test.setTimeout( 180_000 );
		const buyer = await insertCustomer( site, { email: 'a@example.com' } );
		const other = await insertCustomer( site, { email: 'b@example.com' } );
		await reconcile( site );
		const orders: number[] = [];
		const steps: ( () => Promise< unknown > )[] = [
			async () => {
				for ( const days of [ 500, 40, 20, 2, 0 ] ) {
					orders.push(
						await touchedOrder( site, buyer, daysAgo( days ) )
					);
				}
			},
			() => changeOrder( site, orders[ 1 ] ?? 0, { total_refund: 99 } ),
			() =>
				changeOrder( site, orders[ 0 ] ?? 0, {
					payment_status: 'refunded',
				} ),
			() => moveOrder( site, orders[ 1 ] ?? 0, { customer_id: other } ),
			() =>
				moveOrder( site, orders[ 2 ] ?? 0, {
					created_at: daysAgo( 9 ),
				} ),
			() => admin.deleteCustomer( other, { force: true } ),
			async () => {
				const { top_customers } = await admin.getOverview( 'all' );
				await admin.bulk( {
					action: 'delete',
					customer_ids: top_customers.map( ( { id } ) => id ),
					data: { force: true },
				} );
			},
		];
		for ( const step of steps ) {
			await step();
			await expectCurrent( admin, site );
			await runJobs( site );
			expect( await overviewByPeriod( admin ) ).toEqual(
				await expectedOverviews( site )
			);
		}
	}
);

test(
	'an order before, between or after other orders of its customer changes the repeat order rate',
	{ tag: '@slow' },
	async ( { admin, site } ) => {
		test.setTimeout( 180_000 );
		const buyer = await insertCustomer( site, { email: 'a@example.com' } );
		for ( const days of [ 50, 25, 5 ] ) {
			await addOrder( site, {
				customer_id: buyer,
				total_paid: 100,
				created_at: daysAgo( days ),
			} );
		}
		await reconcile( site );
		for ( const days of [ 0, 5, 10, 50, 80 ] ) {
			const order = await touchedOrder( site, buyer, daysAgo( days ) );
			await expectCurrent( admin, site );
			await changeOrder( site, order, { payment_status: 'failed' } );
			await runJobs( site );
			await expectCurrent( admin, site );
			await changeOrder( site, order, { payment_status: 'paid' } );
			await expectCurrent( admin, site );
			await runJobs( site );
		}
		const undated = await touchedOrder( site, buyer, daysAgo( 1 ) );
		await runJobs( site );
		await moveOrder( site, undated, { created_at: null } );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
	}
);

test(
	'a top list that has lost most of its customers is made again',
	{ tag: '@slow' },
	async ( { admin, site } ) => {
		await reconcile( site );
		await runSql(
			site,
			`UPDATE {fct_orders} SET total_refund = total_paid, updated_at = '${ toSqlDate( Date.now() ) }'
			WHERE customer_id % 25 <> 0 AND id % 2 = 0`
		);
		await expectCurrent( admin, site );
		await runJobs( site );
		await expectCurrent( admin, site );
		await touchedOrder( site, 7, daysAgo( 6 ), 900_000_000 );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
	}
);

test( 'a reconcile finds a plain change on a day that was summed again since, also in the top lists', async ( {
	admin,
	site,
} ) => {
	const order = await addOrder( site, {
		customer_id: 3,
		total_paid: 1,
		created_at: daysAgo( 2 ),
	} );
	await reconcile( site );
	await updateRow( site, 'fct_orders', order, { total_paid: 900_000_000 } );
	await touchedOrder( site, 5, daysAgo( 2 ) );
	await runJobs( site );
	await reconcile( site );
	await expectCurrent( admin, site );
	expect( ( await admin.getOverview() ).top_customers[ 0 ]?.id ).toBe( 3 );
} );

test(
	'eight concurrent readers while the jobs run',
	{ tag: [ '@cluster', '@slow' ] },
	async ( { admin, site } ) => {
		await reconcile( site );
		for ( const run of [ runJobs, reconcile, rebuild ] ) {
			await touchedOrder( site, 4, daysAgo( 8 ) );
			const { id } = await admin.createCustomer( {
				email: `${ run.name }@example.com`,
			} );
			await admin.deleteCustomer( id );
			const expected = ( await expectedOverviews( site ) )[ '30d' ];
			const jobs = run( site );
			const answers = await Promise.all(
				Array.from( { length: 8 }, () => admin.getOverview( '30d' ) )
			);
			await jobs;
			for ( const answer of answers ) {
				expect( comparable( answer ) ).toEqual( expected );
			}
		}
	}
);

/** Expects all periods to be those of the source tables. */
async function expectCurrent(
	admin: ApiClient,
	site: TestSite
): Promise< void > {
	expect( await overviewByPeriod( admin ) ).toEqual(
		await expectedOverviews( site )
	);
}

/** The rows of the overview's tables. */
function stored( site: TestSite ): Promise< object[][] > {
	return Promise.all(
		TABLES.map( ( table ) => rowsOf< object >( site, table ) )
	);
}

/** Changes customer or date of an order as FluentCart's models do. */
async function moveOrder(
	site: TestSite,
	id: number,
	columns: { customer_id?: number; created_at?: string | null }
): Promise< void > {
	const [ before ] = await rowsOf< {
		customer_id: string;
		created_at: string;
	} >( site, 'fct_orders', `WHERE id = ${ id }` );
	await changeOrder( site, id, columns );
	await site.call( 'queue/push_days', {
		customer_id: Number( before?.customer_id ),
		moments: [ before?.created_at ],
	} );
}

async function rebuild( site: TestSite ): Promise< void > {
	await runSql(
		site,
		"DELETE FROM {fcc_checkpoints} WHERE name = 'summaries'"
	);
	await runJobs( site );
}

function daysAgo( days: number ): string {
	return toSqlDate( Date.now() - days * DAY );
}
