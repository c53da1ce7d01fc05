import { changeAndGetRun, undo } from '../../api/runs/support/runs.ts';
import { addFluentCartTables } from '../../api/support/fluentcart/tables.ts';
import { rowsOf, updateRow } from '../../api/support/store-tables.ts';
import type { TestSite } from '../../support/test-site.ts';
import { HOME, expect, test } from '../support/full-customer.ts';
import { type StoreState, storeState } from '../support/store-state.ts';

const CUSTOMER_MODEL = 'FluentCart\\App\\Models\\Customer';

test( 'a customer that is deleted and comes back has all rows of FluentCart’s tables again', async ( {
	admin,
	customer,
	site,
} ) => {
	await addRows( site, customer );
	await admin.createAddress( customer, HOME );
	const user = await site.createUser( {
		login: 'anna',
		role: 'subscriber',
	} );
	await admin.attachUser( customer, user.id );
	const before = await rowsOfStore( site );
	const id = await changeAndGetRun(
		admin,
		'DELETE',
		`customers/${ customer }`,
		{ force: true }
	);
	expect( await rowsOfStore( site ) ).not.toEqual( before );
	const { id: undoId } = await undo( admin, id );
	expect( await rowsOfStore( site ) ).toEqual( before );
	await undo( admin, undoId );
	expect(
		await rowsOf( site, 'fct_customers', `WHERE id = ${ customer }` )
	).toEqual( [] );
} );

test( 'customers that a bulk action deleted come back with all rows of FluentCart’s tables', async ( {
	admin,
	customer,
	site,
} ) => {
	await addRows( site, customer );
	const before = await rowsOfStore( site );
	const { run_id: id } = await admin.bulk( {
		action: 'delete',
		customer_ids: [ 1, 2, 3, customer ],
		data: { force: true },
	} );
	const run = await undo( admin, Number( id ) );
	expect( run.counts.restored ).toBe( 4 );
	expect( await rowsOfStore( site ) ).toEqual( before );
} );

test( 'an edit, an address and a status that are undone leave FluentCart’s tables as before', async ( {
	admin,
	customer,
	site,
} ) => {
	await addRows( site, customer );
	const address = await admin.createAddress( customer, HOME );
	const before = withoutTimes( await rowsOfStore( site ) );
	const path = `customers/${ customer }`;
	const changes = [
		await changeAndGetRun( admin, 'PUT', path, {
			first_name: 'Hanna',
			email: 'hanna@example.com',
			phone: '+49 30 1',
			status: 'inactive',
			additional_info: { company: 'Meier', level: 'gold' },
		} ),
		await changeAndGetRun( admin, 'PUT', `${ path }/address`, {
			address_id: address.id,
			city: 'Hamburg',
			company: 'Meier',
		} ),
		await changeAndGetRun( admin, 'DELETE', `${ path }/address`, {
			address_id: address.id,
		} ),
	];
	const { run_id: statuses } = await admin.bulk( {
		action: 'update_status',
		customer_ids: [ 1, 2, customer ],
		data: { status: 'inactive' },
	} );
	for ( const id of [ ...changes, Number( statuses ) ].reverse() ) {
		await undo( admin, id );
	}
	expect( withoutTimes( await rowsOfStore( site ) ) ).toEqual( before );
} );

/** Everything that FluentCart stores about a customer who may be deleted. */
async function addRows( site: TestSite, customer: number ): Promise< void > {
	await addFluentCartTables( site, {
		subscriptions: [
			{ customer_id: customer, parent_order_id: 1, status: 'canceled' },
		],
		label_relationships: [
			{
				label_id: 5,
				labelable_id: customer,
				labelable_type: CUSTOMER_MODEL,
			},
		],
		carts: [
			{
				customer_id: customer,
				cart_hash: 'anna',
				cart_data: '[{"id":1,"title":"Größe \\"L\\" 😀"}]',
			},
		],
		order_download_permissions: [ { order_id: 1, customer_id: customer } ],
	} );
	for ( const order of [ 1, 2 ] ) {
		await updateRow( site, 'fct_orders', order, { customer_id: customer } );
	}
}

type StoreRows = StoreState[ 'rows' ];

async function rowsOfStore( site: TestSite ): Promise< StoreRows > {
	return ( await storeState( site ) ).rows;
}

/** An undo is a change, so it renews the time of the last change. */
function withoutTimes( rows: StoreRows ): StoreRows {
	return JSON.parse(
		JSON.stringify( rows, ( key, value ) =>
			key === 'updated_at' ? undefined : value
		)
	) as StoreRows;
}
