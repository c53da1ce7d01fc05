import { IS_ON_SQLITE } from '../../support/environment.ts';
import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';
import { reconcile } from '../support/overview/overview.ts';
import { runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import {
	LARGEST,
	LARGEST_UNSIGNED,
	jobsHealth,
	readEverything,
	rowsHealth,
} from '../support/unusual-rows.ts';

test.use( { rateLimits: 'lifted' } );

for ( const id of [
	LARGEST,
	// The largest integer of SQLite.
	...( IS_ON_SQLITE ? [] : [ '9223372036854775808', LARGEST_UNSIGNED ] ),
] ) {
	test(
		`a customer with the id ${ id } breaks no request`,
		{ tag: '@oldest' },
		async ( { site, admin } ) => {
			await reconcile( site );
			await runSql(
				site,
				`INSERT INTO {fct_customers} (id, email, first_name, notes, created_at) VALUES (${ id }, 'last@example.com', 'Last', '', '2026-01-01')`
			);
			await readEverything( site, admin, [ 1 ] );
			const { pagination } = await admin.listCustomers();
			expect( pagination.total ).toBe( 501 );

			// An import is found immediately, and after a reconcile.
			const imported = await importWithId( site, 700 );
			await found( admin, 'imported', imported );
			const { id: created } = await admin.createCustomer( {
				email: 'created@example.com',
				first_name: 'Created',
				phone: '555',
			} );
			expect( created ).toBe( 701 );
			const next = await admin.createCustomer( {
				email: 'next@example.com',
			} );
			expect( next.id ).toBe( 702 );
			await found( admin, 'created', created );
			await admin.createAddress( created, {
				type: 'billing',
				first_name: 'Ada',
				last_name: 'Lovelace',
				address_1: '1 Main Street',
				city: 'London',
				postcode: 'SW1',
				country: 'GB',
			} );
			await reconcile( site );
			await found( admin, 'imported', imported );
			expect( await jobsHealth( site ) ).toBe( 'good' );
			await admin.deleteCustomer( created );
			expect( await rowsHealth( site ) ).toMatchObject( {
				status: 'recommended',
				description: expect.stringContaining( `#${ id }` ),
			} );
		}
	);
}

test( 'an id out of range is not mistaken for another id', async ( {
	site,
	admin,
} ) => {
	await runSql(
		site,
		`INSERT INTO {fct_customers} (id, email, notes) VALUES (${ LARGEST }, 'last@example.com', '')`
	);
	for ( const [ method, path ] of [
		[ 'GET', 'customers/99999999999999999999' ],
		[ 'DELETE', 'customers/9223372036854775808' ],
	] as const ) {
		const answer = await admin.send( method, path );
		expect( answer ).toMatchObject( {
			status: 404,
			body: { error: { code: 'customer_not_found' } },
		} );
	}
} );

async function found(
	admin: ApiClient,
	search: string,
	id: number
): Promise< void > {
	const { customers } = await admin.listCustomers( { search } );
	expect( customers ).toMatchObject( [ { id } ] );
}

async function importWithId( site: TestSite, id: number ): Promise< number > {
	await runSql(
		site,
		`INSERT INTO {fct_customers} (id, email, first_name, notes, created_at) VALUES (${ id }, 'import@example.com', 'Imported', '', '2026-01-01')`
	);
	return id;
}
