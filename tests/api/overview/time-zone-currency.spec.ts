import { type TestSite } from '../../support/test-site.ts';
import { setCurrency } from '../support/overview/currency.ts';
import { addEdgeCases } from '../support/overview/edge-cases.ts';
import {
	type DayOf,
	dayFormatter,
	fixedOffsetDays,
	expectedOverviews,
} from '../support/overview/overview-oracle.ts';
import {
	addOrder,
	overviewByPeriod,
	toSqlDate,
	reconcile,
} from '../support/overview/overview.ts';
import { rowsOf } from '../support/store-tables.ts';
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
				rowsOf( site, 'fcc_daily_summaries', 'ORDER BY day' );
			const before = await days();
			await change( site );
			expect(
				await site.call( 'jobs/next_run', {
					hook: 'fluent_cart_customers/run_jobs',
				} )
			).toBeLessThanOrEqual( Date.now() / 1000 );

			expect( await overviewByPeriod( admin ) ).toEqual(
				await expectedOverviews( site )
			);
			expect( await admin.getOverview( '7d' ) ).toMatchObject( {
				currency: 'USD',
				is_being_rebuilt: true,
				notice: expect.stringContaining(
					'time zone or currency changed'
				),
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
	await site.call( 'jobs/age', { seconds: 61 } );
	expect( await overviewByPeriod( admin ) ).toEqual(
		await expectedOverviews( site, dayFormatter( 'Asia/Tokyo' ) )
	);
	expect( await admin.getOverview( '7d' ) ).toMatchObject( {
		is_being_rebuilt: false,
	} );
} );

function setTimeZone( site: TestSite, zone: string ): Promise< void > {
	return site.call( 'wordpress/options/update', {
		name: 'timezone_string',
		value: zone,
	} );
}
