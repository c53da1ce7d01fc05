import { insertAddress, rowsOf } from '../api/support/store-tables.ts';
import { expect, test } from './support/test.ts';

const PLACE = {
	address_1: 'Hauptstraße 1',
	city: 'Bonn',
	country: 'DE',
	postcode: '53111',
	email: 'anna@example.com',
};

for ( const [ first_name, last_name, name ] of [
	[ 'Anna', 'Schmidt', 'Anna Schmidt' ],
	[ 'Anna Maria', 'Schmidt', 'Anna Maria Schmidt' ],
	[ 'Anna', 'von der Heide', 'Anna von der Heide' ],
	[ 'Anna', '', 'Anna' ],
	[ '', 'Schmidt', 'Schmidt' ],
	[ '', 'von der Heide', 'von der Heide' ],
	[ '美咲', '山田', '美咲 山田' ],
	[ 'O’Brien "B" <b>', '\\n & Söhne', 'O’Brien "B" <b> \\n & Söhne' ],
	[ '', '', '' ],
] as const ) {
	test( `written by this plugin, “${ first_name }” and “${ last_name }” are one name in FluentCart and two in this plugin`, async ( {
		admin,
		customer,
		fluentCartApi,
	} ) => {
		await admin.createAddress( customer, {
			...PLACE,
			first_name,
			last_name,
		} );
		const { billing_address: seen } =
			await fluentCartApi.customer( customer );
		expect( seen ).toMatchObject( [
			{ name, formatted_address: { name } },
		] );
		expect( await admin.listAddresses( customer ) ).toMatchObject( [
			{ first_name, last_name },
		] );
	} );
}

for ( const [ name, first_name, last_name ] of [
	[ 'Anna Schmidt', 'Anna', 'Schmidt' ],
	[ 'Anna Maria Schmidt', 'Anna Maria', 'Schmidt' ],
	[ 'Anna', 'Anna', '' ],
	[ '山田美咲', '山田美咲', '' ],
	[ 'Dr. Anna-Maria O’Brien', 'Dr. Anna-Maria', 'O’Brien' ],
] as const ) {
	test( `written by FluentCart, “${ name }” is split`, async ( {
		admin,
		customer,
		fluentCartApi,
	} ) => {
		await fluentCartApi.send( 'POST', `customers/${ customer }/address`, {
			...PLACE,
			type: 'billing',
			label: 'Home', // Without a value, FluentCart's own SQLite rejects the row.
			state: 'DE-NW',
			name,
		} );
		expect( await admin.listAddresses( customer ) ).toMatchObject( [
			{ first_name, last_name },
		] );
		// It stays one name until one of the two changes.
		const [ address ] = await admin.listAddresses( customer );
		await admin.updateAddress( customer, {
			address_id: address?.id ?? 0,
			city: 'Köln',
		} );
		const { billing_address: seen } =
			await fluentCartApi.customer( customer );
		expect( seen ).toMatchObject( [ { name, city: 'Köln' } ] );
	} );
}

test( 'the split survives an edit in FluentCart that keeps the name, and is removed by one that changes it', async ( {
	admin,
	customer,
	fluentCartApi,
} ) => {
	const { id } = await admin.createAddress( customer, {
		...PLACE,
		first_name: 'Anna',
		last_name: 'von der Heide',
	} );
	await fluentCartApi.saveAddress( customer, id, {
		city: 'Köln',
		state: 'DE-NW',
	} );
	expect( await admin.listAddresses( customer ) ).toMatchObject( [
		{ first_name: 'Anna', last_name: 'von der Heide', city: 'Köln' },
	] );

	await fluentCartApi.saveAddress( customer, id, {
		name: 'Eva von der Heide',
	} );
	expect( await admin.listAddresses( customer ) ).toMatchObject( [
		{ first_name: 'Eva von der', last_name: 'Heide' },
	] );
	await admin.updateAddress( customer, {
		address_id: id,
		first_name: 'Eva',
		last_name: 'von der Heide',
	} );
	expect(
		( await fluentCartApi.customer( customer ) ).billing_address
	).toMatchObject( [ { name: 'Eva von der Heide' } ] );
} );

test( 'the company survives an edit in either plugin', async ( {
	admin,
	customer,
	fluentCartApi,
} ) => {
	const { id } = await admin.createAddress( customer, {
		...PLACE,
		first_name: 'Anna',
		last_name: 'Schmidt',
		company: 'Schmidt & Söhne "GmbH"',
	} );
	await fluentCartApi.saveAddress( customer, id, {
		city: 'Köln',
		state: 'DE-NW',
	} );
	expect( await admin.listAddresses( customer ) ).toMatchObject( [
		{ city: 'Köln', company: 'Schmidt & Söhne "GmbH"' },
	] );

	await fluentCartApi.saveAddress( customer, id, {
		company_name: 'Theirs AG',
	} );
	await admin.updateAddress( customer, { address_id: id, city: 'Bonn' } );
	await admin.updateAddress( customer, {
		address_id: id,
		first_name: 'Eva',
	} );
	expect(
		( await fluentCartApi.customer( customer ) ).billing_address
	).toMatchObject( [
		{
			company_name: 'Theirs AG',
			name: 'Eva Schmidt',
			formatted_address: {
				full_address: expect.stringMatching( /^Theirs AG, / ),
			},
		},
	] );

	await admin.updateAddress( customer, { address_id: id, company: 'Ours' } );
	expect(
		( await fluentCartApi.customer( customer ) ).billing_address
	).toMatchObject( [ { company_name: 'Ours' } ] );
	await admin.updateAddress( customer, { address_id: id, company: null } );
	expect(
		( await fluentCartApi.customer( customer ) ).billing_address
	).toMatchObject( [ { company_name: '' } ] );
} );

test( 'meta keys of FluentCart’s checkout stay', async ( {
	admin,
	customer,
	site,
	fluentCartApi,
} ) => {
	const id = await insertAddress( site, customer, {
		...PLACE,
		name: 'Anna Schmidt',
		meta: '{"other_data":{"company_name":"Alt","legal_registration_id":"HRB 1"},"vat":["DE1"]}',
	} );
	await admin.updateAddress( customer, {
		address_id: id,
		first_name: 'Eva',
	} );
	await fluentCartApi.saveAddress( customer, id, {
		company_name: 'Neu',
		state: 'DE-NW',
	} );
	const [ row ] = await rowsOf< { meta: string } >(
		site,
		'fct_customer_addresses',
		`WHERE id = ${ id }`
	);
	expect( JSON.parse( row?.meta ?? '' ) ).toEqual( {
		other_data: {
			company_name: 'Neu',
			legal_registration_id: 'HRB 1',
			first_name: 'Eva',
			last_name: 'Schmidt',
		},
		vat: [ 'DE1' ],
	} );
} );
