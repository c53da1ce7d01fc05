import { IS_BESIDE_FLUENTCART } from '../../support/environment.ts';
import { type TestSite } from '../../support/test-site.ts';
import { parseLinkHeader } from '../support/link-header.ts';
import { insertCustomer, insertRow } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const MISSING_ID = 9_999_999;

test(
	'an order has the documented fields and more',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const customer = await insertCustomer( site, {
			email: 'one@example.com',
		} );
		const id = await addOrder( site, customer, {
			status: 'processing',
			payment_status: 'partially_refunded',
			shipping_status: 'unshipped',
			type: 'renewal',
			mode: 'test',
			invoice_no: 'INV-7',
			payment_method_title: 'Card “Visa”',
			currency: 'JPY',
			total_amount: 3_000_000_000,
			total_paid: 2_500_000_000,
			total_refund: 100,
			completed_at: '2024-01-02 10:00:00',
			created_at: '2024-01-01 10:00:00',
			updated_at: '2024-01-03 10:00:00',
		} );
		expect( await admin.listOrders( customer ) ).toEqual( {
			orders: [
				{
					id,
					status: 'processing',
					payment_status: 'partially_refunded',
					shipping_status: 'unshipped',
					type: 'renewal',
					mode: 'test',
					invoice_no: 'INV-7',
					payment_method_title: 'Card “Visa”',
					currency: 'JPY',
					total_amount: 3_000_000_000,
					total_paid: 2_500_000_000,
					total_refund: 100,
					completed_at: '2024-01-02T10:00:00Z',
					created_at: '2024-01-01T10:00:00Z',
					updated_at: '2024-01-03T10:00:00Z',
					admin_url: IS_BESIDE_FLUENTCART
						? `${ site.url }/wp-admin/admin.php?page=fluent-cart#/orders/${ id }/view`
						: null,
				},
			],
			pagination: {
				current_page: 1,
				per_page: 100,
				total: 1,
				total_is_exact: true,
				total_pages: 1,
			},
		} );
	}
);

test( 'empty columns of an importer are not returned as null texts', async ( {
	admin,
	site,
} ) => {
	const customer = await insertCustomer( site, { email: 'one@example.com' } );
	await addOrder( site, customer, { invoice_no: null, created_at: null } );
	expect( ( await admin.listOrders( customer ) ).orders ).toMatchObject( [
		{
			invoice_no: '',
			shipping_status: '',
			completed_at: null,
			created_at: null,
			updated_at: null,
		},
	] );
} );

test(
	'every order is listed, newest first, those without a date last',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const customer = await insertCustomer( site, {
			email: 'one@example.com',
		} );
		const add = ( columns: Record< string, string | null > ) =>
			addOrder( site, customer, columns );
		const undated = await add( { created_at: null } );
		const old = await add( { created_at: '2020-01-01 00:00:00' } );
		const failed = await add( {
			created_at: '2025-01-01 00:00:00',
			payment_status: 'failed',
		} );
		const newest = await add( { created_at: '2026-01-01 00:00:00' } );
		const sameMoment = await add( { created_at: '2025-01-01 00:00:00' } );
		const alsoUndated = await add( { created_at: null } );

		const { orders } = await admin.listOrders( customer );
		expect( orders.map( ( { id } ) => id ) ).toEqual( [
			newest,
			sameMoment,
			failed,
			old,
			alsoUndated,
			undated,
		] );
	}
);

test( 'orders are paged', { tag: '@oldest' }, async ( { admin, site } ) => {
	const customer = await insertCustomer( site, { email: 'one@example.com' } );
	for ( let index = 0; index < 5; index++ ) {
		await addOrder( site, customer );
	}
	const all = await admin.listOrders( customer );
	const path = `customers/${ customer }/orders`;
	const second = await admin.send( 'GET', path, {
		params: { page: 2, per_page: 2, _fields: 'id' },
	} );
	expect( second.body ).toEqual( {
		success: true,
		data: {
			orders: all.orders.slice( 2, 4 ).map( ( { id } ) => ( { id } ) ),
			pagination: {
				current_page: 2,
				per_page: 2,
				total: 5,
				total_is_exact: true,
				total_pages: 3,
			},
		},
	} );
	expect( second.headers ).toMatchObject( {
		'x-wp-total': '5',
		'x-wp-totalpages': '3',
	} );
	const { next = '', prev = '' } = parseLinkHeader( second.headers.link );
	expect( ( await admin.send( 'GET', next ) ).body ).toMatchObject( {
		data: {
			orders: [ { id: all.orders[ 4 ]?.id } ],
			pagination: { current_page: 3 },
		},
	} );
	expect( ( await admin.send( 'GET', prev ) ).body ).toMatchObject( {
		data: { pagination: { current_page: 1 } },
	} );
	const last = await admin.send( 'GET', next );
	expect( parseLinkHeader( last.headers.link ) ).not.toHaveProperty( 'next' );

	const behind = await admin.listOrders( customer, { page: 10_000_000 } );
	expect( behind.orders ).toEqual( [] );
	expect( behind.pagination.total ).toBe( 5 );
} );

test( 'a customer without orders has an empty list', async ( {
	admin,
	site,
} ) => {
	const customer = await insertCustomer( site, { email: 'one@example.com' } );
	const path = `customers/${ customer }/orders`;
	const answer = await admin.send( 'GET', path );
	expect( answer.body ).toMatchObject( {
		data: { orders: [], pagination: { total: 0, total_pages: 0 } },
	} );
	expect( answer.headers ).toMatchObject( { 'x-wp-total': '0' } );
	expect( parseLinkHeader( answer.headers.link ) ).not.toHaveProperty(
		'next'
	);
} );

test( 'an unknown customer has no list of orders', async ( {
	admin,
	site,
} ) => {
	await addOrder( site, MISSING_ID );
	for ( const id of [ MISSING_ID, 0, '9'.repeat( 30 ) ] ) {
		expect(
			await admin.send( 'GET', `customers/${ id }/orders` )
		).toMatchObject( {
			status: 404,
			body: { error: { code: 'customer_not_found' } },
		} );
	}
} );

test( 'invalid pages are rejected', async ( { admin } ) => {
	for ( const params of [
		{ page: 0 },
		{ per_page: 0 },
		{ per_page: 101 },
		{ page: 'x' },
	] ) {
		const [ field = '' ] = Object.keys( params );
		expect(
			await admin.send( 'GET', 'customers/1/orders', { params } )
		).toMatchObject( {
			status: 400,
			body: {
				error: {
					code: 'validation_error',
					fields: { [ field ]: expect.any( String ) },
				},
			},
		} );
	}
} );

test( 'a plugin can add keys to an order', async ( { admin, site } ) => {
	await site.addPlugin( 'tag-records', {
		records: [ 'order' ],
		field: 'status',
	} );
	const customer = await insertCustomer( site, { email: 'one@example.com' } );
	const id = await addOrder( site, customer );
	expect( ( await admin.listOrders( customer ) ).orders ).toMatchObject( [
		{ id, status: `order ${ id }` },
	] );
} );

function addOrder(
	site: TestSite,
	customer: number,
	columns: Record< string, string | number | null > = {}
): Promise< number > {
	return insertRow( site, 'fct_orders', {
		customer_id: customer,
		status: 'completed',
		payment_status: 'paid',
		payment_method: 'stripe',
		payment_method_title: 'Stripe',
		currency: 'USD',
		uuid: '',
		created_at: '2025-07-07 07:07:07',
		...columns,
	} );
}
