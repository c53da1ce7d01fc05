import {
	addDays,
	dayFormatter,
	expectedOverviews,
} from '../support/overview/overview-oracle.ts';
import {
	addOrder,
	overviewByPeriod,
	reconcile,
} from '../support/overview/overview.ts';
import { insertCustomer, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

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

/** The expected figures of that number of orders. */
function withoutEmptyValues< Value >(
	orders: number,
	value: Value
): Value | null {
	return orders > 0 ? value : null;
}
