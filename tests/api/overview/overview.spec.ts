import { type TestSite } from '../../support/test-site.ts';
import { setCurrency } from '../support/overview/currency.ts';
import {
	type DayOf,
	dayFormatter,
	fixedOffsetDays,
	expectedOverviews,
	addDays,
} from '../support/overview/overview-oracle.ts';
import {
	addOrder,
	overviewByPeriod,
	ageSummaryCheckpoint,
	toSqlDate,
	reconcile,
} from '../support/overview/overview.ts';
import { insertCustomer, rowsOf, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

/** Time zones as WordPress's settings store them, with their days. */
const TIME_ZONES: [ option: string, zone: string, dayOf: DayOf ][] = [
	...[
		'UTC',
		'Europe/Berlin',
		'Asia/Kolkata',
		// Summer time starts and ends at midnight here.
		'America/Santiago',
	].map( ( zone ): [ string, string, DayOf ] => [
		'timezone_string',
		zone,
		dayFormatter( zone ),
	] ),
	[ 'gmt_offset', '-9.5', fixedOffsetDays( -9.5 ) ],
];

for ( const [ option, timeZone, dayOf ] of TIME_ZONES ) {
	test(
		`adds up the orders, with ${ option } ${ timeZone }`,
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			await site.call( 'wordpress/options/update', {
				name: option,
				value: timeZone,
			} );
			await addEdgeCases( site, dayOf );
			await reconcile( site );
			expect( await overviewByPeriod( admin ) ).toEqual(
				await expectedOverviews( site, dayOf )
			);
		}
	);
}

test(
	'follows the time zone and the currency of the store',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await addEdgeCases( site, dayFormatter( 'UTC' ) );
		await reconcile( site );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);

		await setTimeZone( site, 'Asia/Tokyo' );
		await reconcile( site );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site, dayFormatter( 'Asia/Tokyo' ) )
		);

		await setCurrency( site, 'EUR' );
		await reconcile( site );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site, dayFormatter( 'Asia/Tokyo' ), 'EUR' )
		);
	}
);

const CHANGES: [
	what: string,
	change: ( site: TestSite ) => Promise< void >,
][] = [
	[ 'time zone', ( site ) => setTimeZone( site, 'Pacific/Kiritimati' ) ],
	[
		'distance from GMT',
		( site ) =>
			site.call( 'wordpress/options/update', {
				name: 'gmt_offset',
				value: '-9.5',
			} ),
	],
	[ 'currency', ( site ) => setCurrency( site, 'EUR' ) ],
];

for ( const [ what, change ] of CHANGES ) {
	test(
		`after a change of the ${ what }, the old figures are returned and marked as old until the background job has updated them`,
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { admin, site } ) => {
			await addEdgeCases( site, dayFormatter( 'UTC' ) );
			await reconcile( site );
			const days = () =>
				rowsOf( site, 'fcc_daily_summaries', 'ORDER BY day, checksum' );
			const before = await days();
			await change( site );
			expect(
				await site.call( 'jobs/next_run', {
					hook: 'fluent_cart_customers/sweep',
				} )
			).toBeLessThanOrEqual( Date.now() / 1000 );

			expect( await overviewByPeriod( admin ) ).toEqual(
				await expectedOverviews( site )
			);
			expect( await admin.getOverview( '7d' ) ).toMatchObject( {
				currency: 'USD',
				is_being_rebuilt: true,
				notice: expect.stringContaining( 'has changed' ),
				figures: {
					revenue: {
						formatted_value: expect.stringMatching( /^\$/ ),
					},
				},
			} );
			expect( await days() ).toEqual( before );

			await reconcile( site );
			expect( await days() ).not.toEqual( before );
			expect( await admin.getOverview( '7d' ) ).toMatchObject( {
				is_being_rebuilt: false,
				notice: null,
			} );
		}
	);
}

test( 'changes after a new time zone are in the old figures and in the new ones', async ( {
	admin,
	site,
} ) => {
	await reconcile( site );
	await setTimeZone( site, 'Asia/Tokyo' );
	await addOrder( site, {
		customer_id: 1,
		total_paid: 12_300,
		updated_at: toSqlDate( Date.now() ),
	} );
	await admin.createCustomer( { email: 'meanwhile@example.com' } );
	expect( await overviewByPeriod( admin ) ).toEqual(
		await expectedOverviews( site )
	);
	await reconcile( site );
	expect( await overviewByPeriod( admin ) ).toEqual(
		await expectedOverviews( site, dayFormatter( 'Asia/Tokyo' ) )
	);
} );

test( 'without background jobs, a request a minute later returns the new figures', async ( {
	admin,
	site,
} ) => {
	await reconcile( site );
	await setTimeZone( site, 'Asia/Tokyo' );
	await ageSummaryCheckpoint( site, 61 );
	expect( await overviewByPeriod( admin ) ).toEqual(
		await expectedOverviews( site, dayFormatter( 'Asia/Tokyo' ) )
	);
	expect( await admin.getOverview( '7d' ) ).toMatchObject( {
		is_being_rebuilt: false,
	} );
} );

test( 'an empty store', { tag: '@oldest' }, async ( { admin, site } ) => {
	await runSql(
		site,
		'DELETE FROM {fct_orders}',
		'DELETE FROM {fct_customers}'
	);
	await reconcile( site );
	expect( await overviewByPeriod( admin ) ).toEqual(
		await expectedOverviews( site )
	);

	const { figures, top_customers, points } = await admin.getOverview( 'all' );
	expect( figures.returning_rate ).toMatchObject( NONE );
	expect( figures.average_order_value ).toMatchObject( NONE );
	expect( figures.revenue.formatted_value ).toBe( '$0.00' );
	expect( top_customers ).toEqual( [] );
	expect( points ).toHaveLength( 1 );
} );

/** The expected rate or average without orders, compared with a period without orders. */
const NONE = {
	value: null,
	previous: null,
	change: null,
	formatted_value: '—',
	formatted_previous: null,
	formatted_change: null,
};

for ( const { when, now, before } of [
	{ when: 'without orders, after one with some', now: 0, before: 2 },
	{ when: 'with orders, after one without', now: 2, before: 0 },
	{ when: 'without orders, after another one', now: 0, before: 0 },
] ) {
	test( `a rate and an average in a period ${ when }`, async ( {
		admin,
		site,
	} ) => {
		await runSql( site, 'DELETE FROM {fct_orders}' );
		const today = dayFormatter( 'UTC' )( new Date() );
		const orders = [
			...Array( now ).fill( today ),
			...Array( before ).fill( addDays( today, -7 ) ),
		];
		for ( const day of orders ) {
			await addOrder( site, {
				customer_id: 1,
				total_paid: 10_000,
				created_at: `${ day } 00:00:00`,
			} );
		}
		await reconcile( site );
		const { figures } = await admin.getOverview( '7d' );
		expect( figures.returning_rate ).toMatchObject( {
			value: withoutEmptyValues( now, 50 ),
			previous: withoutEmptyValues( before, 50 ),
			change: null,
			formatted_value: withoutEmptyValues( now, '50%' ) ?? '—',
			formatted_previous: withoutEmptyValues( before, '50%' ) ?? '—',
			formatted_change: null,
		} );
		expect( figures.average_order_value ).toMatchObject( {
			value: withoutEmptyValues( now, 10_000 ),
			previous: withoutEmptyValues( before, 10_000 ),
			change: null,
			formatted_value: withoutEmptyValues( now, '$100.00' ) ?? '—',
			formatted_previous: withoutEmptyValues( before, '$100.00' ) ?? '—',
			formatted_change: null,
		} );
	} );
}

test(
	'a change is relative to the previous value, and missing if that is zero',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await runSql(
			site,
			'DELETE FROM {fct_orders}',
			'DELETE FROM {fct_customers}'
		);
		const today = dayFormatter( 'UTC' )( new Date() );
		const id = await insertCustomer( site, {
			email: 'one@example.com',
			created_at: `${ today } 00:00:00`,
		} );
		await addOrder( site, {
			customer_id: id,
			total_paid: 30_000,
			created_at: `${ addDays( today, -7 ) } 12:00:00`,
		} );
		await addOrder( site, {
			customer_id: id,
			total_paid: 10_000,
			created_at: `${ today } 00:00:00`,
		} );

		await reconcile( site );
		const { figures } = await admin.getOverview( '7d' );
		expect( figures.revenue ).toMatchObject( {
			value: 10_000,
			previous: 30_000,
			change: -66.7,
			formatted_value: '$100.00',
			formatted_previous: '$300.00',
			formatted_change: '−66.7%',
		} );
		expect( figures.new_customers ).toMatchObject( {
			value: 1,
			previous: 0,
			change: null,
			formatted_change: null,
		} );
		expect( figures.returning_rate ).toMatchObject( {
			value: 100,
			previous: 0,
			change: 100,
			formatted_value: '100%',
			formatted_change: '+100 points',
		} );
		expect( figures.customers ).toMatchObject( { value: 1, previous: 0 } );
	}
);

test(
	'texts use the language and date format of the user',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await site.call( 'wordpress/options/update', {
			name: 'date_format',
			value: 'Y-m-d',
		} );
		const week = await admin.getOverview( '7d' );
		expect( week.period_label ).toBe( 'Last 7 days' );
		expect( week.formatted_range ).toBe(
			`${ week.range.from } – ${ week.range.to }`
		);
		const labels = ( names: Intl.DateTimeFormatOptions, days: string[] ) =>
			days.map( ( day ) =>
				new Intl.DateTimeFormat( 'en-US', {
					...names,
					timeZone: 'UTC',
				} ).format( new Date( day ) )
			);
		expect( week.points.map( ( point ) => point.label ) ).toEqual(
			labels(
				{ month: 'long', day: 'numeric' },
				week.points.map( ( point ) => point.from )
			)
		);
		const year = await admin.getOverview( '12m' );
		expect( year.points.map( ( point ) => point.label ) ).toEqual(
			labels(
				{ month: 'long', year: 'numeric' },
				year.points.map( ( point ) => point.from )
			)
		);
	}
);

test(
	'the default period is thirty days',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		expect( ( await admin.getOverview() ).period ).toBe( '30d' );
	}
);

test(
	'an unknown period is rejected by name',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		for ( const period of [ '8d', '', 'ALL' ] ) {
			const { status, body } = await admin.send(
				'GET',
				'customers/overview',
				{ params: { period } }
			);
			expect( status ).toBe( 400 );
			expect( body ).toMatchObject( {
				error: {
					code: 'validation_error',
					fields: { period: expect.any( String ) },
				},
			} );
		}
	}
);

test( '_fields selects fields', { tag: '@oldest' }, async ( { admin } ) => {
	const { body } = await admin.send( 'GET', 'customers/overview', {
		params: { _fields: 'period,order_count,points.from' },
	} );
	expect( body ).toEqual( {
		success: true,
		data: {
			overview: {
				period: '30d',
				order_count: expect.any( Number ),
				points: Array.from( { length: 30 }, () => ( {
					from: expect.any( String ),
				} ) ),
			},
		},
	} );
} );

test(
	'a user without the right to view customers gets no figures',
	{ tag: '@oldest' },
	async ( { connect, site } ) => {
		const path = 'customers/overview';
		const params = { period: 'nonsense' };
		for ( const [ user, status ] of [
			[ undefined, 401 ],
			[ site.users.subscriber, 403 ],
			[ site.users.editor, 403 ],
		] as const ) {
			const client = await connect( user && { user } );
			for ( const options of [ {}, { params } ] ) {
				const answer = await client.send( 'GET', path, options );
				expect( answer ).toMatchObject( {
					status,
					body: { error: { code: 'insufficient_permissions' } },
				} );
				expect( JSON.stringify( answer.body ) ).not.toContain(
					'figures'
				);
			}
		}
	}
);

test(
	'works without the indexes that a large store gets later',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await runSql(
			site,
			...[ 'fcc_updated_at', 'fcc_overview', 'fcc_customer' ].map(
				( index ) => `ALTER TABLE {fct_orders} DROP INDEX ${ index }`
			)
		);
		await reconcile( site );
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
	}
);

/** Orders that are easily counted on a wrong day, twice, or not at all. */
async function addEdgeCases( site: TestSite, dayOf: DayOf ): Promise< void > {
	const today = dayOf( new Date() );
	let cents = 1;
	const add = ( columns: Parameters< typeof addOrder >[ 1 ] ) => {
		cents *= 2;
		return addOrder( site, { total_paid: cents, ...columns } );
	};
	// The last second of a day and the first second of the next, where periods start and end.
	for ( const days of [ -200, -90, -60, -30, -14, -13, -7, -6, -1, 0, 1 ] ) {
		const begin = startOfDay( addDays( today, days ), dayOf );
		const id = await insertCustomer( site, {
			email: `day${ days }@example.com`,
			created_at: toSqlDate( begin - 1000 ),
		} );
		await insertCustomer( site, {
			email: `next${ days }@example.com`,
			created_at: toSqlDate( begin ),
		} );
		await add( { customer_id: id, created_at: toSqlDate( begin - 1000 ) } );
		await add( { customer_id: id, created_at: toSqlDate( begin ) } );
		await add( { customer_id: 3, created_at: toSqlDate( begin ) } );
	}
	const now = toSqlDate( Date.now() - 1000 );
	await insertCustomer( site, { email: 'none@example.com' } );
	await insertCustomer( site, {
		email: 'ahead@example.com',
		created_at: '2100-01-01 00:00:00',
	} );
	await add( { customer_id: 5, created_at: null } );
	await add( { customer_id: 5, created_at: '2100-01-01 00:00:00' } );
	await add( { customer_id: null, created_at: now } );
	await add( { customer_id: 999_999, created_at: now } );
	await add( { customer_id: 7, created_at: now, currency: 'usd' } );
	await add( { customer_id: 7, created_at: now, currency: 'EUR' } );
	await add( { customer_id: 7, created_at: null, currency: 'EUR' } );
	await add( { customer_id: 8, created_at: now, payment_status: 'pending' } );
	await add( {
		customer_id: 9,
		created_at: now,
		payment_status: 'partially_refunded',
		total_refund: 100_000_000,
	} );
}

/** Finds the first second of a day by searching the calendar. */
function startOfDay( day: string, dayOf: DayOf ): number {
	let before = Date.parse( day ) - 2 * 86_400_000;
	let after = Date.parse( day ) + 2 * 86_400_000;
	while ( after - before > 1000 ) {
		const between = Math.floor( ( before + after ) / 2000 ) * 1000;
		if ( dayOf( new Date( between ) ) < day ) {
			before = between;
		} else {
			after = between;
		}
	}
	return after;
}

/** The expected figures of that number of orders. */
function withoutEmptyValues< Value >(
	orders: number,
	value: Value
): Value | null {
	return orders > 0 ? value : null;
}

function setTimeZone( site: TestSite, zone: string ): Promise< void > {
	return site.call( 'wordpress/options/update', {
		name: 'timezone_string',
		value: zone,
	} );
}
