import {
	TIMEOUT,
	WRITES,
	type Write,
	checkTracedWrites,
	checkWritesOfAnyKind,
} from '../api/support/random-writes.ts';
import { expect, test } from '../api/support/test.ts';

test.use( { rateLimits: 'lifted' } );

/** Writes by FluentCart's models and actions, which its screens and its checkout use. */
const FLUENTCART_WRITES: Write[] = [
	( context ) =>
		context.site.call( 'fluent-cart/create_customer', {
			columns: { email: context.email(), ...context.name() },
		} ),
	async ( context ) =>
		context.site.call( 'fluent-cart/update_customer', {
			id: await context.customer(),
			columns: context.name(),
		} ),
	async ( context ) =>
		context.site.call( 'fluent-cart/delete_customer', {
			id: await context.customer(),
		} ),
	async ( context ) =>
		context.site.call( 'fluent-cart/recount', {
			id: await context.customer(),
		} ),
	async ( context ) =>
		context.site.call( 'fluent-cart/create_order', {
			columns: {
				customer_id: await context.customer(),
				total_amount: 1_000,
				payment_status: 'paid',
				total_paid: context.cents(),
			},
		} ),
	async ( context ) =>
		context.site.call( 'fluent-cart/refund_order', {
			id: await context.order(),
			kind: 'partial',
			amount: context.cents(),
		} ),
	async ( context ) =>
		context.site.call( 'fluent-cart/update_order', {
			id: await context.order(),
			columns: { customer_id: await context.customer() },
		} ),
	async ( context ) =>
		context.site.call( 'fluent-cart/delete_order', {
			id: await context.order(),
		} ),
	async ( context ) =>
		context.site.call( 'fluent-cart/move_orders', {
			from: await context.customer(),
			to: await context.customer(),
		} ),
	async ( context ) =>
		context.site.call( 'fluent-cart/renew', {
			customer_id: await context.customer(),
			total: context.cents(),
		} ),
];

test( 'writes by FluentCart and the API are in every answer before any job has finished', async ( {
	admin,
	site,
} ) => {
	test.setTimeout( TIMEOUT );
	expect( WRITES ).toBeGreaterThanOrEqual( 60 );
	await checkTracedWrites( admin, site, FLUENTCART_WRITES );
} );

test( 'after writes of any kind and killed jobs, a reconcile makes every answer equal a recount', async ( {
	admin,
	site,
} ) => {
	test.setTimeout( TIMEOUT );
	expect( WRITES ).toBeGreaterThanOrEqual( 60 );
	await checkWritesOfAnyKind( admin, site, FLUENTCART_WRITES );
} );
