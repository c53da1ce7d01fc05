import { type Address, type ApiClient } from '../support/api-client.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

const HOME = { address_1: '1 Main St', city: 'Springfield', country: 'US' };

let customer: number;

test.beforeEach( async ( { admin } ) => {
	( { id: customer } = await admin.createCustomer( {
		email: 'anna@example.com',
	} ) );
} );

const BAD_FIELDS: [ name: string, field: string, value: unknown ][] = [
	[ 'an unknown type', 'type', 'office' ],
	[ 'a type that is null', 'type', null ],
	[ 'a type in capitals', 'type', 'Billing' ],
	[ 'an empty first line', 'address_1', ' ' ],
	[ 'a first line that is null', 'address_1', null ],
	[ 'a first line longer than its column', 'address_1', 'x'.repeat( 193 ) ],
	[ 'a second line longer than its column', 'address_2', 'x'.repeat( 193 ) ],
	[ 'an empty city', 'city', '' ],
	[ 'a city of 193 emoji', 'city', '🦄'.repeat( 193 ) ],
	[ 'an empty country', 'country', '' ],
	[ 'a country by its name', 'country', 'Germany' ],
	[ 'a country that is null', 'country', null ],
	[ 'a country that does not exist', 'country', 'UK' ],
	[ 'a country of two digits', 'country', '12' ],
	[ 'a country with a line break in it', 'country', 'D\nE' ],
	[ 'a state longer than its column', 'state', 'x'.repeat( 193 ) ],
	[ 'a postcode longer than its column', 'postcode', '1'.repeat( 33 ) ],
	[ 'a phone longer than its column', 'phone', '1'.repeat( 193 ) ],
	[ 'a label longer than its column', 'label', 'x'.repeat( 51 ) ],
	[ 'a company longer than 192 characters', 'company', 'x'.repeat( 193 ) ],
	[ 'a company that is a list', 'company', [ 'a' ] ],
	[ 'a first name that is a number', 'first_name', 5 ],
	[ 'a control character in a label', 'label', 'Be\u0007ll' ],
	[ 'a line break in a street', 'address_2', 'Two\nlines' ],
];

for ( const [ name, field, value ] of BAD_FIELDS ) {
	test( `rejected: ${ name }`, async ( { admin } ) => {
		expect(
			await admin.send( 'POST', `customers/${ customer }/address`, {
				body: { ...HOME, [ field ]: value },
			} )
		).toMatchObject( rejection( 400, 'validation_error', [ field ] ) );
		expect( await admin.listAddresses( customer ) ).toEqual( [] );
	} );
}

test( 'rejected: an invalid email', async ( { admin } ) => {
	const { id } = await admin.createAddress( customer, HOME );
	for ( const method of [ 'POST', 'PUT' ] ) {
		expect(
			await admin.send( method, `customers/${ customer }/address`, {
				body: { ...HOME, address_id: id, email: 'anna@' },
			} )
		).toMatchObject( rejection( 400, 'invalid_email', [ 'email' ] ) );
	}
} );

test( 'a new address without required fields is rejected, and every missing field is named', async ( {
	admin,
} ) => {
	expect(
		await admin.send( 'POST', `customers/${ customer }/address`, {
			body: {},
		} )
	).toMatchObject(
		rejection( 400, 'validation_error', [ 'address_1', 'city', 'country' ] )
	);
} );

test( 'required fields of an address cannot be emptied later', async ( {
	admin,
} ) => {
	const address = await admin.createAddress( customer, HOME );
	for ( const field of [ 'address_1', 'city', 'country' ] ) {
		for ( const value of [ null, '', '  ' ] ) {
			expect(
				await admin.send( 'PUT', `customers/${ customer }/address`, {
					body: { address_id: address.id, [ field ]: value },
				} )
			).toMatchObject( rejection( 400, 'validation_error', [ field ] ) );
		}
	}
	expect( await admin.listAddresses( customer ) ).toEqual( [ address ] );
} );

for ( const [ name, addressId ] of [
	[ 'missing', undefined ],
	[ 'null', null ],
	[ '0', 0 ],
	[ 'negative', -1 ],
	[ 'a text', '1' ],
	[ 'a fraction', 1.5 ],
	[ 'a list', [ 1 ] ],
] ) {
	test( `an address_id that is ${ name } is rejected by name`, async ( {
		admin,
	} ) => {
		const path = `customers/${ ADA }/address`;
		for ( const [ method, place ] of [
			[ 'PUT', path ],
			[ 'DELETE', path ],
			[ 'POST', `${ path }/make-primary` ],
		] as const ) {
			expect(
				await admin.send( method, place, {
					body: { address_id: addressId, city: 'Nowhere' },
				} )
			).toMatchObject(
				rejection( 400, 'validation_error', [ 'address_id' ] )
			);
		}
	} );
}

test(
	'an address of another customer, or one that does not exist, is not found',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const own = await admin.createAddress( customer, HOME );
		const path = `customers/${ ADA }/address`;
		for ( const id of [ own.id, 999_999, Number.MAX_SAFE_INTEGER ] ) {
			const body = {
				address_id: id,
				city: 'Taken',
				customerId: customer,
			};
			const answers = [
				await admin.send( 'PUT', path, { body } ),
				await admin.send( 'DELETE', path, { body } ),
				await admin.send( 'DELETE', `${ path }?address_id=${ id }` ),
				await admin.send( 'POST', `${ path }/make-primary`, { body } ),
			];
			for ( const answer of answers ) {
				expect( answer ).toMatchObject(
					rejection( 404, 'address_not_found' )
				);
			}
		}
		expect( await admin.listAddresses( customer ) ).toEqual( [ own ] );
	}
);

test( 'addresses of an unknown customer are not found', async ( { admin } ) => {
	const path = 'customers/999999/address';
	const [ { id } ] = ( await admin.listAddresses( ADA ) ) as [ Address ];
	const body = { ...HOME, address_id: id };
	for ( const [ method, place ] of [
		[ 'GET', path ],
		[ 'POST', path ],
		[ 'PUT', path ],
		[ 'DELETE', path ],
		[ 'POST', `${ path }/make-primary` ],
	] as const ) {
		expect(
			await admin.send( method, place, method === 'GET' ? {} : { body } )
		).toMatchObject( rejection( 404, 'customer_not_found' ) );
	}
} );

test( 'DELETE rejects two different address ids, and a missing one', async ( {
	admin,
} ) => {
	const first = await admin.createAddress( customer, HOME );
	const second = await admin.createAddress( customer, HOME );
	const path = `customers/${ customer }/address`;
	for ( const answer of [
		await admin.send( 'DELETE', `${ path }?address_id=${ first.id }`, {
			body: { address_id: second.id },
		} ),
		await admin.send( 'DELETE', path ),
		await admin.send( 'DELETE', path, { body: {} } ),
		await admin.send( 'DELETE', `${ path }?address_id=` ),
		await admin.send( 'DELETE', `${ path }?address_id=x` ),
		await admin.send( 'DELETE', `${ path }?address_id[]=${ first.id }` ),
	] ) {
		expect( answer ).toMatchObject(
			rejection( 400, 'validation_error', [ 'address_id' ] )
		);
	}
	expect( await ids( admin ) ).toEqual( [ first.id, second.id ] );
} );

test(
	'a write with an outdated version of the customer changes nothing',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const address = await admin.createAddress( customer, HOME );
		const other = await admin.createAddress( customer, HOME );
		const { version } = await admin.getCustomer( customer );
		const headers = { 'If-Match': `"${ version }"` };
		const path = `customers/${ customer }/address`;
		const body = { ...HOME, address_id: other.id, city: 'Stale' };

		expect(
			await admin.send( 'PUT', path, { headers, body } )
		).toMatchObject( { status: 200 } );
		const moved = await admin.updateCustomer( customer, {
			first_name: 'Moved',
		} );
		for ( const [ method, place ] of [
			[ 'POST', path ],
			[ 'PUT', path ],
			[ 'DELETE', path ],
			[ 'POST', `${ path }/make-primary` ],
		] as const ) {
			expect(
				await admin.send( method, place, { headers, body } )
			).toMatchObject( {
				status: 412,
				body: { error: { code: 'edit_conflict', current: moved } },
			} );
		}
		expect( await admin.listAddresses( customer ) ).toMatchObject( [
			{ id: address.id, is_primary: true },
			{ id: other.id, is_primary: false },
		] );
	}
);

test( 'rejected: a list of addresses of an unknown type', async ( {
	admin,
} ) => {
	for ( const type of [ 'office', '' ] ) {
		expect(
			await admin.send( 'GET', `customers/${ customer }/address`, {
				params: { type },
			} )
		).toMatchObject( rejection( 400, 'validation_error', [ 'type' ] ) );
	}
} );

function rejection( status: number, code: string, fields: string[] = [] ) {
	return {
		status,
		body: {
			success: false,
			error: {
				code,
				...( fields.length && {
					fields: Object.fromEntries(
						fields.map( ( field ) => [
							field,
							expect.any( String ),
						] )
					),
				} ),
			},
		},
	};
}

async function ids( client: ApiClient ): Promise< number[] > {
	return ( await client.listAddresses( customer ) ).map( ( { id } ) => id );
}
