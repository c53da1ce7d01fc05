import { type TestSite } from '../../support/test-site.ts';
import { type ActivityEntry, type ApiClient } from '../support/api-client.ts';
import { parseLinkHeader } from '../support/link-header.ts';
import {
	updateRow,
	countRows,
	insertAddress,
	insertCustomer,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const MISSING_ID = 9_999_999;

const PLACE = { address_1: '1 Main St', city: 'Springfield', country: 'US' };

test(
	'creating a customer logs every given field, with the time and the author',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id, created_at } = await admin.createCustomer( {
			email: 'Ann@example.com',
			first_name: 'Ann',
			phone: '555',
			additional_info: {
				tier: 'gold',
				visits: 1.5,
				vip: false,
				notes: 'N',
			},
		} );
		const answer = await admin.listActivity( id );
		expect( answer ).toEqual( {
			activity: [
				{
					id: expect.any( Number ),
					type: 'customer_created',
					changes: [
						change( 'email', null, 'Ann@example.com' ),
						change( 'first_name', null, 'Ann' ),
						change( 'phone', null, '555' ),
						change( 'status', null, 'active' ),
						change( 'additional_info[tier]', null, 'gold' ),
						change( 'additional_info[visits]', null, 1.5 ),
						change( 'additional_info[vip]', null, false ),
						change( 'additional_info[notes]', null, 'N' ),
					],
					address_id: null,
					user: null,
					author: { id: site.users.admin.id, display_name: 'admin' },
					created_at: expect.any( String ),
				},
			],
			pagination: {
				current_page: 1,
				per_page: 10,
				total: 1,
				total_is_exact: true,
				total_pages: 1,
			},
		} );
		const seconds = ( moment: string | null | undefined ) =>
			Date.parse( moment ?? '' ) / 1000;
		expect(
			seconds( answer.activity[ 0 ]?.created_at ) - seconds( created_at )
		).toBeLessThanOrEqual( 1 );
	}
);

test(
	'an update logs the old and the new value of each changed field',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const id = await insertCustomer( site, {
			email: 'old@example.com',
			first_name: 'Old',
			last_name: 'Same',
			status: 'active',
			notes: 'Call',
		} );
		await insertAddress( site, id, { phone: '1' } );
		await admin.updateCustomer( id, {
			email: 'new@example.com',
			first_name: '',
			last_name: 'Same',
			phone: '2',
			status: 'inactive',
			additional_info: { tier: 'gold' },
		} );
		await admin.updateAdditionalInfo( id, {
			tier: null,
			notes: 'Write',
			n: 0,
		} );
		expect( await loggedChanges( admin, id ) ).toEqual( [
			[
				'customer_updated',
				change( 'additional_info[tier]', 'gold', null ),
				change( 'additional_info[notes]', 'Call', 'Write' ),
				change( 'additional_info[n]', null, 0 ),
			],
			[
				'customer_updated',
				change( 'email', 'old@example.com', 'new@example.com' ),
				change( 'first_name', 'Old', null ),
				// The phone was the one of the address, which was updated with it.
				change( 'phone', '1', '2' ),
				change( 'status', 'active', 'inactive' ),
				change( 'additional_info[tier]', null, 'gold' ),
			],
		] );
	}
);

test( 'address entries log the old values, the changes and the id of the address', async ( {
	admin,
	site,
} ) => {
	const id = await insertCustomer( site, { email: 'one@example.com' } );
	const first = await admin.createAddress( id, {
		...PLACE,
		first_name: 'Ann',
		last_name: 'Lee',
	} );
	const second = await admin.createAddress( id, { ...PLACE, city: 'Rome' } );
	await admin.updateAddress( id, {
		address_id: first.id,
		city: 'Oslo',
		country: 'no',
		last_name: 'Lie',
		company: 'Corp',
	} );
	await admin.makeAddressPrimary( id, second.id );
	await admin.deleteAddress( id, second.id );

	const { activity } = await admin.listActivity( id );
	expect( activity.map( ( { address_id } ) => address_id ) ).toEqual( [
		second.id,
		second.id,
		first.id,
		second.id,
		first.id,
	] );
	expect( await loggedChanges( admin, id ) ).toEqual( [
		[
			'address_deleted',
			change( 'type', 'billing', null ),
			change( 'address_1', '1 Main St', null ),
			change( 'city', 'Rome', null ),
			change( 'country', 'US', null ),
			change( 'is_primary', true, null ),
		],
		[ 'address_made_primary', change( 'is_primary', false, true ) ],
		[
			'address_updated',
			change( 'last_name', 'Lee', 'Lie' ),
			change( 'city', 'Springfield', 'Oslo' ),
			change( 'country', 'US', 'NO' ),
			change( 'company', null, 'Corp' ),
		],
		[
			'address_created',
			change( 'type', null, 'billing' ),
			change( 'address_1', null, '1 Main St' ),
			change( 'city', null, 'Rome' ),
			change( 'country', null, 'US' ),
			change( 'is_primary', null, false ),
		],
		[
			'address_created',
			change( 'type', null, 'billing' ),
			change( 'first_name', null, 'Ann' ),
			change( 'last_name', null, 'Lee' ),
			change( 'address_1', null, '1 Main St' ),
			change( 'city', null, 'Springfield' ),
			change( 'country', null, 'US' ),
			change( 'is_primary', null, true ),
		],
	] );
} );

test( 'attaching and detaching a user logs the id of the user', async ( {
	admin,
	site,
} ) => {
	const { subscriber, editor } = site.users;
	const id = await insertCustomer( site, { email: 'one@example.com' } );
	await admin.attachUser( id, subscriber.id );
	await admin.attachUser( id, editor.id );
	await admin.detachUser( id );
	expect( await loggedChanges( admin, id ) ).toEqual( [
		[ 'user_detached', change( 'user_id', editor.id, null ) ],
		[ 'user_attached', change( 'user_id', subscriber.id, editor.id ) ],
		[ 'user_attached', change( 'user_id', null, subscriber.id ) ],
	] );
} );

test(
	'a bulk action logs an entry for each customer whose status changed',
	{ tag: '@cluster' },
	async ( { admin, site } ) => {
		const statuses = [
			'active',
			'inactive',
			'archived',
			'2024',
			"it's",
			null,
		];
		const ids: number[] = [];
		for ( const [ index, status ] of statuses.entries() ) {
			const email = `bulk${ index }@example.com`;
			ids.push( await insertCustomer( site, { email, status } ) );
		}
		await admin.bulk( {
			action: 'update_status',
			customer_ids: [ ...ids, MISSING_ID ],
			data: { status: 'inactive' },
		} );
		const expected = statuses.map( ( status ) =>
			status === 'inactive'
				? []
				: [
						[
							'customer_updated',
							change( 'status', status, 'inactive' ),
						],
					]
		);
		expect(
			await Promise.all( ids.map( ( id ) => loggedChanges( admin, id ) ) )
		).toEqual( expected );
		expect( await count( site ) ).toBe( statuses.length - 1 );

		await admin.bulk( {
			action: 'update_status',
			search: 'bulk3',
			filters: {},
			data: { status: 'active' },
		} );
		expect( await loggedChanges( admin, ids[ 3 ] ?? 0 ) ).toEqual( [
			[ 'customer_updated', change( 'status', 'inactive', 'active' ) ],
			...( expected[ 3 ] ?? [] ),
		] );
	}
);

test( 'a request without changes adds no entry', async ( { admin, site } ) => {
	const { subscriber } = site.users;
	const { id } = await admin.createCustomer( {
		email: 'one@example.com',
		first_name: 'Ann',
		additional_info: { tier: 'gold' },
	} );
	const address = await admin.createAddress( id, PLACE );
	await admin.attachUser( id, subscriber.id );
	const before = await count( site );

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

	expect( await count( site ) ).toBe( before );
} );

test( 'a rejected request adds no entry', async ( { admin, site } ) => {
	const { id } = await admin.createCustomer( { email: 'one@example.com' } );
	const before = await count( site );
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
	expect( await count( site ) ).toBe( before );
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
	expect( await count( site ) ).toBe( 1 );
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

test( 'any text is logged unchanged, a very long one with its beginning only', async ( {
	admin,
} ) => {
	const { id } = await admin.createCustomer( { email: 'one@example.com' } );
	const odd = `"quoted" \\n <b>&amp;</b> %s 'it''s' 🦄 محمد\nline`;
	const long = '🦄é'.repeat( 1001 );
	const short = '🦄'.repeat( 2000 );
	await admin.updateAdditionalInfo( id, { odd, long, short } );
	expect( ( await loggedChanges( admin, id ) )[ 0 ] ).toEqual( [
		'customer_updated',
		change( 'additional_info[odd]', null, odd ),
		change( 'additional_info[long]', null, `${ '🦄é'.repeat( 1000 ) }…` ),
		change( 'additional_info[short]', null, short ),
	] );
} );

type Change = ActivityEntry[ 'changes' ][ number ];

function change(
	field: string,
	before: Change[ 'before' ],
	after: Change[ 'after' ]
): Change {
	return { field, before, after };
}

/** The type and the changes of each activity entry of a customer. */
async function loggedChanges(
	client: ApiClient,
	id: number
): Promise< [ string, ...Change[] ][] > {
	const { activity } = await client.listActivity( id );
	return activity.map( ( { type, changes } ) => [ type, ...changes ] );
}

async function authors( client: ApiClient, id: number ) {
	const { activity } = await client.listActivity( id );
	return activity.map( ( { author } ) => author );
}

function count( site: TestSite ): Promise< number > {
	return countRows( site, 'fcc_activity' );
}
