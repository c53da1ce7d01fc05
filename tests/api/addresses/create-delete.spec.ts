import { expect, FULL, HOME, test } from '../support/addresses.ts';
import { type ApiClient } from '../support/api-client.ts';

const ADA = 1;

test(
	'a new address is returned in full and stored',
	{ tag: '@oldest' },
	async ( { admin, customer } ) => {
		const address = await admin.createAddress( customer, FULL );
		expect( address ).toEqual( {
			...FULL,
			id: expect.any( Number ),
			is_primary: true,
			created_at: expect.stringMatching( /Z$/ ),
			updated_at: address.created_at,
		} );
		expect( await admin.listAddresses( customer ) ).toEqual( [ address ] );
		expect( await admin.getCustomer( customer ) ).toMatchObject( {
			addresses: [ address ],
		} );
	}
);

test( 'omitted and null fields are stored empty, and the default type is billing', async ( {
	admin,
	customer,
} ) => {
	const address = await admin.createAddress( customer, {
		...HOME,
		postcode: null,
		first_name: null,
		email: null,
	} );
	expect( address ).toMatchObject( {
		...HOME,
		type: 'billing',
		label: '',
		first_name: '',
		last_name: '',
		company: '',
		address_2: '',
		state: '',
		postcode: '',
		phone: '',
		email: '',
	} );
} );

test( 'the owner and the primary flag in the body are ignored', async ( {
	admin,
	customer,
} ) => {
	const first = await admin.createAddress( customer, HOME );
	const body = {
		...HOME,
		id: 7,
		customer_id: ADA,
		customerId: ADA,
		is_primary: true,
		created_at: '2001-01-01T00:00:00Z',
	};
	const second = await admin.createAddress( customer, body );
	expect( second ).toMatchObject( { is_primary: false } );
	expect( second.id ).not.toBe( 7 );

	await admin.updateAddress( customer, { ...body, address_id: second.id } );
	expect( await admin.listAddresses( customer ) ).toMatchObject( [
		{ id: first.id, is_primary: true },
		{ id: second.id, is_primary: false, created_at: second.created_at },
	] );
} );

test( 'addresses are listed by type, primary addresses first', async ( {
	admin,
	customer,
} ) => {
	const billing = await admin.createAddress( customer, HOME );
	const other = await admin.createAddress( customer, HOME );
	const shipping = await admin.createAddress( customer, FULL );
	const primary = await admin.makeAddressPrimary( customer, other.id );

	const listed = async ( params = {} ) =>
		( await admin.listAddresses( customer, params ) ).map(
			( { id } ) => id
		);
	expect( await listed() ).toEqual( [ primary.id, shipping.id, billing.id ] );
	expect( await listed( { type: 'billing' } ) ).toEqual( [
		primary.id,
		billing.id,
	] );
	expect( await listed( { type: 'shipping' } ) ).toEqual( [ shipping.id ] );
} );

test( '_fields selects fields of an address', async ( { admin, customer } ) => {
	const path = `customers/${ customer }/address`;
	const params = { _fields: 'id,city' };
	const address = { id: expect.any( Number ), city: 'Springfield' };
	expect(
		await admin.send( 'POST', path, { params, body: HOME } )
	).toMatchObject( { body: { data: { address } } } );
	const { body } = await admin.send( 'GET', path, { params } );
	expect( body ).toEqual( {
		success: true,
		data: { addresses: [ address ] },
	} );
} );

test(
	'DELETE reads the address id from the body or the query string',
	{ tag: '@oldest' },
	async ( { admin, customer } ) => {
		const first = await admin.createAddress( customer, HOME );
		const second = await admin.createAddress( customer, HOME );
		const path = `customers/${ customer }/address`;
		const deleted = {
			status: 200,
			body: { success: true, message: 'Address deleted successfully' },
		};
		expect(
			await admin.send( 'DELETE', path, {
				body: { address_id: first.id },
			} )
		).toMatchObject( deleted );
		expect( await ids( admin, customer ) ).toEqual( [ second.id ] );
		expect(
			await admin.send( 'DELETE', `${ path }?address_id=${ second.id }` )
		).toMatchObject( deleted );
		expect( await ids( admin, customer ) ).toEqual( [] );
	}
);

test( 'a customer without a phone gets the phone of the current primary address', async ( {
	admin,
	customer,
} ) => {
	const phone = async () => ( await admin.getCustomer( customer ) ).phone;
	const shipping = await admin.createAddress( customer, {
		...HOME,
		type: 'shipping',
		phone: '1',
	} );
	expect( await phone() ).toBe( '1' );

	const billing = await admin.createAddress( customer, {
		...HOME,
		phone: '2',
	} );
	expect( await phone() ).toBe( '2' );

	await admin.updateAddress( customer, {
		address_id: billing.id,
		phone: '3',
	} );
	expect( await phone() ).toBe( '3' );

	const newer = await admin.createAddress( customer, {
		...HOME,
		phone: '4',
	} );
	await admin.makeAddressPrimary( customer, newer.id );
	expect( await phone() ).toBe( '4' );

	await admin.deleteAddress( customer, newer.id );
	expect( await phone() ).toBe( '3' );

	await admin.deleteAddress( customer, billing.id );
	expect( await phone() ).toBe( shipping.phone );

	await admin.updateCustomer( customer, { phone: '5' } );
	await admin.deleteAddress( customer, shipping.id );
	expect( await phone() ).toBe( '5' );
} );

async function ids( client: ApiClient, customer: number ): Promise< number[] > {
	return ( await client.listAddresses( customer ) ).map( ( { id } ) => id );
}
