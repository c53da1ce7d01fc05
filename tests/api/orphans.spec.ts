import { rowsAbout } from './support/store-tables.ts';
import { expect, test } from './support/test.ts';
import { type TestSite } from '../support/test-site.ts';

/** Whom nobody knows. */
const GONE = 999_999;

test(
	'wp fluent-cart-customers check finds what is left of who is gone, and removes it when asked',
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
		const before = await rowsAbout( site, id );
		await leaveBehind( site );

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
		// As WP-CLI gives --no-repair.
		expect( await check( site, { repair: false } ) ).toEqual( found );
		expect( await check( site, { repair: true } ) ).toContain(
			'Success: Nothing is left of customers who are gone.'
		);
		expect( ( await check( site ) ).at( -1 ) ).toBe(
			'Success: Nothing is left of customers who are gone.'
		);
		expect( await rowsAbout( site, id ) ).toEqual( before );
		expect(
			( await admin.listCustomers( { search: 'here' } ) ).customers
		).toMatchObject( [ { id } ] );
	}
);

/** What the command prints. */
function check(
	site: TestSite,
	options: Record< string, boolean > = {}
): Promise< string[] > {
	return site.call( 'cli/run', {
		command: 'fluent-cart-customers check',
		options,
	} );
}

/** As a backup does that was made table by table; of two tables more than one statement takes. */
function leaveBehind( site: TestSite ): Promise< void > {
	return site.call( 'cli/leave_orphans', { gone: GONE } );
}
