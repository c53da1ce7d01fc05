import {
	insertAddress,
	insertCustomer,
	insertRow,
	rowsOfCustomer,
	rowsOf,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { type ApiClient } from '../support/api-client.ts';
import { type TestSite } from '../../support/test-site.ts';

test.use( { rateLimits: 'lifted' } );

/** Column values that FluentCart and importers write and that the contract rejects in a new customer. */
const CUSTOMERS: Record< string, Record< string, string | null > > = {
	'an invalid email': { email: 'guest' },
	'an empty email': { email: '' },
	'an email with an umlaut': { email: 'info@münchen.de' },
	'no status': { status: null },
	'an empty status': { status: '' },
	'an unknown status': { status: 'archived' },
	'a control character in a name': { first_name: 'Be\u0007ll' },
	'white space around a name': { last_name: '  King\t' },
	'an invisible name': { first_name: '\u200b', last_name: '\u00a0' },
	'notes that are too long': { notes: 'n'.repeat( 20_000 ) },
	'notes that end with a line break': { notes: 'One\n' },
};

for ( const [ name, columns ] of Object.entries( CUSTOMERS ) ) {
	test(
		`a customer with ${ name } can be sent back as read`,
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			const id = await insertCustomer( site, {
				email: 'kept@example.com',
				...columns,
			} );
			await expectRoundTrip( admin, site, id );
			expect(
				await admin.updateCustomer( id, {
					...( await updateOf( admin, id ) ),
					phone: '+1 555 0100',
				} )
			).toMatchObject( { phone: '+1 555 0100' } );
			const [ row ] = await rowsOf(
				site,
				'fct_customers',
				`WHERE id = ${ id }`
			);
			expect( row ).toMatchObject( columns );
		}
	);
}

test( 'an invalid value is rejected unless it is the stored one', async ( {
	admin,
	site,
} ) => {
	const id = await insertCustomer( site, { email: 'guest', status: null } );
	const put = ( body: object ) =>
		admin.send( 'PUT', `customers/${ id }`, { body } );
	for ( const email of [ 'Guest', 'guests', '', ' guest' ] ) {
		expect( await put( { email, first_name: 'X' } ) ).toMatchObject( {
			status: 400,
			body: { error: { code: 'invalid_email' } },
		} );
	}
	expect( await put( { email: 'guest', status: 'nonesuch' } ) ).toMatchObject(
		{
			status: 400,
			body: { error: { fields: { status: expect.any( String ) } } },
		}
	);
	expect( await put( { status: null } ) ).toMatchObject( { status: 400 } );
	expect(
		await admin.send( 'PUT', 'customers/9999999', {
			body: { email: 'guest' },
		} )
	).toMatchObject( {
		status: 400,
		body: { error: { code: 'invalid_email' } },
	} );
	expect( await admin.getCustomer( id ) ).toMatchObject( {
		email: 'guest',
		status: '',
		first_name: '',
	} );
} );

test( 'a rejected value prevents the other changes, and no action fires', async ( {
	admin,
	site,
} ) => {
	const id = await insertCustomer( site, { email: 'guest' } );
	const before = await rowsOfCustomer( site, id );
	await site.addPlugin( 'hook-recorder' );
	expect(
		await admin.send( 'PUT', `customers/${ id }`, {
			body: { email: 'guest', phone: '5'.repeat( 51 ), first_name: 'X' },
		} )
	).toMatchObject( {
		status: 400,
		body: { error: { fields: { phone: expect.any( String ) } } },
	} );
	expect( await rowsOfCustomer( site, id ) ).toEqual( before );
	expect(
		await site.call( 'wordpress/options/get', {
			name: 'fired',
			fallback: [],
		} )
	).toEqual( [] );
} );

test( 'an address phone that is too long for a customer can be sent back', async ( {
	admin,
	site,
} ) => {
	const id = await insertCustomer( site, { email: 'kept@example.com' } );
	const phone = '5'.repeat( 60 );
	await insertAddress( site, id, { phone } );
	await expectRoundTrip( admin, site, id );
	expect( await admin.getCustomer( id ) ).toMatchObject( { phone } );
} );

test( 'additional info of other plugins can be sent back, alone or with a change', async ( {
	admin,
	site,
} ) => {
	const id = await insertCustomer( site, { email: 'kept@example.com' } );
	const info: Record< string, string | number | boolean > = {
		'two words': 'x',
		clé: 1.5,
		bell: 'Be\u0007ll',
		2024: 'Be\u0007ll',
		' space ': ' around ',
		big: 'é'.repeat( 10_000 ),
		flag: true,
	};
	for ( let n = 0; n < 120; n++ ) {
		info[ `k${ n }` ] = n;
	}
	await insertRow( site, 'fct_customer_meta', {
		customer_id: id,
		meta_key: 'additional_info',
		meta_value: JSON.stringify( info ),
	} );
	await expectRoundTrip( admin, site, id );

	const read = ( await admin.getCustomer( id ) ).additional_info;
	expect( read ).toEqual( info );
	await admin.updateAdditionalInfo( id, { ...read, k1: 'changed' } );
	expect( ( await admin.getCustomer( id ) ).additional_info ).toEqual( {
		...info,
		k1: 'changed',
	} );
	const rejected = await admin.send(
		'PUT',
		`customers/${ id }/additional-info`,
		{ body: { ...read, 'three words': 'x' } }
	);
	expect( rejected ).toMatchObject( { status: 400 } );
	const changed = Object.fromEntries(
		Object.keys( info ).map( ( key ) => [ key, 'other' ] )
	);
	expect(
		await admin.send( 'PUT', `customers/${ id }/additional-info`, {
			body: changed,
		} )
	).toMatchObject( { status: 400 } );
} );

test( 'additional info with an invalid name can only be removed or changed', async ( {
	admin,
	site,
} ) => {
	const id = await insertCustomer( site, { email: 'kept@example.com' } );
	await insertRow( site, 'fct_customer_meta', {
		customer_id: id,
		meta_key: 'additional_info',
		meta_value: JSON.stringify( {
			'two words': 'x',
			'size[cm]': '9',
			constructor: 'y',
			tier: 'gold',
			[ LONG ]: 'v',
		} ),
	} );
	const path = `customers/${ id }`;
	const put = async ( additional_info: Record< string, unknown > ) => {
		const { status } = await admin.send( 'PUT', path, {
			body: { additional_info },
		} );
		return status;
	};
	expect( await put( { 'two words': 'w', [ LONG ]: 'w' } ) ).toBe( 200 );
	expect( ( await admin.getCustomer( id ) ).additional_info ).toMatchObject( {
		'two words': 'w',
		[ LONG ]: 'w',
	} );
	expect( await put( { 'two words': 'w', [ LONG ]: 'w' } ) ).toBe( 200 );
	expect( await put( { 'two words': 'a\u0007b' } ) ).toBe( 400 );
	expect( await put( { constructor: null, [ LONG ]: null } ) ).toBe( 200 );
	expect(
		await admin.send( 'PUT', `${ path }/additional-info`, {
			body: { 'two words': null, 'size[cm]': null },
		} )
	).toMatchObject( { status: 200 } );
	expect( ( await admin.getCustomer( id ) ).additional_info ).toEqual( {
		tier: 'gold',
	} );
	for ( const body of [
		{ 'two words': null },
		{ tier: null, 'size[cm]': null },
	] ) {
		expect(
			await admin.send( 'PUT', `${ path }/additional-info`, { body } )
		).toMatchObject( { status: 400 } );
	}
	expect( ( await admin.getCustomer( id ) ).additional_info ).toEqual( {
		tier: 'gold',
	} );
} );

/** Longer than a name in an answer. */
const LONG = 'k '.repeat( 150 );

test( 'meta of other plugins stays unchanged, whatever it is', async ( {
	admin,
	site,
} ) => {
	const id = await insertCustomer( site, { email: 'kept@example.com' } );
	const insert = ( meta_value: string ) =>
		insertRow( site, 'fct_customer_meta', {
			customer_id: id,
			meta_key: 'additional_info',
			meta_value,
		} );
	const rows = async () =>
		(
			await rowsOf< { meta_value: string } >(
				site,
				'fct_customer_meta',
				`WHERE customer_id = ${ id } ORDER BY id`
			)
		).map( ( { meta_value } ) => meta_value );
	await insert(
		'{"a":"x","far":1e400,"tags":["1"],"o":{"k":{}},"n":null,"__proto__":"p"}'
	);
	await insert( 'a:1:{s:1:"b";s:1:"y";}' );
	expect( ( await admin.getCustomer( id ) ).additional_info ).toEqual( {
		a: 'x',
		far: Number.MAX_VALUE,
	} );
	await admin.updateAdditionalInfo( id, { vat: '2', a: null } );
	expect( ( await admin.getCustomer( id ) ).additional_info ).toEqual( {
		vat: '2',
		far: Number.MAX_VALUE,
	} );
	const [ info = '', serialized ] = await rows();
	expect( serialized ).toBe( 'a:1:{s:1:"b";s:1:"y";}' );
	expect( info ).toContain( '"tags":["1"],"o":{"k":{}},"n":null' );
	expect( info ).toContain( '"__proto__":"p"' );

	await admin.updateAdditionalInfo( id, { vat: null, far: null } );
	expect( await rows() ).toEqual( [
		'{"tags":["1"],"o":{"k":{}},"n":null,"__proto__":"p"}',
		'a:1:{s:1:"b";s:1:"y";}',
	] );
} );

/** The members of a customer that a client sends back. */
async function updateOf( admin: ApiClient, id: number ) {
	const { email, first_name, last_name, phone, status, additional_info } =
		await admin.getCustomer( id );
	return { email, first_name, last_name, phone, status, additional_info };
}

/** Sends a customer back, whole and member by member, and expects it unchanged. */
async function expectRoundTrip( admin: ApiClient, site: TestSite, id: number ) {
	const stored = async () => ( {
		...( await rowsOfCustomer( site, id ) ),
		fct_customers: (
			await rowsOf< Record< string, unknown > >(
				site,
				'fct_customers',
				`WHERE id = ${ id }`
			)
		).map( ( row ) => ( { ...row, updated_at: null } ) ),
		fct_customer_meta: (
			await rowsOf< Record< string, unknown > >(
				site,
				'fct_customer_meta',
				`WHERE customer_id = ${ id }`
			)
		).map( ( row ) => ( { ...row, updated_at: null } ) ),
		fcc_search_terms: [],
		fcc_search_documents: [],
	} );
	const before = await stored();
	const read = await admin.getCustomer( id );
	expect(
		await admin.send( 'PUT', `customers/${ id }`, { body: { ...read } } )
	).toMatchObject( { status: 200 } );
	for ( const [ field, value ] of Object.entries(
		await updateOf( admin, id )
	) ) {
		expect(
			await admin.send( 'PUT', `customers/${ id }`, {
				body: { [ field ]: value },
			} ),
			field
		).toMatchObject( { status: 200 } );
	}
	expect(
		await admin.send( 'PUT', `customers/${ id }/additional-info`, {
			body: read.additional_info,
		} )
	).toMatchObject( { status: 200 } );
	expect( await stored() ).toEqual( before );
}
