import { type ApiClient } from '../support/api-client.ts';
import {
	type FiredAction,
	firedActions,
	clearFiredActions,
	statusActions,
} from '../support/hooks.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

test.beforeEach( ( { site } ) => site.addPlugin( 'hook-recorder' ) );

test(
	'actions fire before and after each change of a customer',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( {
			email: 'new@example.com',
		} );
		await admin.updateCustomer( id, { first_name: 'Grace' } );
		await admin.send( 'PUT', `customers/${ id }/additional-info`, {
			body: { tier: 'gold' },
		} );
		await admin.send( 'DELETE', `customers/${ id }` );

		const summary = { id, email: 'new@example.com' };
		expect( await firedActions( site ) ).toEqual( [
			[
				'fluent_cart_customers/before_create_customer',
				[ { email: 'new@example.com' } ],
			],
			[
				'fluent_cart_customers/after_create_customer',
				[ expect.objectContaining( { ...summary, addresses: [] } ) ],
			],
			[
				'fluent_cart_customers/before_update_customer',
				[ id, { first_name: 'Grace' } ],
			],
			[
				'fluent_cart_customers/after_update_customer',
				[
					expect.objectContaining( { id, first_name: 'Grace' } ),
					expect.objectContaining( { id, first_name: '' } ),
				],
			],
			[
				'fluent_cart_customers/before_update_customer',
				[ id, { additional_info: { tier: 'gold' } } ],
			],
			[
				'fluent_cart_customers/after_update_customer',
				[
					expect.objectContaining( {
						additional_info: { tier: 'gold' },
					} ),
					expect.objectContaining( { id } ),
				],
			],
			[ 'fluent_cart_customers/before_delete_customer', [ id ] ],
			[
				'fluent_cart_customers/after_delete_customer',
				[ expect.objectContaining( summary ) ],
			],
		] );
	}
);

test(
	'actions fire before and after each change of an address',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( {
			email: 'new@example.com',
		} );
		const path = `customers/${ id }/address`;
		const fields = {
			address_1: '1 Main St',
			city: 'Springfield',
			country: 'US',
		};
		await clearFiredActions( site );

		await admin.send( 'POST', path, { body: fields } );
		const [ address ] = ( await admin.getCustomer( id ) ).addresses;
		const reference = { address_id: address?.id };
		await admin.send( 'PUT', path, {
			body: { ...reference, city: 'Salem' },
		} );
		await admin.send( 'POST', `${ path }/make-primary`, {
			body: reference,
		} );
		await admin.send( 'DELETE', path, { body: reference } );

		const after = ( change: string, city: string ): FiredAction => [
			`fluent_cart_customers/after_${ change }_address`,
			[ id, expect.objectContaining( { id: address?.id, city } ) ],
		];
		expect( await firedActions( site ) ).toEqual( [
			[
				'fluent_cart_customers/before_create_address',
				[ id, expect.objectContaining( fields ) ],
			],
			after( 'create', 'Springfield' ),
			[
				'fluent_cart_customers/before_update_address',
				[ id, { ...reference, city: 'Salem' } ],
			],
			after( 'update', 'Salem' ),
			[
				'fluent_cart_customers/before_make_primary_address',
				[ id, reference ],
			],
			after( 'make_primary', 'Salem' ),
			[
				'fluent_cart_customers/before_delete_address',
				[ id, reference ],
			],
			after( 'delete', 'Salem' ),
		] );
	}
);

test( 'actions fire before and after a user is attached and detached', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( { email: 'new@example.com' } );
	const user = site.users.subscriber.id;
	await clearFiredActions( site );

	await admin.send( 'POST', `customers/${ id }/attachable-user`, {
		body: { user_id: user },
	} );
	await admin.send( 'POST', `customers/${ id }/detach-user` );

	const customer = ( user_id: number | null ) =>
		expect.objectContaining( { id, user_id } );
	expect( await firedActions( site ) ).toEqual( [
		[ 'fluent_cart_customers/before_attach_user', [ id, user ] ],
		[
			'fluent_cart_customers/after_attach_user',
			[ customer( user ), user, null ],
		],
		[ 'fluent_cart_customers/before_detach_user', [ id ] ],
		[
			'fluent_cart_customers/after_detach_user',
			[ customer( null ), user ],
		],
	] );
} );

test(
	'a change of status fires FluentCart’s own actions with its arguments',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await admin.updateCustomer( ADA, { status: 'active' } );
		expect( await statusActions( site ) ).toEqual( [] );

		await admin.updateCustomer( ADA, { status: 'inactive' } );
		const payload = {
			customer: expect.objectContaining( {
				id: ADA,
				email: 'ada@example.com',
				status: 'inactive',
				ltv: expect.anything(), // A text in FluentCart's model.
			} ),
			old_status: 'active',
			new_status: 'inactive',
		};
		expect( await statusActions( site ) ).toEqual( [
			[ 'fluent_cart/customer_status_to_inactive', [ payload ] ],
			[ 'fluent_cart/customer_status_updated', [ payload ] ],
		] );
	}
);

test(
	'a bulk action fires FluentCart’s status actions for each changed customer',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		await admin.updateCustomer( ADA, { status: 'inactive' } );
		await admin.updateCustomer( 2, { status: 'active' } );
		await admin.updateCustomer( 3, { status: 'active' } );
		await clearFiredActions( site );
		await bulk( admin, {
			action: 'update_status',
			customer_ids: [ ADA, 2, 3, 999_999 ],
			data: { status: 'inactive' },
		} );

		const actions = await firedActions( site );
		expect( actions[ 0 ] ).toEqual( [
			'fluent_cart_customers/before_bulk_action',
			[
				'update_status',
				expect.objectContaining( {
					customer_ids: [ ADA, 2, 3, 999_999 ],
				} ),
			],
		] );
		const changed = ( await statusActions( site ) ).filter( ( [ hook ] ) =>
			hook.endsWith( 'updated' )
		);
		expect( changed ).toMatchObject( [
			[ {}, [ { customer: { id: 2 }, old_status: 'active' } ] ],
			[ {}, [ { customer: { id: 3 }, new_status: 'inactive' } ] ],
		] );
		expect( actions.at( -1 ) ).toEqual( [
			'fluent_cart_customers/after_bulk_action',
			[
				'update_status',
				expect.objectContaining( { processed: 3, failed: 1 } ),
			],
		] );
	}
);

test( 'a bulk deletion fires the actions for each customer, and a dry run for none', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( { email: 'new@example.com' } );
	await clearFiredActions( site );
	const request = { action: 'delete', customer_ids: [ id ] };

	await bulk( admin, { ...request, data: { dry_run: true } } );
	expect( await firedActions( site ) ).toEqual( [] );

	await bulk( admin, request );
	expect(
		( await firedActions( site ) ).map( ( [ hook ] ) => hook )
	).toEqual( [
		'fluent_cart_customers/before_bulk_action',
		'fluent_cart_customers/before_delete_customer',
		'fluent_cart_customers/after_delete_customer',
		'fluent_cart_customers/after_run_step',
		'fluent_cart_customers/after_bulk_action',
	] );
} );

test( 'a rejected request fires no action', async ( { admin, site } ) => {
	await admin.send( 'POST', 'customers', { body: { email: 'no' } } );
	await admin.send( 'PUT', `customers/${ ADA }`, {
		body: { phone: '5'.repeat( 51 ) },
	} );
	expect( await firedActions( site ) ).toEqual( [] );
} );

test.describe( 'an exception', () => {
	test.use( {
		expectedLog: [ /after_create_customer failed|refused by a plugin/ ],
	} );

	test(
		'in an action before a change prevents the change',
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			await site.addPlugin( 'failing-hook', {
				hook: 'fluent_cart_customers/before_create_customer',
				message: 'refused by a plugin',
			} );
			const answer = await admin.send( 'POST', 'customers', {
				body: { email: 'new@example.com' },
			} );
			expect( answer ).toMatchObject( {
				status: 500,
				body: { error: { code: 'server_error' } },
			} );
			const { customers } = await admin.listCustomers( {
				search: 'new@example.com',
			} );
			expect( customers ).toEqual( [] );
		}
	);

	test(
		'in an action after a change does not undo the change',
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			await site.addPlugin( 'failing-hook', {
				hook: 'fluent_cart_customers/after_create_customer',
				message: 'no',
			} );
			const { id } = await admin.createCustomer( {
				email: 'new@example.com',
			} );
			expect( await admin.getCustomer( id ) ).toMatchObject( { id } );
		}
	);
} );

test( 'a filter can add keys to a customer, an address and an order', async ( {
	site,
} ) => {
	await site.addPlugin( 'tag-records', {
		records: [ 'customer', 'address', 'order' ],
		field: 'crm_id',
	} );
	// Not the test client, which fails on keys that the contract does not name.
	const client = await site.client( site.users.admin );
	const data = async ( path: string ) =>
		( await ( await client.get( path ) ).json() ).data;

	const { customer } = await data( `customers/${ ADA }` );
	expect( customer.crm_id ).toBe( `customer ${ ADA }` );
	expect( customer.addresses[ 0 ].crm_id ).toMatch( /^address \d+$/ );
	const { customers } = await data( 'customers' );
	expect( customers[ 0 ].crm_id ).toMatch( /^customer \d+$/ );
	const { orders } = await data( `customers/${ ADA }/orders` );
	expect( orders[ 0 ].crm_id ).toMatch( /^order \d+$/ );
	await client.dispose();
} );

async function bulk( client: ApiClient, body: object ): Promise< void > {
	expect(
		await client.send( 'POST', 'customers/do-bulk-action', { body } )
	).toMatchObject( { status: 200 } );
}
