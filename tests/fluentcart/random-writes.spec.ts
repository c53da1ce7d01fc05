import { reconcile } from '../api/support/overview/overview.ts';
import {
	API_WRITES,
	TRACED_SQL_WRITES,
	UNTRACED_SQL_WRITES,
	type Write,
	WriteContext,
	expectRecount,
	seeded,
	writeRandomly,
} from '../api/support/random-writes.ts';
import { runSql } from '../api/support/store-tables.ts';
import { expect, test } from '../api/support/test.ts';

test.use( { rateLimits: 'lifted' } );

/** `FCC_WRITES=1000` writes more, for minutes. */
const WRITES = Number( process.env.FCC_WRITES ?? 60 );

const SEED = Number(
	process.env.FCC_SEED ?? Math.floor( Date.now() / 86_400_000 )
);

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
	test.setTimeout( 60_000 + 800 * WRITES );
	const context = new WriteContext( site, admin, seeded( SEED ) );
	await reconcile( site );
	await writeRandomly(
		context,
		[ ...API_WRITES, ...TRACED_SQL_WRITES, ...FLUENTCART_WRITES ],
		WRITES,
		() => test.step( `seed ${ SEED }`, () => expectRecount( admin, site ) )
	);

	expect( WRITES ).toBeGreaterThanOrEqual( 60 );
} );

test( 'after writes of any kind and killed jobs, a reconcile makes every answer equal a recount', async ( {
	admin,
	site,
} ) => {
	test.setTimeout( 60_000 + 800 * WRITES );
	const context = new WriteContext( site, admin, seeded( SEED + 1 ) );
	await writeRandomly(
		context,
		[
			...API_WRITES,
			...TRACED_SQL_WRITES,
			...UNTRACED_SQL_WRITES,
			...FLUENTCART_WRITES,
		],
		WRITES
	);

	await runSql( site, 'UPDATE {fcc_jobs} SET lease_until = 1' );
	await reconcile( site );
	await test.step( `seed ${ SEED }`, () => expectRecount( admin, site ) );
	expect( WRITES ).toBeGreaterThanOrEqual( 60 );
} );
