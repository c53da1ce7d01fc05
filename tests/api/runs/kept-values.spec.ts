import { FULL, HOME } from '../support/addresses.ts';
import { insertBulkCustomers } from '../support/bulk.ts';
import { addFluentCartTables } from '../support/fluentcart/tables.ts';
import {
	countRows,
	idsOf,
	insertCustomer,
	rowsOf,
	runSql,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import {
	changeAndGetRun,
	commandRun,
	driven,
	getRun,
	listRunResults,
	undo,
} from './support/runs.ts';

const ADA = 1;

const MANY = 700;

test( 'an address that was made primary after the run stays primary', async ( {
	admin,
} ) => {
	const { id: customer } = await admin.createCustomer( {
		email: 'addresses@example.com',
	} );
	const path = `customers/${ customer }/address`;
	const first = await admin.createAddress( customer, HOME );
	const second = await admin.createAddress( customer, HOME );
	const third = await admin.createAddress( customer, HOME );
	const run = await changeAndGetRun(
		admin,
		'POST',
		`${ path }/make-primary`,
		{
			address_id: third.id,
		}
	);
	await changeAndGetRun( admin, 'POST', `${ path }/make-primary`, {
		address_id: second.id,
	} );
	const undone = await undo( admin, run );
	expect( await listRunResults( admin, undone.id ) ).toMatchObject( [
		{
			outcome: 'kept',
			code: 'changed_since',
			message: expect.stringContaining( 'Primary address' ),
		},
	] );
	const addresses = await admin.listAddresses( customer );
	expect(
		addresses.filter( ( { is_primary: isPrimary } ) => isPrimary )
	).toMatchObject( [ { id: second.id } ] );
	expect( addresses ).toHaveLength( 3 );
	expect( first.is_primary ).toBe( true );
} );

test( 'an address that was changed or deleted after the run is kept', async ( {
	admin,
} ) => {
	const { id: customer } = await admin.createCustomer( {
		email: 'addresses@example.com',
	} );
	const path = `customers/${ customer }/address`;
	const address = await admin.createAddress( customer, FULL );
	const [ created ] = await admin
		.send( 'GET', 'customers/runs', { params: { customer_id: customer } } )
		.then(
			( { body } ) =>
				( body as { data: { runs: { id: number }[] } } ).data.runs
		);
	const edited = await changeAndGetRun( admin, 'PUT', path, {
		address_id: address.id,
		city: 'Rome',
		company: 'Later',
	} );
	const removal = await undo( admin, created?.id ?? 0 );
	expect( removal.counts ).toMatchObject( { kept: 1 } );
	await admin.send( 'DELETE', path, { body: { address_id: address.id } } );
	const undone = await undo( admin, edited );
	expect( undone.counts ).toMatchObject( { kept: 1 } );
	expect( await admin.listAddresses( customer ) ).toEqual( [] );
} );

test( 'a phone goes back without touching an address that was added since', async ( {
	admin,
} ) => {
	const { id: customer } = await admin.createCustomer( {
		email: 'phone@example.com',
		phone: '+1 212 1',
	} );
	const run = await changeAndGetRun(
		admin,
		'PUT',
		`customers/${ customer }`,
		{
			phone: '+1 212 2',
		}
	);
	await admin.createAddress( customer, { ...HOME, phone: '+1 212 2' } );
	await undo( admin, run );
	expect( await admin.getCustomer( customer ) ).toMatchObject( {
		phone: '+1 212 1',
		addresses: [ { phone: '+1 212 2' } ],
	} );
} );

test( 'a phone that a customer had from an address is the one of the address again', async ( {
	admin,
} ) => {
	const { id: customer } = await admin.createCustomer( {
		email: 'phone@example.com',
	} );
	const address = await admin.createAddress( customer, {
		...HOME,
		phone: '+1 212 1',
	} );
	const run = await changeAndGetRun(
		admin,
		'PUT',
		`customers/${ customer }`,
		{
			phone: '+1 212 2',
		}
	);
	await undo( admin, run );
	expect( await admin.getCustomer( customer ) ).toMatchObject( {
		phone: '+1 212 1',
		addresses: [ { phone: '+1 212 1' } ],
	} );
	await admin.send( 'DELETE', `customers/${ customer }/address`, {
		body: { address_id: address.id },
	} );
	expect( ( await admin.getCustomer( customer ) ).phone ).toBe( '' );
} );

test(
	'a customer comes back without a user and orders that another customer has now',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const user = await site.createUser( {
			login: 'buyer',
			role: 'subscriber',
		} );
		await admin.attachUser( ADA, user.id );
		const orders = await idsOf(
			site,
			'fct_orders',
			`WHERE customer_id = ${ ADA } ORDER BY id`
		);
		const id = await changeAndGetRun(
			admin,
			'DELETE',
			`customers/${ ADA }`,
			{ force: true }
		);
		const other = await insertCustomer( site, {
			email: 'other@example.com',
		} );
		await admin.attachUser( other, user.id );
		await runSql(
			site,
			`UPDATE {fct_orders} SET customer_id = ${ other } WHERE id = ${ orders[ 0 ] }`
		);
		const run = await undo( admin, id );
		expect( await listRunResults( admin, run.id ) ).toMatchObject( [
			{
				customer_id: ADA,
				outcome: 'restored',
				code: 'user_taken',
				message:
					'The WordPress user is linked to another customer now. Orders: not undone, because it was changed since.',
			},
		] );
		expect( ( await admin.getCustomer( ADA ) ).user_id ).toBeNull();
		expect(
			await idsOf(
				site,
				'fct_orders',
				`WHERE customer_id = ${ ADA } ORDER BY id`
			)
		).toEqual( orders.slice( 1 ) );
		expect(
			await countRows(
				site,
				'fcc_unique_values',
				'WHERE customer_id = 0'
			)
		).toBe( 0 );
		expect( totalsOf( await admin.getCustomer( ADA ) ) ).toEqual(
			totalsOf( await admin.getStats( ADA ) )
		);
		const again = await undo( admin, run.id );
		expect( again.counts ).toMatchObject( { deleted: 1 } );
		expect(
			await countRows(
				site,
				'fct_orders',
				`WHERE customer_id = ${ other }`
			)
		).toBe( 1 );
	}
);

test( 'a customer comes back without a user that the person may not link', async ( {
	admin,
	connect,
	site,
} ) => {
	const editor = await site.createUser( { login: 'editor', role: 'editor' } );
	await admin.attachUser( ADA, editor.id );
	const id = await changeAndGetRun( admin, 'DELETE', `customers/${ ADA }`, {
		force: true,
	} );
	const userManager = await site.createUser( { login: 'manager' } );
	await site.grant( userManager.id, [
		'customers/view',
		'customers/manage',
		'customers/delete',
	] );
	const run = await undo( await connect( { user: userManager } ), id );
	expect( await listRunResults( admin, run.id ) ).toMatchObject( [
		{ outcome: 'restored', code: 'insufficient_permissions' },
	] );
	expect( ( await admin.getCustomer( ADA ) ).user_id ).toBeNull();
} );

test( 'FluentCart’s rows come back, but for a cart that the visitor has again', async ( {
	admin,
	site,
} ) => {
	const [ customer = 0 ] = await insertBulkCustomers( site, 1 );
	await addFluentCartTables( site, {
		label_relationships: [
			{
				label_id: 5,
				labelable_id: customer,
				labelable_type: 'FluentCart\\App\\Models\\Customer',
			},
		],
		carts: [
			{ customer_id: customer, cart_hash: 'one' },
			{ customer_id: customer, cart_hash: 'two' },
		],
		order_download_permissions: [ { order_id: 1, customer_id: customer } ],
	} );
	const before = await rows();
	const id = await changeAndGetRun(
		admin,
		'DELETE',
		`customers/${ customer }`
	);
	expect( await rows() ).toEqual( [ [], [], [] ] );
	await runSql(
		site,
		"INSERT INTO {fct_carts} ( cart_hash ) VALUES ( 'two' )"
	);
	const run = await undo( admin, id );
	expect( run.counts ).toMatchObject( { restored: 1 } );
	const [ labels, carts, permissions ] = await rows();
	expect( labels ).toEqual( before[ 0 ] );
	expect( permissions ).toEqual( before[ 2 ] );
	expect( carts ).toMatchObject( [ { cart_hash: 'one' } ] );

	async function rows() {
		return Promise.all( [
			rowsOf(
				site,
				'fct_label_relationships',
				`WHERE labelable_id = ${ customer }`
			),
			rowsOf(
				site,
				'fct_carts',
				`WHERE customer_id = ${ customer } ORDER BY cart_hash`
			),
			rowsOf(
				site,
				'fct_order_download_permissions',
				`WHERE customer_id = ${ customer }`
			),
		] );
	}
} );

test( 'an undo that failed for every customer can be tried again', async ( {
	admin,
	site,
} ) => {
	const [ customer = 0 ] = await insertBulkCustomers( site, 1 );
	const id = await changeAndGetRun(
		admin,
		'DELETE',
		`customers/${ customer }`
	);
	const other = await insertCustomer( site, { email: 'bulk0@example.com' } );
	const failed = await undo( admin, id );
	expect( failed ).toMatchObject( {
		counts: { failed: 1 },
		can_undo: false,
	} );
	await admin.deleteCustomer( other );
	expect( await getRun( admin, id ) ).toMatchObject( {
		can_undo: true,
		undone_by: null,
	} );
	expect( ( await undo( admin, id ) ).counts ).toMatchObject( {
		restored: 1,
	} );
} );

test( 'after an undo that was canceled, another one brings back the rest', async ( {
	admin,
	site,
} ) => {
	const ids = await insertBulkCustomers( site, MANY );
	const { run_id: runId } = await admin.bulk( {
		action: 'delete',
		customer_ids: ids,
	} );
	const id = Number( runId );
	const half = await undo( admin, id );
	await runSql(
		site,
		`DELETE FROM {fct_customers} WHERE id = ${ ids[ 0 ] }`,
		`DELETE FROM {fcc_search_documents} WHERE customer_id = ${ ids[ 0 ] }`,
		`DELETE FROM {fcc_search_terms} WHERE customer_id = ${ ids[ 0 ] }`,
		`UPDATE {fcc_runs} SET undone_by = 0 WHERE id = ${ id }`
	);
	const rest = await driven( admin, await commandRun( admin, id, 'undo' ) );
	expect( half.counts ).toMatchObject( { restored: MANY } );
	expect( rest.counts ).toMatchObject( {
		restored: 1,
		unchanged: MANY - 1,
		failed: 0,
	} );
} );

test( 'the totals of a customer who came back count the orders that are left', async ( {
	admin,
	site,
} ) => {
	const before = totalsOf( await admin.getCustomer( ADA ) );
	const id = await changeAndGetRun( admin, 'DELETE', `customers/${ ADA }`, {
		force: true,
	} );
	await runSql( site, 'DELETE FROM {fct_orders} WHERE customer_id IS NULL' );
	await undo( admin, id );
	expect( before.order_count ).toBeGreaterThan( 0 );
	expect( totalsOf( await admin.getCustomer( ADA ) ) ).toEqual( {
		total_spent: 0,
		order_count: 0,
		average_order_value: 0,
		first_order_date: null,
		last_order_date: null,
	} );
} );

interface Totals {
	total_spent: number;
	order_count: number;
	average_order_value: number;
	first_order_date: string | null;
	last_order_date: string | null;
}

function totalsOf( {
	total_spent,
	order_count,
	average_order_value,
	first_order_date,
	last_order_date,
}: Totals ): Totals {
	return {
		total_spent,
		order_count,
		average_order_value,
		first_order_date,
		last_order_date,
	};
}
