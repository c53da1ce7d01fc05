import {
	updateRow,
	countRows,
	insertAddress,
	insertRow,
	rowsOf,
} from '../support/store-tables.ts';
import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';
import { expect, test } from '../support/test.ts';

/** The phones of a customer's addresses, in order of id. */
async function addressPhones(
	site: TestSite,
	id: number
): Promise< ( string | null )[] > {
	const rows = await rowsOf< { phone: string | null } >(
		site,
		'fct_customer_addresses',
		`WHERE customer_id = ${ id } ORDER BY id`
	);
	return rows.map( ( { phone } ) => phone );
}

test(
	'the customer’s own phone comes before the phones of the addresses',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( { email: 'p@example.com' } );
		await insertAddress( site, id, { phone: '2' } );
		await insertRow( site, 'fct_customer_meta', {
			customer_id: id,
			meta_key: 'phone',
			meta_value: '1',
		} );
		expect( await admin.getCustomer( id ) ).toMatchObject( { phone: '1' } );
	}
);

test(
	'without an own phone, the primary billing address provides it, else the primary shipping address',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( { email: 'p@example.com' } );
		await insertAddress( site, id, {
			phone: '1',
			type: 'billing',
			is_primary: 0,
		} );
		expect( await admin.getCustomer( id ) ).toMatchObject( { phone: '' } );

		await insertAddress( site, id, { phone: '2', type: 'shipping' } );
		expect( await admin.getCustomer( id ) ).toMatchObject( { phone: '2' } );

		await insertAddress( site, id, { phone: '3', type: 'billing' } );
		expect( await admin.getCustomer( id ) ).toMatchObject( { phone: '3' } );
	}
);

test(
	'a new phone is copied to an address without a phone',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( { email: 'p@example.com' } );
		await insertAddress( site, id, { phone: '' } );
		expect(
			await admin.updateCustomer( id, { phone: '9' } )
		).toMatchObject( {
			phone: '9',
		} );
		expect( await addressPhones( site, id ) ).toEqual( [ '9' ] );
	}
);

test(
	'a new phone is copied to an address that had the old phone',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( {
			email: 'p@example.com',
			phone: '1',
		} );
		await insertAddress( site, id, { phone: '1' } );
		await insertAddress( site, id, { phone: '1', type: 'shipping' } );
		await admin.updateCustomer( id, { phone: '9' } );
		expect( await addressPhones( site, id ) ).toEqual( [ '9', '1' ] );
	}
);

test( 'the customer’s phone follows a shared address phone that FluentCart changed', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( {
		email: 'p@example.com',
		phone: '1',
	} );
	const address = await insertAddress( site, id, { phone: '' } );
	await admin.updateCustomer( id, { phone: '9' } );
	await updateRow( site, 'fct_customer_addresses', address, { phone: '7' } );
	expect( await admin.getCustomer( id ) ).toMatchObject( { phone: '7' } );
} );

test( 'without an own phone, the next address provides it', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( { email: 'p@example.com' } );
	const [ first, second ] = [
		await insertAddress( site, id, { phone: '1' } ),
		await insertAddress( site, id, { phone: '2', type: 'shipping' } ),
	];
	await admin.deleteAddress( id, first );
	expect( await admin.getCustomer( id ) ).toMatchObject( { phone: '2' } );
	await admin.deleteAddress( id, second );
	expect( await admin.getCustomer( id ) ).toMatchObject( { phone: '' } );
} );

test(
	'a phone of the address only is shown and removed with the address, and logged',
	{ tag: '@cluster' },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( { email: 'p@example.com' } );
		const place = { address_1: '1 Main St', city: 'Paris', country: 'FR' };
		const phone = async () => ( await admin.getCustomer( id ) ).phone;
		const loggedChanges = async () => {
			const { activity } = await admin.listActivity( id );
			return activity
				.filter( ( { type } ) => type === 'customer_updated' )
				.map( ( { changes } ) => changes );
		};
		const change = ( before: string | null, after: string | null ) => [
			{ field: 'phone', before, after },
		];

		const first = await admin.createAddress( id, place );
		const second = await admin.createAddress( id, {
			...place,
			phone: '2',
		} );
		expect( await phone() ).toBe( '' );
		expect( await loggedChanges() ).toEqual( [] );

		await admin.makeAddressPrimary( id, second.id );
		expect( await phone() ).toBe( '2' );
		await admin.updateAddress( id, { address_id: second.id, phone: '3' } );
		expect( await phone() ).toBe( '3' );
		await admin.deleteAddress( id, second.id );
		expect( await phone() ).toBe( '' );
		await admin.updateAddress( id, { address_id: first.id, phone: '4' } );
		expect( await phone() ).toBe( '4' );
		expect( await loggedChanges() ).toEqual( [
			change( null, '4' ),
			change( '3', null ),
			change( '2', '3' ),
			change( null, '2' ),
		] );
		expect(
			await countRows(
				site,
				'fct_customer_meta',
				`WHERE customer_id = ${ id }`
			)
		).toBe( 0 );
	}
);

for ( const { goes, remove } of [
	{
		goes: 'deleted here',
		remove: ( admin: ApiClient, _site: TestSite, id: number, of: number ) =>
			admin.deleteAddress( of, id ),
	},
	{
		goes: 'deleted past us',
		remove: ( _admin: ApiClient, site: TestSite, id: number ) =>
			site.call< void >( 'rows/delete', {
				table: 'fct_customer_addresses',
				where: { id },
			} ),
	},
] ) {
	test(
		`a phone that was set here stays after the address that shared it is ${ goes }`,
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			const { id } = await admin.createCustomer( {
				email: 'p@example.com',
			} );
			const shared = await insertAddress( site, id, { phone: '1' } );
			const other = await insertAddress( site, id, { is_primary: 0 } );
			await admin.updateCustomer( id, { phone: '9' } );
			expect( await addressPhones( site, id ) ).toEqual( [ '9', null ] );

			await admin.makeAddressPrimary( id, other );
			expect( await admin.getCustomer( id ) ).toMatchObject( {
				phone: '9',
			} );
			await remove( admin, site, shared, id );
			expect( await admin.getCustomer( id ) ).toMatchObject( {
				phone: '9',
			} );
		}
	);
}

test( 'a shared phone that FluentCart changed stays, whichever address is primary', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( { email: 'p@example.com' } );
	const shared = await insertAddress( site, id, { phone: '' } );
	const other = await insertAddress( site, id, {
		is_primary: 0,
		phone: '2',
	} );
	await admin.updateCustomer( id, { phone: '9' } );
	await updateRow( site, 'fct_customer_addresses', shared, { phone: '7' } );
	await admin.makeAddressPrimary( id, other );
	expect( await admin.getCustomer( id ) ).toMatchObject( { phone: '7' } );
} );

test( 'a phone that FluentCart gave the shared address stays after the address is deleted', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( {
		email: 'p@example.com',
		phone: '1',
	} );
	const shared = await insertAddress( site, id, { phone: '1' } );
	await insertAddress( site, id, { phone: '2', type: 'shipping' } );
	await admin.updateCustomer( id, { phone: '9' } );
	await updateRow( site, 'fct_customer_addresses', shared, { phone: '7' } );
	await admin.deleteAddress( id, shared );
	expect( await admin.getCustomer( id ) ).toMatchObject( { phone: '7' } );
} );

test( 'an address with its own phone keeps it', async ( { admin, site } ) => {
	const { id } = await admin.createCustomer( {
		email: 'p@example.com',
		phone: '1',
	} );
	await insertAddress( site, id, { phone: '2' } );
	expect( await admin.updateCustomer( id, { phone: '9' } ) ).toMatchObject( {
		phone: '9',
	} );
	expect( await addressPhones( site, id ) ).toEqual( [ '2' ] );
} );

test( 'a phone that only the address has can be emptied', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( { email: 'p@example.com' } );
	await insertAddress( site, id, { phone: '1' } );
	expect( await admin.updateCustomer( id, { phone: null } ) ).toMatchObject( {
		phone: '',
	} );
	expect( await addressPhones( site, id ) ).toEqual( [ '' ] );
} );

test( 'a change of other fields leaves the phones unchanged', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( { email: 'p@example.com' } );
	await insertAddress( site, id, { phone: '1' } );
	await admin.updateCustomer( id, { first_name: 'Pat' } );
	expect( await addressPhones( site, id ) ).toEqual( [ '1' ] );
	expect(
		await rowsOf( site, 'fct_customer_meta', `WHERE customer_id = ${ id }` )
	).toEqual( [] );
} );
