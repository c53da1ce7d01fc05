import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';
import { reconcile } from '../support/overview/overview.ts';
import { runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { IS_ON_SERVER } from '../../support/environment.ts';

const STORE_TABLES = [
	'fct_customers',
	'fct_customer_addresses',
	'fct_customer_meta',
];

/** Names and searches that find them. The last bytes of some letters have another order in latin1 than in UTF-8. */
const NAMES: [ first: string, last: string, searches: string[] ][] = [
	[ '小明', '王', [ '王', '小明', '小', '王 小明' ] ],
	[ 'Νίκος', 'Παπαδόπουλος', [ 'Νίκος', 'νικ', 'παπαδ', 'ΝΙΚ' ] ],
	[ 'Jürgen', 'Groß', [ 'jürgen', 'jurgen', 'gross' ] ],
	[ '太郎', '山田', [ '山田', '太' ] ],
	[ 'Иван', 'Петров', [ 'иван', 'петр' ] ],
	[ '민준', '김', [ '김', '민준' ] ],
];

if ( IS_ON_SERVER ) {
	test( 'with a latin1 connection, names of all scripts are stored and found', async ( {
		site,
		admin,
	} ) => {
		await convert( site, 'latin1' );
		await site.useCharset( 'latin1' );
		const ids = await createAll( admin );
		await findAll( admin, ids );
		// Indexed again, by the background job.
		await runSql(
			site,
			'DELETE FROM {fcc_search_terms}',
			'DELETE FROM {fcc_search_documents}'
		);
		await reconcile( site );
		await findAll( admin, ids );

		const long = 'Ω'.repeat( 90 );
		const { id } = await admin.createCustomer( {
			email: 'long@example.com',
			first_name: long,
		} );
		expect( await search( admin, 'ω'.repeat( 30 ) ) ).toEqual( [ id ] );
		await admin.updateCustomer( id, { first_name: 'Ψ' } );
		expect( await search( admin, 'ω'.repeat( 30 ) ) ).toEqual( [] );
		expect( await search( admin, 'ψ' ) ).toEqual( [ id ] );

		const smile = await admin.updateCustomer( id, { last_name: '😀' } );
		expect( smile.last_name ).toBe( '😀' );
	} );

	test( 'tables with three bytes a character reject an emoji and name the field', async ( {
		site,
		admin,
	} ) => {
		await convert( site, 'utf8mb3' );
		const ids = await createAll( admin );
		await findAll( admin, ids );
		await expectRejected( admin, '😀' );
		// A letter of four bytes, and a symbol.
		for ( const text of [ '𠮷', '😀', '😀 𠮷', '𠮷@' ] ) {
			await expectNotFound( admin, text );
		}
		expect( await search( admin, 'jürgen' ) ).toContain( ids[ 2 ] );
	} );

	// An old database with a new wp-config.php.
	test( 'latin1 tables reject other characters on an utf8mb4 connection', async ( {
		site,
		admin,
	} ) => {
		await convert( site, 'latin1' );
		const { id } = await admin.createCustomer( {
			email: 'jurgen@example.com',
			first_name: 'Jürgen',
			last_name: 'Groß “€”',
		} );
		expect( await admin.getCustomer( id ) ).toMatchObject( {
			first_name: 'Jürgen',
			last_name: 'Groß “€”',
		} );
		expect( await search( admin, 'jürgen gross' ) ).toContain( id );
		for ( const text of [ '李', 'Łukasz', '😀' ] ) {
			await expectRejected( admin, text );
		}
		for ( const text of [ '李', '😀', '山田' ] ) {
			await expectNotFound( admin, text );
		}
		const cursor = Buffer.from(
			JSON.stringify( [ 'first_name', true, '李', 5, 2 ] )
		).toString( 'base64url' );
		expect(
			await admin.send(
				'GET',
				`customers?order_by=first_name&cursor=${ cursor }`
			)
		).toMatchObject( { status: 400 } );

		const user = await site.createUser( { login: 'shopper' } );
		await admin.attachUser( id, user.id );
		expect( await admin.getCustomer( id ) ).toMatchObject( {
			user_id: user.id,
		} );
	} );
}

async function expectRejected( admin: ApiClient, text: string ) {
	const { addresses } = await admin.getCustomer( 1 );
	const address = { address_id: addresses[ 0 ]?.id ?? 0 };
	for ( const [ method, path, body, field ] of [
		[ 'PUT', '', { first_name: text }, 'first_name' ],
		[
			'PUT',
			'/additional-info',
			{ notes: text },
			'additional_info[notes]',
		],
		[ 'PUT', '/additional-info', { a: text }, 'additional_info' ],
		[ 'PUT', '/address', { ...address, city: text }, 'city' ],
		[ 'PUT', '/address', { ...address, last_name: text }, 'first_name' ],
	] as const ) {
		const answer = await admin.send( method, `customers/1${ path }`, {
			body,
		} );
		expect( answer, field ).toMatchObject( {
			status: 400,
			body: {
				error: {
					code: 'validation_error',
					fields: {
						[ field ]: expect.stringContaining( 'emoji' ),
					},
				},
			},
		} );
	}
	const created = await admin.send( 'POST', 'customers', {
		body: { email: 'smile@example.com', last_name: text },
	} );
	expect( created ).toMatchObject( {
		status: 400,
		body: { error: { fields: { last_name: expect.any( String ) } } },
	} );
}

async function expectNotFound( admin: ApiClient, text: string ) {
	expect( await search( admin, text ) ).toEqual( [] );
	const { users } = await admin.listAttachableUsers( { search: text } );
	expect( users ).toEqual( [] );
}

async function createAll( admin: ApiClient ): Promise< number[] > {
	const ids: number[] = [];
	for ( const [ number, [ first_name, last_name ] ] of NAMES.entries() ) {
		const customer = await admin.createCustomer( {
			email: `name${ number }@example.com`,
			first_name,
			last_name,
		} );
		expect( customer ).toMatchObject( { first_name, last_name } );
		ids.push( customer.id );
	}
	return ids;
}

async function findAll( admin: ApiClient, ids: number[] ): Promise< void > {
	for ( const [ number, [ , , searches ] ] of NAMES.entries() ) {
		for ( const text of searches ) {
			expect( await search( admin, text ), text ).toContain(
				ids[ number ]
			);
		}
	}
}

async function search( admin: ApiClient, text: string ): Promise< number[] > {
	const { customers } = await admin.listCustomers( { search: text } );
	return customers.map( ( { id } ) => id );
}

/** Converts the store's tables to an older character set. */
async function convert( site: TestSite, charset: string ): Promise< void > {
	await runSql(
		site,
		...STORE_TABLES.map(
			( table ) =>
				`ALTER TABLE {${ table }} CONVERT TO CHARACTER SET ${ charset }`
		),
		`ALTER TABLE {users} CONVERT TO CHARACTER SET ${ charset }`
	);
}
