import { type TestSite } from '../../support/test-site.ts';
import { addFluentCartTables } from '../support/fluentcart/tables.ts';
import {
	countRows,
	insertAddress,
	insertRow,
	rowsOf,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

/** Ada, a customer of the demo store with orders. */
const ADA = 1;

/** Every table with rows of a customer. */
const RELATED_ROWS = {
	fct_customers: 'id',
	fct_customer_addresses: 'customer_id',
	fct_customer_meta: 'customer_id',
	fcc_customer_locks: 'customer_id',
	fcc_meta_pointers: 'customer_id',
	fcc_unique_values: 'customer_id',
	fcc_accounts: 'customer_id',
	fcc_search_terms: 'customer_id',
	fcc_search_documents: 'customer_id',
	fcc_activity: 'customer_id',
};

test(
	'a customer is deleted with all related rows',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( {
			email: 'leaving@example.com',
			first_name: 'Lea',
			phone: '+1 555 0100',
			additional_info: { company: 'Example Corp', notes: 'Leaves soon' },
		} );
		await insertAddress( site, id );
		await admin.attachUser( id, site.users.subscriber.id );
		expect( await leftOf( site, id ) ).toEqual(
			Object.keys( RELATED_ROWS )
		);

		expect(
			await admin.send( 'DELETE', `customers/${ id }` )
		).toMatchObject( {
			status: 200,
			body: { success: true, message: 'Customer deleted successfully' },
		} );
		expect( await leftOf( site, id ) ).toEqual( [] );
		expect( await admin.send( 'GET', `customers/${ id }` ) ).toMatchObject(
			{
				status: 404,
			}
		);
		const { customers } = await admin.listCustomers( {
			search: 'leaving',
		} );
		expect( customers ).toEqual( [] );

		// The email can be used again.
		await admin.createCustomer( { email: 'leaving@example.com' } );
	}
);

test( 'deleting an unknown customer returns not found', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( { email: 'once@example.com' } );
	await admin.deleteCustomer( id );
	expect( await admin.send( 'DELETE', `customers/${ id }` ) ).toMatchObject( {
		status: 404,
		body: { error: { code: 'customer_not_found' } },
	} );
	expect( await leftOf( site, id ) ).toEqual( [] );
} );

test(
	'deleting a customer with orders is rejected with the number of orders',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const orders = await ordersOf( site, ADA );
		const before = await admin.getCustomer( ADA );
		expect(
			await admin.send( 'DELETE', `customers/${ ADA }` )
		).toMatchObject( {
			status: 409,
			body: {
				error: {
					code: 'customer_has_orders',
					message: expect.stringContaining(
						`${ orders.length } orders`
					),
				},
			},
		} );
		expect( await admin.getCustomer( ADA ) ).toEqual( before );
		expect( await ordersOf( site, ADA ) ).toEqual( orders );
	}
);

for ( const [ how, request ] of [
	[ 'in the query', { params: { force: 'true' } } ],
	[ 'in the body', { body: { force: true } } ],
] as const ) {
	test(
		`with force ${ how } the customer is deleted and the orders stay`,
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			const all = await rowsOf< Order >(
				site,
				'fct_orders',
				'ORDER BY id'
			);
			const answer = await admin.send(
				'DELETE',
				`customers/${ ADA }`,
				request
			);
			expect( answer ).toMatchObject( { status: 200 } );
			expect( await leftOf( site, ADA ) ).toEqual( [] );
			expect(
				await rowsOf< Order >( site, 'fct_orders', 'ORDER BY id' )
			).toEqual(
				all.map( ( order ) =>
					Number( order.customer_id ) === ADA
						? { ...order, customer_id: null }
						: order
				)
			);
		}
	);
}

test( 'different force values in body and query are rejected', async ( {
	admin,
} ) => {
	const answer = await admin.send( 'DELETE', 'customers/1', {
		params: { force: 'false' },
		body: { force: true },
	} );
	expect( answer ).toMatchObject( {
		status: 400,
		body: { error: { fields: { force: expect.any( String ) } } },
	} );
	await admin.getCustomer( 1 );
} );

test( 'a force value other than true or false is rejected', async ( {
	admin,
} ) => {
	for ( const request of [
		{ body: { force: 'yes' } },
		{ params: { force: 'yes' } },
	] ) {
		expect(
			await admin.send( 'DELETE', `customers/${ ADA }`, request )
		).toMatchObject( {
			status: 400,
			body: { error: { fields: { force: expect.anything() } } },
		} );
	}
	expect( await admin.getCustomer( ADA ) ).toMatchObject( { id: ADA } );
} );

test( 'deleting an outdated version is rejected with the current record', async ( {
	admin,
} ) => {
	const { id, version } = await admin.createCustomer( {
		email: 'moves@example.com',
	} );
	const moved = await admin.updateCustomer( id, { first_name: 'Mo' } );
	const answer = await admin.send( 'DELETE', `customers/${ id }`, {
		headers: { 'If-Match': `"${ version }"` },
	} );
	expect( answer ).toMatchObject( {
		status: 412,
		body: { error: { code: 'edit_conflict', current: moved } },
	} );
	expect( await admin.getCustomer( id ) ).toEqual( moved );
	expect(
		await admin.send( 'DELETE', `customers/${ id }`, {
			headers: { 'If-Match': `"${ moved.version }"` },
		} )
	).toMatchObject( { status: 200 } );
} );

for ( const status of [ 'active', 'paused', 'past_due', 'pending' ] ) {
	test( `a ${ status } subscription prevents the deletion of its customer, even with force`, async ( {
		admin,
		site,
	} ) => {
		await addFluentCartTables( site, {
			subscriptions: [ { customer_id: ADA, status } ],
		} );
		for ( const force of [ false, true ] ) {
			expect(
				await admin.send( 'DELETE', `customers/${ ADA }`, {
					body: { force },
				} )
			).toMatchObject( {
				status: 409,
				body: { error: { code: 'customer_has_subscriptions' } },
			} );
		}
		expect( ( await ordersOf( site, ADA ) ).length ).toBeGreaterThan( 0 );
	} );
}

test( 'FluentCart’s rows of the customer are deleted, and no others', async ( {
	admin,
	site,
} ) => {
	const customer = 'FluentCart\\App\\Models\\Customer';
	const order = 'FluentCart\\App\\Models\\Order';
	const rows = ( id: number ) => ( {
		subscriptions: [ 'canceled', 'expired', 'completed' ].map(
			( status ) => ( { customer_id: id, status } )
		),
		label_relationships: [
			{ label_id: 5, labelable_id: id, labelable_type: customer },
			{ label_id: 5, labelable_id: id, labelable_type: order },
		],
		carts: [
			{ customer_id: id, cart_hash: `first of ${ id }` },
			{ customer_id: id, cart_hash: `second of ${ id }` },
		],
		order_download_permissions: [ { order_id: 1, customer_id: id } ],
	} );
	const { id } = await admin.createCustomer( { email: 'gone@example.com' } );
	const other = rows( ADA );
	const all = rows( id );
	await addFluentCartTables( site, {
		subscriptions: [ ...all.subscriptions, ...other.subscriptions ],
		label_relationships: [
			...all.label_relationships,
			...other.label_relationships,
		],
		carts: [ ...all.carts, ...other.carts ],
		order_download_permissions: [
			...all.order_download_permissions,
			...other.order_download_permissions,
		],
	} );

	await admin.deleteCustomer( id );

	const left = ( customerId: number ) =>
		Promise.all( [
			countRows(
				site,
				'fct_carts',
				`WHERE customer_id = ${ customerId }`
			),
			countRows(
				site,
				'fct_order_download_permissions',
				`WHERE customer_id = ${ customerId }`
			),
			...[ 'Customer', 'Order' ].map( ( model ) =>
				countRows(
					site,
					'fct_label_relationships',
					`WHERE labelable_id = ${ customerId } AND labelable_type LIKE '%${ model }'`
				)
			),
		] );
	expect( await left( id ) ).toEqual( [ 0, 0, 0, 1 ] );
	expect( await left( ADA ) ).toEqual( [ 2, 1, 1, 1 ] );
} );

test(
	'of many concurrent deletions of one customer, one succeeds',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( {
			email: 'rush@example.com',
		} );
		await insertRow( site, 'fct_orders', {
			customer_id: id,
			payment_method: '',
			payment_method_title: '',
			currency: 'USD',
			uuid: 'rush',
		} );
		const answers = await Promise.all(
			Array.from( { length: 12 }, () =>
				admin.send( 'DELETE', `customers/${ id }`, {
					body: { force: true },
				} )
			)
		);
		expect( answers.map( ( { status } ) => status ).sort() ).toEqual( [
			200,
			...Array( 11 ).fill( 404 ),
		] );
		expect( await leftOf( site, id ) ).toEqual( [] );
	}
);

type Order = Record< string, string | null >;

function ordersOf( site: TestSite, id: number ): Promise< Order[] > {
	return rowsOf( site, 'fct_orders', `WHERE customer_id = ${ id }` );
}

async function leftOf( site: TestSite, id: number ): Promise< string[] > {
	const rows = await site.call< Record< string, object[] > >(
		'customers/rows_of',
		{ id, tables: RELATED_ROWS }
	);
	return Object.keys( rows ).filter( ( table ) => rows[ table ]?.length );
}
