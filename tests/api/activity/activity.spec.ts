import { countEntries, loggedChanges } from '../support/activity.ts';
import { type ApiClient } from '../support/api-client.ts';
import { parseLinkHeader } from '../support/link-header.ts';
import { updateRow, insertCustomer } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const MISSING_ID = 9_999_999;

const PLACE = { address_1: '1 Main St', city: 'Springfield', country: 'US' };

test( 'a request without changes adds no entry', async ( { admin, site } ) => {
	const { subscriber } = site.users;
	const { id } = await admin.createCustomer( {
		email: 'one@example.com',
		first_name: 'Ann',
		additional_info: { tier: 'gold' },
	} );
	const address = await admin.createAddress( id, PLACE );
	await admin.attachUser( id, subscriber.id );
	const before = await countEntries( site );

	await admin.updateCustomer( id, {} );
	await admin.updateCustomer( id, {
		email: 'one@example.com',
		first_name: 'Ann',
		status: 'active',
		additional_info: { tier: 'gold', none: null },
	} );
	await admin.updateAdditionalInfo( id, { tier: 'gold' } );
	await admin.updateAddress( id, { address_id: address.id } );
	await admin.updateAddress( id, {
		address_id: address.id,
		city: 'Springfield',
	} );
	await admin.makeAddressPrimary( id, address.id );
	await admin.attachUser( id, subscriber.id );
	const bulk = {
		action: 'update_status' as const,
		customer_ids: [ id ],
	};
	await admin.bulk( { ...bulk, data: { status: 'active' } } );
	await admin.bulk( {
		...bulk,
		data: { status: 'inactive', dry_run: true },
	} );
	// Changes by FluentCart.
	await updateRow( site, 'fct_customers', id, { first_name: 'Eve' } );

	expect( await countEntries( site ) ).toBe( before );
} );

test( 'a rejected request adds no entry', async ( { admin, site } ) => {
	const { id } = await admin.createCustomer( { email: 'one@example.com' } );
	const before = await countEntries( site );
	const taken = { email: 'ada@example.com', first_name: 'Ann' };
	for ( const [ status, method, path, body, headers = {} ] of [
		[ 409, 'POST', '', taken ],
		[ 409, 'PUT', `/${ id }`, taken ],
		[ 412, 'PUT', `/${ id }`, { phone: '1' }, { 'If-Match': '"x"' } ],
		[ 400, 'PUT', `/${ id }`, { first_name: 'Ann', status: 'x' } ],
		[ 404, 'PUT', `/${ MISSING_ID }`, { first_name: 'Ann' } ],
		[
			404,
			'PUT',
			`/${ id }/address`,
			{ address_id: MISSING_ID, city: 'X' },
		],
		[ 412, 'POST', `/${ id }/address`, PLACE, { 'If-Match': '"x"' } ],
		[ 404, 'POST', `/${ MISSING_ID }/detach-user`, undefined ],
	] as const ) {
		expect(
			await admin.send( method, `customers${ path }`, { body, headers } ),
			`${ method } ${ path }`
		).toMatchObject( { status } );
	}
	expect( await countEntries( site ) ).toBe( before );
} );

test( 'the activity is deleted with the customer', async ( {
	admin,
	site,
} ) => {
	const ids = await Promise.all(
		[ 1, 2, 3 ].map( async ( index ) => {
			const email = `one${ index }@example.com`;
			return ( await admin.createCustomer( { email } ) ).id;
		} )
	);
	const [ one = 0, two = 0, three = 0 ] = ids;
	await admin.deleteCustomer( one );
	await admin.bulk( { action: 'delete', customer_ids: [ two ] } );
	expect( await countEntries( site ) ).toBe( 1 );
	expect( await loggedChanges( admin, three ) ).toHaveLength( 1 );
	for ( const id of [ one, MISSING_ID, 0, '9'.repeat( 30 ) ] ) {
		expect(
			await admin.send( 'GET', `customers/${ id }/activity` )
		).toMatchObject( {
			status: 404,
			body: { error: { code: 'customer_not_found' } },
		} );
	}
} );

test(
	'entries are paged, newest first',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const id = await insertCustomer( site, { email: 'one@example.com' } );
		const path = `customers/${ id }/activity`;
		const none = await admin.send( 'GET', path );
		expect( none ).toMatchObject( {
			headers: { 'x-wp-total': '0' },
			body: { data: { activity: [], pagination: { total: 0 } } },
		} );

		for ( const first_name of [ 'A', 'B', 'C', 'D', 'E' ] ) {
			await admin.updateCustomer( id, { first_name } );
		}
		const second = await admin.send( 'GET', path, {
			params: { page: 2, per_page: 2, _fields: 'type,changes' },
		} );
		expect( second.body ).toEqual( {
			success: true,
			data: {
				activity: [
					[ 'B', 'C' ],
					[ 'A', 'B' ],
				].map( ( [ before, after ] ) => ( {
					type: 'customer_updated',
					changes: [ { field: 'first_name', before, after } ],
				} ) ),
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
		const last = await admin.send( 'GET', next );
		expect( last.body ).toMatchObject( {
			data: { activity: [ { changes: [ { after: 'A' } ] } ] },
		} );
		expect( parseLinkHeader( last.headers.link ) ).not.toHaveProperty(
			'next'
		);
		expect( ( await admin.send( 'GET', prev ) ).body ).toMatchObject( {
			data: { pagination: { current_page: 1 } },
		} );
	}
);

test( 'the author is the signed-in user, even after that user is deleted', async ( {
	admin,
	connect,
	site,
} ) => {
	const id = await insertCustomer( site, { email: 'one@example.com' } );
	const clerk = await site.createUser( {
		login: 'clerk',
		rights: [ 'customers/view', 'customers/manage' ],
	} );
	const client = await connect( { user: clerk } );
	await client.updateCustomer( id, { first_name: 'Ann' } );
	expect( await authors( admin, id ) ).toEqual( [
		{ id: clerk.id, display_name: 'clerk' },
	] );

	await site.call( 'wordpress/users/delete', { id: clerk.id } );
	expect( await authors( admin, id ) ).toEqual( [
		{ id: clerk.id, display_name: '' },
	] );
} );

// FluentCart grants none of its rights to this user.
test(
	'a change by PHP code without a signed-in user has no author',
	{ tag: '@standalone' },
	async ( { admin, site } ) => {
		const id = await insertCustomer( site, { email: 'one@example.com' } );
		await site.call( 'wordpress/rest/send_without_user', {
			method: 'PUT',
			route: `/fluent-cart/v2/customers/${ id }`,
			body: { first_name: 'Eve' },
		} );
		expect( await authors( admin, id ) ).toEqual( [ null ] );
	}
);

async function authors( client: ApiClient, id: number ) {
	const { activity } = await client.listActivity( id );
	return activity.map( ( { author } ) => author );
}
