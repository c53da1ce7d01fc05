import {
	addOrder,
	reconcile,
	toSqlDate,
} from '../api/support/overview/overview.ts';
import { searchIds } from '../api/support/search.ts';
import { rowsOf } from '../api/support/store-tables.ts';
import { expect } from '../api/support/test.ts';
import { test } from './support/following-test.ts';
import { expectFigures, send } from './support/following.ts';

test.use( { rateLimits: 'lifted' } );

// No change below is found by a reconcile: the next is 50 seconds away.
test.beforeEach( async ( { admin, site } ) => {
	await reconcile( site );
	await expectFigures( admin, site );
} );

test( 'an order that FluentCart gives to another customer', async ( {
	admin,
	fluentCart,
	site,
} ) => {
	const [ best, , third ] = ( await admin.getOverview( 'all' ) )
		.top_customers;
	const from = best?.id ?? 0;
	const to = third?.id ?? 0;
	const orders = await rowsOf< { id: string } >(
		site,
		'fct_orders',
		`WHERE customer_id = ${ from } ORDER BY created_at`
	);
	const before = await admin.getStats( to );
	// The customer's first order, then the last one.
	for ( const order of [ orders[ 0 ], orders.at( -1 ) ] ) {
		await send(
			fluentCart,
			'post',
			`orders/${ order?.id }/change-customer`,
			{
				customer_id: to,
			}
		);
		await expectFigures( admin, site );
	}
	const after = await admin.getStats( to );
	expect( after.order_count ).toBe( before.order_count + 2 );
} );

test( 'orders that FluentCart deletes, a subscription with its renewals', async ( {
	admin,
	fluentCart,
	site,
} ) => {
	// Of paid orders, FluentCart deletes only those of its test mode.
	const order = { customer_id: 3, total_paid: 700_000, mode: 'test' };
	const daysAgo = ( days: number ) =>
		toSqlDate( Date.now() - days * 86_400_000 );
	const first = await addOrder( site, {
		...order,
		type: 'subscription',
		created_at: daysAgo( 1500 ),
	} );
	for ( const days of [ 400, 45, 3 ] ) {
		await addOrder( site, {
			...order,
			type: 'renewal',
			parent_id: first,
			created_at: daysAgo( days ),
		} );
	}
	const single = await addOrder( site, {
		...order,
		created_at: daysAgo( 2 ),
	} );
	await reconcile( site );
	await expectFigures( admin, site );

	await send( fluentCart, 'delete', `orders/${ single }` );
	await expectFigures( admin, site );
	await send( fluentCart, 'delete', `orders/${ first }` );
	await expectFigures( admin, site );
	expect(
		await rowsOf(
			site,
			'fct_orders',
			`WHERE mode = 'test' AND total_paid = 700000`
		)
	).toEqual( [] );
} );

test( 'a checkout of a new customer: created, paid, renewed, refunded', async ( {
	admin,
	site,
} ) => {
	const id = await site.call< number >( 'fluent-cart/check_out', {
		email: 'buyer@fluent.example',
		full_name: 'Vercingetorix Buyer',
		total: 900_000,
	} );
	expect( await searchIds( admin, 'verc buyer' ) ).toEqual( [ id ] );
	await expectFigures( admin, site );

	await site.call( 'fluent-cart/pay_first_order', {
		customer_id: id,
		total: 900_000,
	} );
	await expectFigures( admin, site );
	expect( await admin.getStats( id ) ).toMatchObject( {
		order_count: 1,
		total_spent: 900_000,
	} );

	await site.call( 'fluent-cart/renew', {
		customer_id: id,
		total: 900_000,
	} );
	await expectFigures( admin, site );
	expect( await admin.getStats( id ) ).toMatchObject( { order_count: 2 } );

	for ( const [ kind, amount ] of [
		[ 'partial', 300_000 ],
		[ 'full', 600_000 ],
	] ) {
		await site.call( 'fluent-cart/refund_first_order', {
			customer_id: id,
			kind,
			amount,
		} );
		await expectFigures( admin, site );
	}
	expect( await admin.getStats( id ) ).toMatchObject( {
		order_count: 1,
		total_spent: 900_000,
	} );
} );
