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
		await site.addPlugin( 'cli/wp-cli' );
		expect( await check( site ) ).toEqual( [
			'Addresses: 0 leftover rows',
			'Custom fields and notes: 0 leftover rows',
			'Reserved emails and users: 0 leftover rows',
			'Linked user accounts: 0 leftover rows',
			'Activity: 0 leftover rows',
			'Phone number records: 0 leftover rows',
			'Edit versions: 0 leftover rows',
			'Search entries: 0 leftover rows',
			'Search words: 0 leftover rows',
			'Success: No leftover data from deleted customers.',
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
			'Addresses: 300 leftover rows',
			'Custom fields and notes: 1 leftover row',
			'Reserved emails and users: 1 leftover row',
			'Linked user accounts: 1 leftover row',
			'Activity: 1 leftover row',
			'Phone number records: 1 leftover row',
			'Edit versions: 1 leftover row',
			'Search entries: 1 leftover row',
			'Search words: 300 leftover rows',
			'Error: Found leftover data from deleted customers. Run the command again with --repair to remove it.',
		] );
		// WP-CLI passes --no-repair like this.
		expect( await check( site, { repair: false } ) ).toEqual( found );
		expect( await check( site, { repair: true } ) ).toContain(
			'Success: No leftover data from deleted customers.'
		);
		expect( ( await check( site ) ).at( -1 ) ).toBe(
			'Success: No leftover data from deleted customers.'
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
	test.use( { expectedLog: [ /background task .+ failed/ ] } );

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
