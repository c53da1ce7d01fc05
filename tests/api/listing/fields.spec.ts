import { insertAddress } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test(
	'_fields selects fields of a customer, and fields of addresses with a dot',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( {
			email: 'fields@example.com',
			additional_info: { company: 'Example Corp', tier: 3 },
		} );
		await insertAddress( site, id, { city: 'Rome' } );
		await insertAddress( site, id, { city: 'Oslo', type: 'shipping' } );

		const picked = await admin.send( 'GET', `customers/${ id }`, {
			params: { _fields: 'id,email,addresses.city' },
		} );
		expect( picked.body ).toEqual( {
			success: true,
			data: {
				customer: {
					id,
					email: 'fields@example.com',
					addresses: [ { city: 'Rome' }, { city: 'Oslo' } ],
				},
			},
		} );

		const within = await admin.send( 'GET', `customers/${ id }`, {
			params: { _fields: 'additional_info.tier' },
		} );
		expect( within.body ).toEqual( {
			success: true,
			data: { customer: { additional_info: { tier: 3 } } },
		} );
	}
);

test( '_fields accepts spaces and a list', async ( { admin } ) => {
	for ( const query of [
		'_fields=id, email',
		'_fields[]=id&_fields[]=email',
	] ) {
		const { body } = await admin.send( 'GET', `customers/1?${ query }`, {
			params: {},
		} );
		expect( body, query ).toEqual( {
			success: true,
			data: { customer: { id: 1, email: 'ada@example.com' } },
		} );
	}
} );

test( '_fields of a list keeps the pagination', async ( { admin } ) => {
	const { body } = await admin.send( 'GET', 'customers', {
		params: { _fields: 'id', per_page: 2, order_type: 'ASC' },
	} );
	expect( body ).toEqual( {
		success: true,
		data: {
			customers: [ { id: 1 }, { id: 2 } ],
			pagination: {
				current_page: 1,
				per_page: 2,
				total: 500,
				total_is_exact: true,
				total_pages: 250,
			},
		},
	} );
} );

test( '_fields applies to the answers of writes', async ( { admin } ) => {
	const created = await admin.send( 'POST', 'customers', {
		params: { _fields: 'email' },
		body: { email: 'fields@example.com' },
	} );
	expect( created.body ).toEqual( {
		success: true,
		data: { customer: { email: 'fields@example.com' } },
	} );
	const updated = await admin.send( 'PUT', 'customers/1', {
		params: { _fields: 'first_name' },
		body: { first_name: 'Augusta' },
	} );
	expect( updated.body ).toEqual( {
		success: true,
		data: {
			customer: { first_name: 'Augusta' },
			run_id: expect.any( Number ),
		},
	} );
} );

test( 'unknown names in _fields select nothing', async ( { admin } ) => {
	const { body } = await admin.send( 'GET', 'customers/1', {
		params: { _fields: 'favourite_colour' },
	} );
	expect( body ).toEqual( { success: true, data: { customer: {} } } );
} );

test( '_fields does not change an error', async ( { admin } ) => {
	const { body } = await admin.send( 'GET', 'customers/999', {
		params: { _fields: 'id' },
	} );
	expect( body ).toMatchObject( {
		success: false,
		error: { code: 'customer_not_found', message: expect.any( String ) },
	} );
} );
