import { change, countEntries, loggedChanges } from '../support/activity.ts';
import { insertAddress, insertCustomer } from '../support/store-tables.ts';
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
					run: null,
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
		expect( await countEntries( site ) ).toBe( statuses.length - 1 );

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
