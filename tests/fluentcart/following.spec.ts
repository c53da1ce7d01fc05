import {
	reconcile,
	runJobs,
	runJobsLater,
} from '../api/support/overview/overview.ts';
import { searchIds } from '../api/support/search.ts';
import { updateRow, rowsOf } from '../api/support/store-tables.ts';
import { expect } from '../api/support/test.ts';
import { THIS_PLUGIN, activate, deactivate } from '../support/plugins.ts';
import { type TestSite } from '../support/test-site.ts';
import { test } from './support/following-test.ts';
import { bulk, expectFigures, send } from './support/following.ts';

test.use( { rateLimits: 'lifted' } );

// No change below is found by a reconcile: the next is 50 seconds away.
test.beforeEach( async ( { admin, site } ) => {
	await reconcile( site );
	await expectFigures( admin, site );
} );

test( 'a customer that FluentCart’s API creates, renames and deletes', async ( {
	admin,
	fluentCart,
	site,
} ) => {
	const created = await send( fluentCart, 'post', 'customers', {
		email: 'first@fluent.example',
		full_name: 'Vercingetorix Zed',
	} );
	const [ id = 0 ] = await searchIds( admin, 'verc zed' );
	expect( id ).toBe( Number( created.data.id ) );
	expect( await admin.getCustomer( id ) ).toMatchObject( {
		email: 'first@fluent.example',
	} );
	await expectFigures( admin, site );

	await send( fluentCart, 'put', `customers/${ id }`, {
		email: 'second@fluent.example',
		full_name: 'Quirinius Zed',
	} );
	expect( await searchIds( admin, 'quir zed' ) ).toEqual( [ id ] );
	expect( await searchIds( admin, 'second@fluent.example' ) ).toEqual( [
		id,
	] );
	expect( await searchIds( admin, 'verc' ) ).toEqual( [] );
	expect( await searchIds( admin, 'first@fluent' ) ).toEqual( [] );

	await bulk( fluentCart, {
		action: 'delete_customers',
		customer_ids: [ id ],
	} );
	expect( await searchIds( admin, 'quir' ) ).toEqual( [] );
	await expectFigures( admin, site );
} );

test( 'customers that FluentCart deletes in bulk, with all their orders', async ( {
	admin,
	fluentCart,
	site,
} ) => {
	const { top_customers } = await admin.getOverview( 'all' );
	const ids = top_customers.slice( 0, 5 ).map( ( { id } ) => id );
	await bulk( fluentCart, { action: 'delete_customers', customer_ids: ids } );

	await expectFigures( admin, site );
	const { pagination } = await admin.listCustomers();
	expect( pagination.total ).toBe( 495 );
	expect(
		await rowsOf( site, 'fct_orders', `WHERE customer_id IN (${ ids })` )
	).toEqual( [] );
} );

test( 'a status that FluentCart changes in bulk', async ( {
	admin,
	fluentCart,
} ) => {
	const inactive = async () =>
		( await admin.listCustomers( { 'filters[status]': 'inactive' } ) )
			.pagination.total;
	const before = await inactive();
	const { customers } = await admin.listCustomers( {
		'filters[status]': 'active',
	} );
	const ids = customers.slice( 0, 3 ).map( ( { id } ) => id );
	await bulk( fluentCart, {
		action: 'change_customer_status',
		customer_ids: ids,
		new_status: 'inactive',
	} );
	expect( await inactive() ).toBe( before + 3 );
} );

test( 'a customer that buys again under another name', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( {
		email: 'again@fluent.example',
		first_name: 'Vercingetorix',
	} );
	expect( await searchIds( admin, 'verc' ) ).toEqual( [ id ] );
	// Like FluentCart's checkout at every order.
	await site.call( 'fluent-cart/update_customer', {
		id,
		columns: { first_name: 'Quirinius', last_name: 'Again' },
	} );
	expect( await searchIds( admin, 'quirinius again' ) ).toEqual( [ id ] );
	expect( await searchIds( admin, 'verc' ) ).toEqual( [] );
} );

test( 'an email that changes with its WordPress user, and two customers that are merged', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( {
		email: 'was@fluent.example',
	} );
	const user = await site.call< number >( 'accounts/insert', {
		user: {
			user_login: 'mover',
			user_pass: 'x',
			user_email: 'was@fluent.example',
		},
	} );
	expect( await searchIds( admin, 'was@fluent.example' ) ).toEqual( [ id ] );
	const move = ( email: string ) =>
		site.call( 'accounts/update', {
			user: { ID: user, user_email: email },
		} );

	await move( 'is@fluent.example' );
	expect( await searchIds( admin, 'is@fluent.example' ) ).toEqual( [ id ] );
	expect( await searchIds( admin, 'was@fluent.example' ) ).toEqual( [] );

	// Like FluentCart's merge of two customers, which fails with an error of its own in 1.3.25 once the orders are
	// moved.
	const [ best, second ] = ( await admin.getOverview( 'all' ) ).top_customers;
	await site.call( 'fluent-cart/move_orders', {
		from: best?.id,
		to: second?.id,
	} );
	await expectFigures( admin, site );
} );

test( 'an old customer that is renamed', async ( {
	admin,
	fluentCart,
	site,
} ) => {
	await addYoungerCustomers( site );
	await reconcile( site );

	await send( fluentCart, 'put', 'customers/4', {
		email: 'four@fluent.example',
		full_name: 'Quirinius Four',
	} );
	expect( await searchIds( admin, 'quirinius' ) ).toEqual( [ 4 ] );
	await site.call( 'fluent-cart/update_customer', {
		id: 5,
		columns: { first_name: 'Vercingetorix' },
	} );
	expect( await searchIds( admin, 'vercingetorix' ) ).toEqual( [ 5 ] );

	// FluentCart allows two customers with one email, and changes both.
	await site.call( 'rows/run', {
		statements: [
			"UPDATE {fct_customers} SET email = 'both@fluent.example' WHERE id IN ( 6, 7 )",
		],
	} );
	await reconcile( site );
	const user = await site.call< number >( 'accounts/insert', {
		user: {
			user_login: 'both',
			user_pass: 'x',
			user_email: 'both@fluent.example',
		},
	} );
	await site.call( 'accounts/update', {
		user: { ID: user, user_email: 'afresh@fluent.example' },
	} );
	expect( ( await searchIds( admin, 'afresh' ) ).sort() ).toEqual( [ 6, 7 ] );
	expect( await searchIds( admin, 'both@' ) ).toEqual( [] );
} );

test( 'rows that FluentCart’s command line and importers write are found by a reconcile', async ( {
	admin,
	site,
} ) => {
	const arrivals = [ reconcile, runJobsLater ];
	for ( const [ round, arrive ] of arrivals.entries() ) {
		// FluentCart's command line counts with table(), and its WooCommerce importer writes with $wpdb: no event,
		// and updated_at is unchanged.
		await site.call( 'fluent-cart/write_without_models', { round } );
		await arrive( site );
		await expectFigures( admin, site );
		expect( await searchIds( admin, `counted${ round }` ) ).toEqual( [
			5,
		] );
		expect( await searchIds( admin, `woocommercius${ round }` ) ).toEqual( [
			300_000 - round,
		] );
		expect( await searchIds( admin, `moved${ round }@fluent` ) ).toEqual( [
			9,
		] );
		expect( ( await admin.getCustomer( 5 ) ).total_spent ).toBe( 12345 );
	}
	expect( await searchIds( admin, 'counted0' ) ).toEqual( [] );
	expect( await searchIds( admin, 'moved0' ) ).toEqual( [] );
} );

test( 'customers that were written while this plugin was inactive are found after its activation', async ( {
	admin,
	fluentCart,
	site,
} ) => {
	const [ best ] = ( await admin.getOverview( 'all' ) ).top_customers;
	await deactivate( site, [ THIS_PLUGIN ] );
	await send( fluentCart, 'put', 'customers/4', {
		email: 'four@fluent.example',
		full_name: 'Quirinius Four',
	} );
	await bulk( fluentCart, {
		action: 'delete_customers',
		customer_ids: [ best?.id ?? 0 ],
	} );
	await updateRow( site, 'fct_orders', 20, { total_refund: 1 } );
	await activate( site, [ THIS_PLUGIN ] );

	await runJobsLater( site );
	expect( await searchIds( admin, 'quirinius' ) ).toEqual( [ 4 ] );
	await expectFigures( admin, site );
} );

/** The number of customers that every search checks. Older ones are found through events only. */
function addYoungerCustomers( site: TestSite ): Promise< void > {
	return site.call( 'customers/insert_many', {
		count: 1200,
		columns: {
			id: '200000%d',
			email: 'younger%d@example.com',
			created_at: '2024-01-01 00:00:00',
			updated_at: '2024-01-01 00:00:00',
		},
	} );
}

test( 'addresses and orders that FluentCart writes are found immediately, and what they replace no longer', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( {
		email: 'one@fluent.example',
	} );
	await reconcile( site );
	await runJobs( site );
	const expectFound = async ( search: string, ids: number[] ) =>
		expect( await searchIds( admin, search ), search ).toEqual( ids );

	const address = await site.call< number >( 'fluent-cart/create_address', {
		columns: {
			customer_id: id,
			type: 'billing',
			city: 'Quakenbrück',
			phone: '+49 30 7654321',
		},
	} );
	await expectFound( 'quakenbruck', [ id ] );
	await expectFound( '030 7654321', [ id ] );
	await site.call( 'fluent-cart/update_address', {
		id: address,
		columns: { city: 'Xanten' },
	} );
	await expectFound( 'quakenbruck', [] );
	await expectFound( 'xanten', [ id ] );
	await site.call( 'fluent-cart/delete_address', { id: address } );
	await expectFound( 'xanten', [] );

	const order = await site.call< number >( 'fluent-cart/create_order', {
		columns: { customer_id: id, invoice_no: 'QRX-77' },
	} );
	await expectFound( 'qrx77', [ id ] );
	await runJobs( site );
	await site.call( 'fluent-cart/update_order', {
		id: order,
		columns: { invoice_no: 'QRX-78' },
	} );
	await expectFound( 'qrx77', [] );
	await expectFound( 'qrx78', [ id ] );
	await site.call( 'fluent-cart/delete_order', { id: order } );
	await expectFound( 'qrx78', [] );
} );
