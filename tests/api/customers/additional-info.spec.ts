import { type ApiClient } from '../support/api-client.ts';
import {
	concurrently,
	slowDownWrites,
	countByStatus,
} from '../support/concurrency.ts';
import { insertRow, rowsOf } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

type Info = Parameters< ApiClient[ 'updateAdditionalInfo' ] >[ 1 ];

let customer: number;
let path: string;

test.beforeEach( async ( { admin } ) => {
	( { id: customer } = await admin.createCustomer( {
		email: 'info@example.com',
		first_name: 'Ann',
		phone: '1',
		additional_info: { company: 'Example Corp', notes: 'VIP', tier: 3 },
	} ) );
	path = `customers/${ customer }/additional-info`;
} );

test(
	'sent keys are merged into the stored ones',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { additional_info: info, ...rest } =
			await admin.getCustomer( customer );
		const updated = await admin.updateAdditionalInfo( customer, {
			company: 'Updated Corp',
			custom_field_1: 'Custom value',
		} );
		expect( updated ).toEqual( {
			...rest,
			additional_info: {
				...info,
				company: 'Updated Corp',
				custom_field_1: 'Custom value',
			},
			version: expect.any( String ),
			updated_at: expect.any( String ),
		} );
		expect( updated.version ).not.toBe( rest.version );
		expect( await admin.getCustomer( customer ) ).toEqual( updated );
	}
);

test( 'null removes a key, and a missing key is ignored', async ( {
	admin,
} ) => {
	expect(
		await admin.updateAdditionalInfo( customer, {
			company: null,
			notes: null,
			nonesuch: null,
		} )
	).toMatchObject( { additional_info: { tier: 3 } } );

	const { additional_info: info } = await admin.updateAdditionalInfo(
		customer,
		{ tier: null }
	);
	expect( info ).toEqual( {} );
} );

test( 'notes are stored in the column that FluentCart shows', async ( {
	admin,
	site,
} ) => {
	const notes = async () =>
		(
			await rowsOf< { notes: string } >(
				site,
				'fct_customers',
				`WHERE id = ${ customer }`
			)
		)[ 0 ]?.notes;
	await admin.updateAdditionalInfo( customer, {
		notes: 'Updated VIP\ncustomer',
	} );
	expect( await notes() ).toBe( 'Updated VIP\ncustomer' );

	await admin.updateAdditionalInfo( customer, { notes: null } );
	expect( await notes() ).toBe( '' );
	expect( await admin.getCustomer( customer ) ).toMatchObject( {
		additional_info: { company: 'Example Corp', tier: 3 },
	} );
} );

test(
	'a text, a number, true and false are returned as sent',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const info = {
			text: '🦄 "quoted" \\ <b>',
			empty: '',
			integer: -7,
			fraction: 0.1,
			large: Number.MAX_SAFE_INTEGER,
			zero: 0,
			yes: true,
			no: false,
			2024: 'a key of digits',
			'-_A9': 'every kind of character',
		};
		const updated = await admin.updateAdditionalInfo( customer, info );
		expect( updated.additional_info ).toEqual( {
			...info,
			company: 'Example Corp',
			notes: 'VIP',
			tier: 3,
		} );
	}
);

test( 'a body without fields changes nothing', async ( { admin } ) => {
	const before = await admin.getCustomer( customer );
	expect( await admin.updateAdditionalInfo( customer, {} ) ).toEqual(
		before
	);
} );

test( 'names of customer fields are ordinary keys here', async ( {
	admin,
} ) => {
	const info = {
		email: 'other@example.com',
		status: 'inactive',
		id: 7,
		customerId: 1,
		additional_info: 'x',
	};
	expect( await admin.updateAdditionalInfo( customer, info ) ).toMatchObject(
		{
			id: customer,
			email: 'info@example.com',
			status: 'active',
			additional_info: info,
		}
	);
} );

test( 'a customer can have a hundred keys besides the notes', async ( {
	admin,
} ) => {
	// Including company and tier.
	const full = await admin.updateAdditionalInfo( customer, keys( 98 ) );
	expect( Object.keys( full.additional_info ) ).toHaveLength( 101 );

	for ( const body of [ { one_more: 1 }, keys( 101 ) ] ) {
		expect( await admin.send( 'PUT', path, { body } ) ).toMatchObject( {
			status: 400,
			body: { error: { code: 'validation_error' } },
		} );
	}
	expect( await admin.getCustomer( customer ) ).toEqual( full );

	await admin.updateAdditionalInfo( customer, { key0: null, one_more: 1 } );
} );

test( 'a value of 16 KiB is accepted, one byte more is rejected', async ( {
	admin,
} ) => {
	const fitting = 'é'.repeat( 8192 );
	await admin.updateAdditionalInfo( customer, {
		big: fitting,
		notes: fitting,
	} );
	for ( const field of [ 'big', 'notes' ] ) {
		expect(
			await admin.send( 'PUT', path, {
				body: { [ field ]: `${ fitting }x` },
			} )
		).toMatchObject( rejection( field ) );
	}
	expect( await admin.getCustomer( customer ) ).toMatchObject( {
		additional_info: { big: fitting, notes: fitting },
	} );
} );

for ( const [ name, field, value ] of [
	[ 'a list', 'tags', [ 'a' ] ],
	[ 'an object', 'tags', { a: 'b' } ],
	[ 'notes that are a number', 'notes', 5 ],
	[ 'notes that are a boolean', 'notes', true ],
	[ 'a control character', 'text', 'Be\u0007ll' ],
	[ 'a key with a space', 'two words', 'x' ],
	[ 'a key with a dot', 'a.b', 'x' ],
	[ 'a key with an accent', 'clé', 'x' ],
	[ 'a key of 65 characters', 'k'.repeat( 65 ), 'x' ],
	[ 'a key that ends with a line break', 'key\n', 'x' ],
	[ 'a bad key whose value is null', 'a b', null ],
] as const ) {
	test( `rejected, with all other keys of the request: ${ name }`, async ( {
		admin,
	} ) => {
		const before = await admin.getCustomer( customer );
		expect(
			await admin.send( 'PUT', path, {
				body: { company: 'Lost', [ field ]: value },
			} )
		).toMatchObject( rejection( field ) );
		expect( await admin.getCustomer( customer ) ).toEqual( before );
	} );
}

for ( const body of [ '{"__proto__":"x"}', '[]', '"text"', '5', '[1]', '{' ] ) {
	test( `rejected: the body ${ body }`, async ( { admin } ) => {
		expect( await admin.send( 'PUT', path, { body } ) ).toMatchObject( {
			status: 400,
			body: { error: { code: 'validation_error' } },
		} );
	} );
}

test( 'an unknown customer is not found', async ( { admin } ) => {
	expect(
		await admin.send( 'PUT', 'customers/999999/additional-info', {
			body: { customerId: customer },
		} )
	).toMatchObject( {
		status: 404,
		body: { error: { code: 'customer_not_found' } },
	} );
} );

test( 'a write with an outdated version changes nothing', async ( {
	admin,
} ) => {
	const { version } = await admin.getCustomer( customer );
	const headers = { 'If-Match': `"${ version }"` };
	const write = ( body: Info ) =>
		admin.send( 'PUT', path, { headers, body } );

	expect( await write( { company: 'First' } ) ).toMatchObject( {
		status: 200,
	} );
	const moved = await admin.getCustomer( customer );
	expect( await write( { company: 'Second' } ) ).toMatchObject( {
		status: 412,
		body: { error: { code: 'edit_conflict', current: moved } },
	} );
	expect( await admin.getCustomer( customer ) ).toEqual( moved );
} );

test( 'damaged meta of another plugin does no harm', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( { email: 'odd@example.com' } );
	await insertRow( site, 'fct_customer_meta', {
		customer_id: id,
		meta_key: 'additional_info',
		meta_value: 'no JSON',
	} );
	expect(
		await admin.updateAdditionalInfo( id, { tier: 'gold' } )
	).toMatchObject( { additional_info: { tier: 'gold' } } );
} );

test.describe( 'concurrent requests', () => {
	test.use( { rateLimits: 'lifted' } );

	test.beforeEach( ( { site } ) =>
		slowDownWrites( site, 'fct_customer_meta' )
	);

	test(
		'that add twenty keys keep all of them',
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { admin } ) => {
			const answers = await concurrently( 20, ( index ) =>
				admin.send( 'PUT', path, {
					body: { [ `key${ index }` ]: index },
				} )
			);
			expect( countByStatus( answers ) ).toEqual( { 200: 20 } );
			expect( await admin.getCustomer( customer ) ).toMatchObject( {
				additional_info: keys( 20 ),
			} );
		}
	);
} );

function keys( count: number ): Record< string, number > {
	return Object.fromEntries(
		Array.from( { length: count }, ( _, index ) => [
			`key${ index }`,
			index,
		] )
	);
}

function rejection( field: string ) {
	return {
		status: 400,
		body: {
			success: false,
			error: {
				code: 'validation_error',
				fields: { [ field ]: expect.any( String ) },
			},
		},
	};
}

test(
	'a key has one label for all customers',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const labelled = await admin.updateCustomer( customer, {
			additional_info: { vat_number: 'DE1', field_x: true },
			additional_info_labels: {
				vat_number: 'VAT number',
				field_x: '税番号 <b>',
				unknown: 'Not set here',
			},
		} );
		expect( labelled.additional_info_labels ).toEqual( {
			vat_number: 'VAT number',
			field_x: '税番号 <b>',
		} );

		const other = await admin.createCustomer( {
			email: 'other@example.com',
			additional_info: { vat_number: 'DE2', unknown: 1 },
			additional_info_labels: { vat_number: 'Renamed' },
		} );
		expect( other.additional_info_labels ).toEqual( {
			vat_number: 'VAT number',
		} );
		const removed = await admin.updateAdditionalInfo( customer, {
			vat_number: null,
		} );
		expect( removed.additional_info_labels ).toEqual( {
			field_x: '税番号 <b>',
		} );
	}
);

test( 'a label is a text of 1 to 100 characters', async ( { admin } ) => {
	for ( const label of [ '', ' ', 'x'.repeat( 101 ), 'a\nb', 7, null ] ) {
		const { status } = await admin.send( 'PUT', `customers/${ customer }`, {
			body: { additional_info_labels: { tier: label } },
		} );
		expect( status, String( label ) ).toBe( 400 );
	}
} );
