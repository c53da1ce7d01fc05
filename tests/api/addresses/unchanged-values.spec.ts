import {
	insertAddress,
	insertCustomer,
	rowsOf,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

/** Column values that FluentCart and importers write and that the contract rejects in a new address. */
const ADDRESSES: Record< string, Record< string, string | null > > = {
	'a former country': { country: 'AN' },
	'no country': { country: '' },
	'a country that is NULL': { country: null },
	'a country in small letters': { country: 'us' },
	'the name of a country': { country: 'Germany' },
	'no city': { city: '' },
	'a city that is NULL': { city: null },
	'no street': { address_1: '' },
	'an invalid email': { email: 'guest' },
	'a name with two spaces': { name: 'Anna  Maria  Lee' },
	'white space around a city': { city: ' Paris ' },
	'a line break in a street': { address_1: 'One\nTwo' },
};

for ( const [ name, columns ] of Object.entries( ADDRESSES ) ) {
	test(
		`an address with ${ name } can be sent back as read`,
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			const id = await insertCustomer( site, {
				email: 'kept@example.com',
			} );
			const address = await insertAddress( site, id, columns );
			const where = `WHERE id = ${ address }`;
			const stored = async () => {
				const [ row ] = await rowsOf< Record< string, unknown > >(
					site,
					'fct_customer_addresses',
					where
				);
				return { ...row, updated_at: null };
			};
			const before = await stored();
			const [ read ] = ( await admin.getCustomer( id ) ).addresses;
			expect(
				await admin.send( 'PUT', `customers/${ id }/address`, {
					body: { ...read, address_id: address },
				} )
			).toMatchObject( { status: 200 } );
			expect( await stored() ).toEqual( before );

			await admin.updateAddress( id, {
				...read,
				address_id: address,
				label: 'Office',
			} );
			expect( await stored() ).toEqual( { ...before, label: 'Office' } );
			expect( ( await admin.listActivity( id ) ).activity ).toMatchObject(
				[ { changes: [ { field: 'label' } ] } ]
			);
		}
	);
}

test( 'another invalid value of an address is rejected, and an invalid id is not looked up', async ( {
	admin,
	site,
} ) => {
	const id = await insertCustomer( site, { email: 'kept@example.com' } );
	const address = await insertAddress( site, id, {
		country: 'AN',
		city: '',
	} );
	const put = ( body: object ) =>
		admin.send( 'PUT', `customers/${ id }/address`, { body } );
	expect(
		await put( { address_id: address, country: 'ZZ', city: '' } )
	).toMatchObject( {
		status: 400,
		body: { error: { fields: { country: expect.any( String ) } } },
	} );
	expect( await put( { country: 'AN' } ) ).toMatchObject( {
		status: 400,
		body: { error: { fields: { address_id: expect.any( String ) } } },
	} );
	expect( await put( { address_id: 'x', country: 'AN' } ) ).toMatchObject( {
		status: 400,
	} );
	expect(
		await put( { address_id: 9_999_999, country: 'AN' } )
	).toMatchObject( { status: 400 } );
	expect( await put( { address_id: 9_999_999 } ) ).toMatchObject( {
		status: 404,
	} );
} );
