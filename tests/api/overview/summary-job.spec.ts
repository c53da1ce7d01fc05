import { expectedOverviews } from '../support/overview/overview-oracle.ts';
import {
	addOrder,
	overviewByPeriod,
	reconcile,
	runJobs,
	toSqlDate,
	touchedOrder,
} from '../support/overview/overview.ts';
import {
	addOrderEachDay,
	changeCheckpoint,
	countFromSource,
	readCheckpoint,
} from '../support/overview/summaries.ts';
import { insertCustomer, rowsOf, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

const DAY = 86_400_000;

test( 'orders are counted when the clock of one node is half a minute ahead', async ( {
	admin,
	site,
} ) => {
	await reconcile( site );
	const { at } = await readCheckpoint< { at: number } >( site, 'summaries' );
	await changeCheckpoint( site, 'summaries', { at: at + 30 } );
	await touchedOrder( site, 1, toSqlDate( Date.now() - 5_000 ) );
	await addOrder( site, {
		customer_id: 2,
		total_paid: 500,
		created_at: toSqlDate( Date.now() - 3 * DAY ),
		updated_at: toSqlDate( Date.now() + 30_000 ),
	} );
	const expected = await expectedOverviews( site );
	expect( await overviewByPeriod( admin ) ).toEqual( expected );
	await runJobs( site );
	expect( await overviewByPeriod( admin ) ).toEqual( expected );
} );

test( 'an order that is paid between two statements makes no partial day', async ( {
	admin,
	site,
} ) => {
	const first = await insertCustomer( site, { email: 'a@example.com' } );
	const second = await insertCustomer( site, { email: 'b@example.com' } );
	await reconcile( site );
	const moments = [ 1_500, 1_600 ].map( ( days ) =>
		toSqlDate( Date.now() - days * DAY )
	);
	const days = moments.map( ( moment ) => moment.slice( 0, 10 ) );
	await runSql(
		site,
		"UPDATE {fct_orders} SET payment_status = 'failed' WHERE payment_status = 'pending'",
		...days.map(
			( day ) =>
				`DELETE FROM {fct_orders} WHERE created_at LIKE '${ day }%'`
		)
	);
	for ( const [ index, created_at ] of moments.entries() ) {
		await addOrder( site, {
			customer_id: index ? second : first,
			total_paid: 100,
			payment_status: 'pending',
			created_at,
			updated_at: toSqlDate( Date.now() ),
		} );
	}
	// One of the days has another order.
	await addOrder( site, {
		customer_id: null,
		total_paid: 100,
		created_at: moments[ 1 ] ?? '',
		updated_at: toSqlDate( Date.now() ),
	} );
	await site.addPlugin( 'database/pay-between', {} );
	await runJobs( site );
	expect(
		await rowsOf(
			site,
			'fcc_daily_summaries',
			`WHERE day IN ('${ days.join( "', '" ) }')`
		)
	).toMatchObject( [
		{
			day: days[ 1 ],
			orders: '1',
			customer_orders: '0',
			first_orders: '0',
		},
	] );

	await runSql(
		site,
		`UPDATE {fct_orders} SET payment_status = 'pending' WHERE customer_id IN (${ first }, ${ second })`
	);
	await admin.getOverview( 'all' );
	expect( await overviewByPeriod( admin ) ).toEqual(
		await expectedOverviews( site )
	);
	await runJobs( site );
	expect( await overviewByPeriod( admin ) ).toEqual(
		await expectedOverviews( site )
	);
} );

test( 'orders and customers that changed on hundreds of days are applied without summing everything', async ( {
	admin,
	site,
} ) => {
	test.setTimeout( 120_000 );
	await runSql(
		site,
		...Array.from(
			{ length: 250 },
			( _, day ) =>
				`UPDATE {fct_customers} SET created_at = '${ toSqlDate(
					Date.now() - ( 500 + day ) * DAY
				) }' WHERE id % 250 = ${ day }`
		)
	);
	await reconcile( site );
	const sums = await countFromSource( site, 'sums' );
	await runSql(
		site,
		`UPDATE {fct_customers} SET updated_at = '${ toSqlDate( Date.now() ) }'`
	);
	await insertCustomer( site, {
		email: 'a@example.com',
		created_at: toSqlDate( Date.now() - 900 * DAY ),
		updated_at: toSqlDate( Date.now() ),
	} );
	await addOrderEachDay( site, 7, 450 );
	const expected = await expectedOverviews( site );
	await runJobs( site );
	await runJobs( site );
	expect( await sums() ).toBe( 0 );
	expect( ( await overviewByPeriod( admin ) )[ '12m' ] ).toEqual(
		expected[ '12m' ]
	);
	const days = () => rowsOf( site, 'fcc_daily_summaries', 'ORDER BY day' );
	const applied = await days();
	await reconcile( site );
	expect( applied ).toEqual( await days() );
} );

test( 'the first run sums everything once, and records it as a reconcile', async ( {
	admin,
	site,
} ) => {
	await runSql(
		site,
		'DELETE FROM {fcc_checkpoints}',
		'DELETE FROM {fcc_daily_summaries}'
	);
	const sums = await countFromSource( site, 'sums' );
	await runJobs( site );
	expect( await sums() ).toBe( 1 );
	const { complete } = await readCheckpoint< {
		complete: { started_at: number };
	} >( site, 'reconcile.overviews' );
	const { as_of } = await admin.getOverview();
	expect( Date.parse( as_of ?? '' ) / 1_000 ).toBe( complete.started_at );
	await runJobs( site );
	expect( await sums() ).toBe( 0 );

	await site.call( 'wordpress/options/update', {
		name: 'timezone_string',
		value: 'Asia/Tokyo',
	} );
	await runJobs( site );
	expect( await sums() ).toBe( 1 );
	expect( ( await admin.getOverview() ).is_being_rebuilt ).toBe( false );
} );

test( 'more than 20,000 changes are summed a minute after the last reconcile, not with every run', async ( {
	site,
} ) => {
	await reconcile( site );
	await runSql(
		site,
		`INSERT INTO {fct_orders} (payment_status, status, currency, total_paid, total_amount, uuid, payment_method, payment_method_title, created_at, updated_at)
		SELECT 'failed', 'failed', 'USD', 0, 0, '', 'stripe', 'Stripe', '2026-01-01 00:00:00', '${ toSqlDate(
			Date.now()
		) }' FROM {fct_orders} AS a JOIN {fct_orders} AS b LIMIT 20001`
	);
	const sums = await countFromSource( site, 'sums' );
	await runJobs( site );
	expect( await sums() ).toBe( 0 );
	await site.call( 'checkpoints/set_reconcile_seconds', {
		job: 'overviews',
		seconds: 15,
	} );
	await site.call( 'jobs/age', { seconds: 75 } );
	await runJobs( site );
	expect( await sums() ).toBe( 1 );
} );
