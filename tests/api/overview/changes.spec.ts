import { type TestSite } from '../../support/test-site.ts';
import { concurrently, countByStatus } from '../support/concurrency.ts';
import {
	dayFormatter,
	comparable,
	expectedOverviews,
	addDays,
} from '../support/overview/overview-oracle.ts';
import {
	addOrder,
	changeOrder,
	overviewByPeriod,
	runJobsLater,
	toSqlDate,
	touchedOrder,
	reconcile,
} from '../support/overview/overview.ts';
import { updateRow, insertCustomer, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

test(
	'a changed order is in the figures immediately',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const customer = await insertCustomer( site, {
			email: 'a@example.com',
		} );
		const other = await insertCustomer( site, { email: 'b@example.com' } );
		const placed = ( days: number ) =>
			toSqlDate( Date.now() - days * 86_400_000 );
		await reconcile( site );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);

		const first = await touchedOrder( site, customer, placed( 40 ) );
		const second = await touchedOrder( site, customer, placed( 20 ) );
		const third = await touchedOrder( site, customer, placed( 2 ) );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);

		// The second order becomes the first, then the third. Then the first becomes the first again.
		await changeOrder( site, first, { payment_status: 'refunded' } );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
		await changeOrder( site, second, { payment_status: 'refunded' } );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
		await changeOrder( site, first, { payment_status: 'paid' } );
		await changeOrder( site, second, { payment_status: 'paid' } );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);

		await changeOrder( site, third, { total_refund: 99_999 } );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
		await changeOrder( site, third, { currency: 'EUR' } );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
		await changeOrder( site, third, {
			currency: 'USD',
			customer_id: null,
		} );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
		await changeOrder( site, third, { customer_id: other } );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
	}
);

test(
	'a created or deleted customer is in the figures immediately',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
		const { id } = await admin.createCustomer( {
			email: 'new@example.com',
		} );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
		await admin.deleteCustomer( id );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);

		const [ best ] = ( await admin.getOverview( 'all' ) ).top_customers;
		await admin.deleteCustomer( best?.id ?? 0, { force: true } );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);

		const { top_customers } = await admin.getOverview( '12m' );
		await admin.bulk( {
			action: 'delete',
			customer_ids: top_customers.map( ( customer ) => customer.id ),
			data: { force: true },
		} );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
	}
);

test(
	'a change by plain SQL without a new `updated_at` is found by a reconcile',
	{ tag: '@slow' },
	async ( { admin, site } ) => {
		// On SQLite, computing the expected figures a dozen times takes long.
		test.setTimeout( 180_000 );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
		for ( const sql of [
			'UPDATE {fct_orders} SET total_refund = total_paid WHERE id % 7 = 0',
			"UPDATE {fct_orders} SET payment_status = 'failed' WHERE id % 11 = 0",
			'DELETE FROM {fct_orders} WHERE id % 13 = 0',
			"UPDATE {fct_orders} SET currency = 'EUR' WHERE id % 17 = 0",
			'UPDATE {fct_orders} SET customer_id = customer_id + 1 WHERE id % 19 = 0',
			'UPDATE {fct_orders} SET customer_id = NULL WHERE id % 23 = 0',
			"UPDATE {fct_orders} SET created_at = '2020-02-29 12:00:00' WHERE id % 29 = 0",
			'DELETE FROM {fct_customers} WHERE id % 31 = 0',
			"UPDATE {fct_customers} SET created_at = '2019-01-01 00:00:00' WHERE id % 37 = 0",
			// Within a month, so the monthly sums stay equal.
			"UPDATE {fct_orders} SET created_at = REPLACE(created_at, '-10 ', '-20 ') WHERE id % 41 = 0",
			"UPDATE {fct_customers} SET created_at = REPLACE(created_at, '-11 ', '-12 ')",
		] ) {
			await runSql( site, sql );
			await reconcile( site );
			expect( await overviewByPeriod( admin ) ).toEqual(
				await expectedOverviews( site )
			);
		}
	}
);

test(
	'two orders that swap their customers are found, although the sums stay equal',
	{ tag: '@slow' },
	async ( { admin, site } ) => {
		const now = toSqlDate( Date.now() - 60_000 );
		const before = toSqlDate( Date.now() - 86_400_000 * 3 );
		const order = { created_at: now, total_paid: 500 };
		const regular = await insertCustomer( site, {
			email: 'a@example.com',
		} );
		const another = await insertCustomer( site, {
			email: 'b@example.com',
		} );
		await addOrder( site, {
			customer_id: regular,
			total_paid: 1,
			created_at: before,
		} );
		const one = await addOrder( site, { ...order, customer_id: regular } );
		const two = await addOrder( site, { ...order, customer_id: another } );
		await reconcile( site );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);

		await updateRow( site, 'fct_orders', one, { customer_id: another } );
		await updateRow( site, 'fct_orders', two, { customer_id: regular } );
		await reconcile( site );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
	}
);

test(
	'when a reconcile is due, the jobs find every change',
	{ tag: '@slow' },
	async ( { admin, site } ) => {
		await reconcile( site );
		await runSql( site, 'DELETE FROM {fct_orders} WHERE id % 2 = 0' );
		await runJobsLater( site );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);

		const { as_of } = await admin.getOverview();
		expect( Date.now() - Date.parse( as_of ?? '' ) ).toBeLessThan( 60_000 );
	}
);

test(
	'a thousand changed orders are in the figures within a minute',
	{ tag: [ '@cluster', '@slow' ] },
	async ( { admin, site } ) => {
		await reconcile( site );
		await runSql(
			site,
			`UPDATE {fct_orders} SET total_refund = 1, updated_at = '${ toSqlDate( Date.now() ) }'`
		);
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
		// Changes right after them are included, too.
		await touchedOrder( site, 5, toSqlDate( Date.now() ) );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
	}
);

test( 'a future order is in the figures once its day has come', async ( {
	admin,
	site,
} ) => {
	await site.call( 'wordpress/options/update', {
		name: 'timezone_string',
		value: 'Pacific/Kiritimati',
	} );
	await reconcile( site );
	const dayOf = dayFormatter( 'Pacific/Kiritimati' );
	expect( await overviewByPeriod( admin ) ).toEqual(
		await expectedOverviews( site, dayOf )
	);
	// Makes the summaries three days old.
	const day = addDays( dayOf( new Date() ), -3 );
	await addOrder( site, {
		customer_id: 1,
		total_paid: 123,
		created_at: toSqlDate( Date.now() - 86_400_000 ),
	} );
	await site.call( 'checkpoints/set_summary_day', { day } );
	expect( await overviewByPeriod( admin ) ).toEqual(
		await expectedOverviews( site, dayOf )
	);
} );

test(
	'many changes in any order give correct figures',
	{ tag: [ '@cluster', '@slow' ] },
	async ( { admin, site } ) => {
		const below = createRandom();
		const orders: number[] = [];
		for ( let step = 0; step < 12; step++ ) {
			for ( let each = 0; each < 6; each++ ) {
				await changeSomething( site, orders, below );
			}
			expect( await overviewByPeriod( admin ) ).toEqual(
				await expectedOverviews( site )
			);
		}
	}
);

test(
	'eight concurrent readers during writes',
	{ tag: [ '@cluster', '@slow' ] },
	async ( { admin, site } ) => {
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
		let isWriting = true;
		const writer = ( async () => {
			for ( let order = 0; order < 20; order++ ) {
				await touchedOrder(
					site,
					1 + ( order % 3 ),
					toSqlDate( Date.now() )
				);
				await admin.createCustomer( {
					email: `new${ order }@example.com`,
				} );
			}
			isWriting = false;
		} )();
		while ( isWriting ) {
			const seen = await concurrently( 8, ( index ) =>
				admin.send( 'GET', 'customers/overview', {
					params: { period: index % 2 ? '7d' : 'all' },
				} )
			);
			expect( countByStatus( seen ) ).toEqual( { 200: 8 } );
		}
		await writer;
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
	}
);

test(
	'eight concurrent first readers, and eight after a reconcile',
	{ tag: [ '@cluster', '@slow' ] },
	async ( { admin, site } ) => {
		for ( const [ divisor, arrange ] of [
			[ 5, () => runSql( site, 'DELETE FROM {fcc_checkpoints}' ) ],
			[ 7, () => reconcile( site ) ],
		] as const ) {
			await runSql(
				site,
				`DELETE FROM {fct_orders} WHERE id % ${ divisor } = 0`
			);
			await arrange();
			const expected = await expectedOverviews( site );
			const overviews = await Promise.all(
				Array.from( { length: 8 }, () => admin.getOverview( '12m' ) )
			);
			for ( const overview of overviews ) {
				expect( comparable( overview ) ).toEqual( expected[ '12m' ] );
			}
		}
	}
);

/** Returns pseudorandom numbers below a limit, the same in every run. */
function createRandom(): ( limit: number ) => number {
	let seed = 20_261_124;
	return ( limit ) => {
		seed = ( seed * 1_103_515_245 + 12_345 ) % 2_147_483_648;
		return Math.floor( ( seed / 2_147_483_648 ) * limit );
	};
}

/** Adds an order, or changes one that it added. */
async function changeSomething(
	site: TestSite,
	orders: number[],
	below: ( limit: number ) => number
): Promise< void > {
	const order = orders[ below( 2 * orders.length + 1 ) ];
	const customer_id = 1 + below( 5 );
	if ( order === undefined ) {
		const created = toSqlDate( Date.now() - below( 100 ) * 86_400_000 );
		const cents = below( 900_000 );
		orders.push( await touchedOrder( site, customer_id, created, cents ) );
	} else {
		await changeOrder( site, order, {
			payment_status: below( 3 ) ? 'paid' : 'refunded',
			total_refund: below( 500_000 ),
		} );
	}
}
