import { isDeepStrictEqual } from 'node:util';
import { type Answer, type ApiClient } from '../support/api-client.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

const BAD_FIELDS: [ name: string, field: string, value: unknown ][] = [
	[ 'a status that does not exist', 'status', 'nonesuch' ],
	[ 'an empty status', 'status', '' ],
	[ 'a status that is null', 'status', null ],
	[ 'a first name longer than its column', 'first_name', 'x'.repeat( 193 ) ],
	[ 'a last name of 193 emoji', 'last_name', '🦄'.repeat( 193 ) ],
	[ 'a phone longer than 50 characters', 'phone', '1'.repeat( 51 ) ],
	[
		'an email longer than its column',
		'email',
		`${ 'x'.repeat( 181 ) }@example.com`,
	],
	[ 'an email that is null', 'email', null ],
	[ 'an email that is a list', 'email', [ 'ada@example.com' ] ],
	[ 'a control character in a name', 'first_name', 'Be\u0007ll' ],
	[ 'a line break in a name', 'last_name', 'Two\nlines' ],
	[ 'a NUL at the end of a name', 'first_name', 'Null\u0000' ],
	[ 'a name that is a number', 'first_name', 5 ],
	[ 'a name that is an object', 'last_name', { a: 1 } ],
	[ 'additional info that is a text', 'additional_info', 'VIP' ],
	[ 'additional info that is a list', 'additional_info', [ 'VIP' ] ],
	[ 'additional info of 101 keys', 'additional_info', keys( 101 ) ],
	[ 'a list in additional info', 'additional_info[tags]', [ 'a' ] ],
	[ 'an object in additional info', 'additional_info[tags]', { a: 'b' } ],
	[
		'a value of more than 16 KiB',
		'additional_info[big]',
		'é'.repeat( 8193 ),
	],
	[
		'notes of more than 16 KiB',
		'additional_info[notes]',
		'x'.repeat( 16_385 ),
	],
	[ 'notes that are a number', 'additional_info[notes]', 5 ],
	[ 'a control character in notes', 'additional_info[notes]', 'Be\u0007ll' ],
	[ 'a key with a space', 'additional_info[two words]', 'x' ],
	[ 'a key with an accent', 'additional_info[clé]', 'x' ],
	[ 'a key of 65 characters', `additional_info[${ 'k'.repeat( 65 ) }]`, 'x' ],
	[ 'an empty key', 'additional_info[]', 'x' ],
	[ 'a key that ends with a line break', 'additional_info[key\n]', 'x' ],
	[ 'the key __proto__', 'additional_info[__proto__]', 'x' ],
];

for ( const [ name, field, value ] of BAD_FIELDS ) {
	test( `rejected: ${ name }`, async ( { admin } ) => {
		expect(
			await attempt( admin, bodyWith( field, value ) )
		).toMatchObject( rejection( 400, 'validation_error', field ) );
	} );
}

for ( const email of [
	'ada',
	'ada@',
	'@example.com',
	'ada@example',
	'a b@example.com',
	'',
] ) {
	test( `rejected: the malformed email “${ email }”`, async ( { admin } ) => {
		expect(
			await attempt( admin, bodyWith( 'email', email ) )
		).toMatchObject( rejection( 400, 'invalid_email', 'email' ) );
	} );
}

for ( const email of [
	'zoe.oconnor@example.com',
	'ZOE.OConnor@EXAMPLE.com',
	' zoe.oconnor@example.com ',
] ) {
	test( `rejected: the taken email “${ email }”`, async ( { admin } ) => {
		expect(
			await attempt( admin, bodyWith( 'email', email ) )
		).toMatchObject( rejection( 409, 'invalid_email', 'email' ) );
	} );
}

for ( const body of [
	'{"email":',
	'email',
	'"a text"',
	'[1,2]',
	'null',
	'5',
] ) {
	test(
		`rejected: the body ${ body }`,
		{ tag: '@oldest' },
		async ( { admin } ) => {
			expect( await attempt( admin, body ) ).toMatchObject(
				rejection( 400, 'validation_error' )
			);
		}
	);
}

for ( const type of [ 'text/plain', 'application/x-www-form-urlencoded' ] ) {
	test(
		`rejected with a fitting message: JSON with the content type ${ type }`,
		{ tag: '@oldest' },
		async ( { admin } ) => {
			const body = { email: 'refused@example.com', last_name: 'King' };
			const attempted = await attempt( admin, body, type );
			expect( attempted ).toMatchObject(
				rejection( 400, 'validation_error' )
			);
			expect( attempted.updated.body ).toMatchObject( {
				error: {
					message: expect.stringContaining(
						'Content-Type: application/json'
					),
				},
			} );
		}
	);
}

test(
	'rejected: a form with text that is not UTF-8',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const body = 'email=refused%40example.com&first_name=%FF%FE';
		const type = 'application/x-www-form-urlencoded';
		expect( await attempt( admin, body, type ) ).toMatchObject(
			rejection( 400, 'validation_error', 'first_name' )
		);
	}
);

test( 'rejected: a new customer without an email', async ( { admin } ) => {
	for ( const body of [ undefined, {}, { first_name: 'Anna' } ] ) {
		expect(
			await admin.send( 'POST', 'customers', { body } )
		).toMatchObject( {
			status: 400,
			body: {
				error: {
					code: 'validation_error',
					fields: { email: expect.any( String ) },
				},
			},
		} );
	}
	const { pagination } = await admin.listCustomers();
	expect( pagination.total ).toBe( 500 );
} );

test( 'rejected: a 101st key of additional info', async ( { admin } ) => {
	const before = await admin.createCustomer( {
		email: 'many@example.com',
		additional_info: keys( 100 ),
	} );
	const { status } = await admin.send( 'PUT', `customers/${ before.id }`, {
		body: { additional_info: { one_more: 'x' } },
	} );
	expect( status ).toBe( 400 );
	expect( await admin.getCustomer( before.id ) ).toEqual( before );
} );

test(
	'every mistake is reported in one answer, by its full name',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { body } = await admin.send( 'PUT', `customers/${ ADA }`, {
			body: {
				email: 'malformed',
				first_name: 5,
				additional_info: { 'a b': 1 },
			},
		} );
		expect( body ).toMatchObject( {
			error: {
				code: 'validation_error',
				fields: {
					email: expect.any( String ),
					first_name: expect.any( String ),
					'additional_info[a b]': expect.any( String ),
				},
			},
		} );
	}
);

interface Attempt {
	created: Answer;
	updated: Answer;
	/** Whether Ada or the number of customers has changed. */
	hasChanged: boolean;
}

async function attempt(
	client: ApiClient,
	body: unknown,
	contentType = 'application/json'
): Promise< Attempt > {
	const state = async () => [
		await client.getCustomer( ADA ),
		( await client.listCustomers( { per_page: 1 } ) ).pagination,
	];
	const options = { body, headers: { 'Content-Type': contentType } };

	const before = await state();
	return {
		created: await client.send( 'POST', 'customers', options ),
		updated: await client.send( 'PUT', `customers/${ ADA }`, options ),
		hasChanged: ! isDeepStrictEqual( await state(), before ),
	};
}

/** Expects both writes to be rejected with a message for the field. */
function rejection(
	status: number,
	code: string,
	field?: string
): Record< string, unknown > {
	const fields = field && { fields: { [ field ]: expect.any( String ) } };
	const answer = {
		status,
		body: { success: false, error: { code, ...fields } },
	};
	return { created: answer, updated: answer, hasChanged: false };
}

/** A body that both writes accept, except for one field. `additional_info[key]` names a key of additional info. */
function bodyWith( field: string, value: unknown ): object {
	const [ , parent, key = '' ] = /^(\w+)\[([^]*)\]$/.exec( field ) ?? [];
	return {
		email: 'refused@example.com',
		last_name: 'King',
		...( parent
			? { [ parent ]: { [ key ]: value } }
			: { [ field ]: value } ),
	};
}

function keys( count: number ): Record< string, string > {
	return Object.fromEntries(
		Array.from( { length: count }, ( _, index ) => [
			`key-${ index }`,
			'x',
		] )
	);
}

for ( const [ what, method, path, options ] of [
	[
		'200,000 bad keys of additional info',
		'PUT',
		`customers/1/additional-info`,
		() => ( { body: many( ( index ) => `bad key ${ index }` ) } ),
	],
	[
		'200,000 unknown members',
		'POST',
		'customers/do-bulk-action',
		() => ( { body: many( ( index ) => `unknown${ index }` ) } ),
	],
	[
		'200,000 unknown filters',
		'POST',
		'customers/do-bulk-action',
		() => ( {
			body: {
				action: 'export',
				filters: many( ( index ) => `unknown${ index }` ),
			},
		} ),
	],
	[
		'a key of 4 MB',
		'PUT',
		'customers/1/additional-info',
		() => ( { body: { [ '€'.repeat( 1_400_000 ) ]: 1 } } ),
	],
	[
		'a thousand bad ids',
		'POST',
		'customers/do-bulk-action',
		() => ( {
			body: { action: 'export', customer_ids: Array( 1000 ).fill( 'x' ) },
		} ),
	],
] as const ) {
	test( `the answer to ${ what } is short`, async ( { admin } ) => {
		const { status, body } = await admin.send( method, path, options() );
		expect( status ).toBe( 400 );
		expect( JSON.stringify( body ).length ).toBeLessThan( 50_000 );
		const fields = Object.keys( Object( body ).error.fields ?? {} );
		expect( fields.length ).toBeLessThanOrEqual( 100 );
		expect(
			Math.max( 0, ...fields.map( ( field ) => [ ...field ].length ) )
		).toBeLessThanOrEqual( 100 );
	} );
}

test( 'a body that would exhaust the memory is rejected, and not read without a right', async ( {
	admin,
	connect,
} ) => {
	const body = `{"customer_ids":[${ '{},'.repeat( 2_600_000 ) }1]}`;
	const path = 'customers/do-bulk-action';
	expect(
		await ( await connect() ).send( 'POST', path, { body } )
	).toMatchObject( { status: 401 } );
	expect( await admin.send( 'POST', path, { body } ) ).toMatchObject( {
		status: 400,
		body: { error: { code: 'validation_error' } },
	} );
} );

function many( name: ( index: number ) => string ): Record< string, number > {
	return Object.fromEntries(
		Array.from( { length: 200_000 }, ( _, index ) => [ name( index ), 1 ] )
	);
}
