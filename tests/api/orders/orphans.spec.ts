import { IS_ON_SQLITE } from '../../support/environment.ts';
import { countRows, rowsOfCustomer } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { type TestSite } from '../../support/test-site.ts';

/** An id without a customer. */
const MISSING_ID = 999_999;

test(
	'wp fluent-cart-customers check reports rows of deleted customers, and removes them on request',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		await site.addPlugin( 'wp-cli' );
		expect( await check( site ) ).toEqual( [
			'Addresses: 0 rows of nobody',
			'Additional information: 0 rows of nobody',
			'Claims to emails and users: 0 rows of nobody',
			'Accounts of users: 0 rows of nobody',
			'Activity: 0 rows of nobody',
			'Where phones were put: 0 rows of nobody',
			'Versions: 0 rows of nobody',
			'Who is found by a search: 0 rows of nobody',
			'Words of the search: 0 rows of nobody',
			'Success: Nothing is left of customers who are gone.',
		] );
		const { id } = await admin.createCustomer( {
			email: 'here@example.com',
			first_name: 'Here',
			phone: '555',
			additional_info: { company: 'Engines' },
		} );
		const before = await rowsOfCustomer( site, id );
		await insertOrphans( site );

		const found = await check( site );
		expect( found ).toEqual( [
			'Addresses: 300 rows of nobody',
			'Additional information: 1 row of nobody',
			'Claims to emails and users: 1 row of nobody',
			'Accounts of users: 1 row of nobody',
			'Activity: 1 row of nobody',
			'Where phones were put: 1 row of nobody',
			'Versions: 1 row of nobody',
			'Who is found by a search: 1 row of nobody',
			'Words of the search: 300 rows of nobody',
			'Error: Something is left of customers who are gone. Remove it with --repair.',
		] );
		// WP-CLI passes --no-repair like this.
		expect( await check( site, { repair: false } ) ).toEqual( found );
		expect( await check( site, { repair: true } ) ).toContain(
			'Success: Nothing is left of customers who are gone.'
		);
		expect( ( await check( site ) ).at( -1 ) ).toBe(
			'Success: Nothing is left of customers who are gone.'
		);
		expect( await rowsOfCustomer( site, id ) ).toEqual( before );
		expect(
			( await admin.listCustomers( { search: 'here' } ) ).customers
		).toMatchObject( [ { id } ] );
	}
);

test(
	'the background job removes such rows, and continues after a term that is not ASCII',
	{ tag: '@cluster' },
	async ( { site } ) => {
		await insertOrphans( site );
		await site.call( 'jobs/start_orphan_removal' );
		await site.call( 'jobs/reconcile' );
		expect(
			await countRows(
				site,
				'fcc_search_terms',
				"WHERE term LIKE 'wörd%'"
			)
		).toBe( 0 );
		expect( await site.call( 'jobs/health' ) ).toMatchObject( {
			status: 'good',
		} );
	}
);

test.describe( 'a job that fails', () => {
	test.use( { expectedLog: [ /could not do its work in the background/ ] } );

	for ( const [ message, kept ] of [
		[ 'Müller – 王 🦄', 'Müller – 王 🦄' ],
		[ 'bytes %FF%FE that are no text', 'bytes ?? that are no text' ],
		[ '🦄é'.repeat( 300 ), '🦄é'.repeat( 250 ) ],
		[ '', 'unknown' ],
	] as const ) {
		test( `is stored with its message: ${ message.slice( 0, 20 ) }`, async ( {
			site,
		} ) => {
			expect(
				await site.call( 'jobs/fail', {
					message: encodeURIComponent( message ).replaceAll(
						'%25',
						'%'
					),
				} )
			).toBe( kept );
		} );
	}
} );

if ( ! IS_ON_SQLITE ) {
	test( 'no table of the plugin with texts mixes character sets', async ( {
		site,
	} ) => {
		const mixed = await site.call< string[] >(
			'tables/with_mixed_charsets'
		);
		expect( mixed ).toEqual( [] );
	} );
}

/** The output of the command. */
function check(
	site: TestSite,
	options: Record< string, boolean > = {}
): Promise< string[] > {
	return site.call( 'cli/run', {
		command: 'fluent-cart-customers check',
		options,
	} );
}

/** Rows as a backup leaves them that copied table after table: for two tables, more than one statement deletes. */
function insertOrphans( site: TestSite ): Promise< void > {
	return site.call( 'cli/insert_orphans', { first_id: MISSING_ID } );
}
