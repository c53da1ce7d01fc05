import { type TestSite } from '../../support/test-site.ts';
import { expect, FULL, HOME, test } from '../support/addresses.ts';
import { insertAddress, rowsOf } from '../support/store-tables.ts';

interface Row {
	id: string;
	name: string | null;
	meta: string | null;
}

test(
	'name, company and split are stored in the meta keys that FluentCart reads',
	{ tag: '@oldest' },
	async ( { admin, customer, site } ) => {
		await admin.createAddress( customer, FULL );
		await admin.createAddress( customer, HOME );
		const [ full, bare ] = await rowsOf< Row >(
			site,
			'fct_customer_addresses',
			`WHERE customer_id = ${ customer } ORDER BY id`
		);
		expect( full ).toMatchObject( { name: 'Anna Maria Schmidt' } );
		expect( JSON.parse( full?.meta ?? '' ) ).toEqual( {
			other_data: {
				first_name: 'Anna',
				last_name: 'Maria Schmidt',
				company_name: 'Schmidt & Söhne',
			},
		} );
		expect( bare ).toMatchObject( { name: '', meta: '[]' } );
	}
);

test(
	'other keys of the meta stay unchanged',
	{ tag: '@oldest' },
	async ( { admin, customer, site } ) => {
		const id = await insertAddress( site, customer, {
			name: 'Anna Schmidt',
			meta: '{"vat":{"ids":[],"by":{}},"rate":1.0,"other_data":{"company_name":"Alt","door":"2"}}',
		} );
		await admin.updateAddress( customer, {
			address_id: id,
			first_name: 'Anna Maria',
			company: null,
		} );
		const meta = await storedAddress( site, id, 'meta' );
		expect( JSON.parse( meta ?? '' ) ).toEqual( {
			vat: { ids: [], by: {} },
			rate: 1,
			other_data: {
				door: '2',
				first_name: 'Anna Maria',
				last_name: 'Schmidt',
			},
		} );

		await admin.updateAddress( customer, { address_id: id, city: 'Bonn' } );
		expect( await storedAddress( site, id, 'meta' ) ).toBe( meta );
	}
);

for ( const meta of [ null, '[]', '"text"', '7', '{"other_data":"text"}' ] ) {
	test( `the company is written into the meta ${ meta }`, async ( {
		admin,
		customer,
		site,
	} ) => {
		const id = await insertAddress( site, customer, { meta } );
		const body = { address_id: id, company: 'Neu' };
		expect( await admin.updateAddress( customer, body ) ).toMatchObject( {
			company: 'Neu',
		} );
	} );
}

test( 'changing one name replaces only its part of FluentCart’s full name', async ( {
	admin,
	customer,
	site,
} ) => {
	const id = await insertAddress( site, customer, {
		name: 'Anna Maria Schmidt',
	} );
	const body = { address_id: id, last_name: 'Meier' };
	expect( await admin.updateAddress( customer, body ) ).toMatchObject( {
		first_name: 'Anna Maria',
		last_name: 'Meier',
	} );
	expect( await storedAddress( site, id, 'name' ) ).toBe(
		'Anna Maria Meier'
	);

	expect(
		await admin.updateAddress( customer, {
			address_id: id,
			first_name: null,
			last_name: 'Meier Schmidt',
		} )
	).toMatchObject( { first_name: '', last_name: 'Meier Schmidt' } );
} );

test( 'both names together fit into the column of 192 characters', async ( {
	admin,
	customer,
	site,
} ) => {
	const fitting = {
		first_name: '🦄'.repeat( 95 ),
		last_name: 'é'.repeat( 96 ),
	};
	const { id } = await admin.createAddress( customer, {
		...HOME,
		...fitting,
	} );
	expect( await storedAddress( site, id, 'name' ) ).toBe(
		`${ fitting.first_name } ${ fitting.last_name }`
	);

	const rejected = [
		await admin.send( 'POST', `customers/${ customer }/address`, {
			body: { ...HOME, ...fitting, last_name: 'é'.repeat( 97 ) },
		} ),
		// Together with the stored last name.
		await admin.send( 'PUT', `customers/${ customer }/address`, {
			body: { address_id: id, first_name: '🦄'.repeat( 96 ) },
		} ),
	];
	for ( const answer of rejected ) {
		expect( answer ).toMatchObject( {
			status: 400,
			body: {
				error: {
					code: 'validation_error',
					fields: { first_name: expect.any( String ) },
				},
			},
		} );
	}
	expect( await admin.listAddresses( customer ) ).toMatchObject( [
		{ id, ...fitting },
	] );
} );

async function storedAddress(
	site: TestSite,
	id: number,
	column: 'name' | 'meta'
): Promise< string | null | undefined > {
	const [ row ] = await rowsOf< Row >(
		site,
		'fct_customer_addresses',
		`WHERE id = ${ id }`
	);
	return row?.[ column ];
}
