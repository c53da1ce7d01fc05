import { expect, FULL, HOME, test } from '../support/addresses.ts';
import { type Address } from '../support/api-client.ts';
import { insertAddress } from '../support/store-tables.ts';

test.describe( 'an update', () => {
	let address: Address;

	test.beforeEach( async ( { admin, customer } ) => {
		address = await admin.createAddress( customer, FULL );
	} );

	for ( const [ field, value ] of Object.entries( {
		label: 'Warehouse',
		first_name: 'Annette',
		last_name: 'von der Heide',
		company: 'Heide AG',
		address_1: 'Alexanderplatz 1',
		address_2: 'Hinterhaus',
		city: 'Potsdam',
		state: 'BB',
		postcode: '14467',
		country: 'AT',
		phone: '+43 1 7654321',
		email: 'annette@example.com',
	} ) ) {
		test(
			`of ${ field } changes no other field`,
			{ tag: '@oldest' },
			async ( { admin, customer } ) => {
				const updated = await admin.updateAddress( customer, {
					address_id: address.id,
					[ field ]: value,
				} );
				expect( updated ).toEqual( {
					...address,
					[ field ]: value,
					updated_at: expect.any( String ),
				} );
				expect( await admin.listAddresses( customer ) ).toEqual( [
					updated,
				] );
			}
		);
	}

	test(
		'with null empties an optional field',
		{ tag: '@oldest' },
		async ( { admin, customer } ) => {
			const empty = {
				label: null,
				first_name: null,
				last_name: null,
				company: null,
				address_2: null,
				state: null,
				postcode: null,
				phone: null,
				email: null,
			};
			const updated = await admin.updateAddress( customer, {
				address_id: address.id,
				...empty,
			} );
			expect( updated ).toEqual( {
				...address,
				...Object.fromEntries(
					Object.keys( empty ).map( ( field ) => [ field, '' ] )
				),
				updated_at: expect.any( String ),
			} );
		}
	);

	test( 'never changes the type', async ( { admin, customer } ) => {
		const body = { address_id: address.id, type: 'billing', city: 'Bonn' };
		expect( await admin.updateAddress( customer, body ) ).toMatchObject( {
			type: 'shipping',
			city: 'Bonn',
		} );
	} );

	test( 'without fields changes nothing', async ( { admin, customer } ) => {
		expect(
			await admin.updateAddress( customer, { address_id: address.id } )
		).toEqual( address );
	} );
} );

test( 'stores a country in capitals', async ( { admin, customer } ) => {
	const { id } = await admin.createAddress( customer, {
		...HOME,
		country: 'us',
	} );
	expect(
		await admin.updateAddress( customer, { address_id: id, country: 'de' } )
	).toMatchObject( { country: 'DE' } );
} );

test(
	'of rows from FluentCart or an importer changes only the sent fields',
	{ tag: '@oldest' },
	async ( { admin, customer, site } ) => {
		const id = await insertAddress( site, customer, {
			type: 'warehouse',
			country: 'United States',
			state: 'New York',
		} );
		expect(
			await admin.updateAddress( customer, {
				address_id: id,
				city: 'Troy',
			} )
		).toMatchObject( {
			type: 'warehouse',
			first_name: '',
			city: 'Troy',
			country: 'United States',
			state: 'New York',
			created_at: null,
		} );
		await admin.deleteAddress( customer, id );
		expect( await admin.listAddresses( customer ) ).toEqual( [] );
	}
);
