import path from 'node:path';
import { concurrently, countByStatus } from '../api/support/concurrency.ts';
import { type TestSite } from '../support/test-site.ts';
import { expect, test } from './support/test.ts';

const DROP_IN = path.join( import.meta.dirname, 'support/lagging-replica.php' );

test.use( { rateLimits: 'lifted' } );

test.beforeEach( async ( { site, admin } ) => {
	expect( admin ).toBeDefined(); // The copy contains the password, too.
	await copyDatabase( site );
	await site.placeDropIn( 'db.php', DROP_IN );
} );

test.afterEach( async ( { site } ) => {
	await site.removeDropIns();
	await site.cluster.database.query( 'DROP DATABASE lagging' );
} );

test( 'a read is answered by the replica, which proves that this test has one', async ( {
	site,
	connect,
} ) => {
	await site.cluster.database.query(
		"UPDATE wp_fct_customers SET first_name = 'Later' WHERE id = 2"
	);
	const other = await connect( { user: site.users.admin } );
	expect( ( await other.getCustomer( 2 ) ).first_name ).not.toBe( 'Later' );
} );

test( 'reads that decide a write go to the primary', async ( { admin } ) => {
	const created = await admin.createCustomer( { email: 'new@example.com' } );
	// The replica knows none of it.
	const twice = await admin.send( 'POST', 'customers', {
		body: { email: 'NEW@example.com' },
	} );
	expect( twice.status ).toBe( 409 );
	const changed = await admin.updateCustomer( created.id, {
		first_name: 'Ada',
		additional_info: { company: 'Engines' },
	} );
	expect( changed ).toMatchObject( { id: created.id, first_name: 'Ada' } );
	const home = await admin.createAddress( created.id, {
		address_1: '1 Main St',
		city: 'London',
		country: 'GB',
	} );
	expect( home.is_primary ).toBe( true );
	const second = await admin.createAddress( created.id, {
		address_1: '2 Main St',
		city: 'London',
		country: 'GB',
	} );
	expect( second.is_primary ).toBe( false );
	const bulk = await admin.bulk( {
		action: 'update_status',
		customer_ids: [ created.id ],
		data: { status: 'inactive' },
	} );
	expect( bulk ).toMatchObject( { processed: 1, failed: 0 } );
	const deletion = await admin.send( 'DELETE', `customers/${ created.id }` );
	expect( deletion.status ).toBe( 200 );
	const again = await admin.send( 'DELETE', `customers/${ created.id }` );
	expect( again.status ).toBe( 404 );
} );

test( 'concurrent writers succeed one after the other', async ( { admin } ) => {
	const answers = await concurrently( 12, () =>
		admin.send( 'POST', 'customers', {
			body: { email: 'one@example.com' },
		} )
	);
	expect( countByStatus( answers ) ).toEqual( { 201: 1, 409: 11 } );
} );

test( 'a user reads the user’s own writes', async ( { admin } ) => {
	const { id } = await admin.createCustomer( {
		email: 'seen@example.com',
		first_name: 'Seen',
	} );
	expect( ( await admin.getCustomer( id ) ).first_name ).toBe( 'Seen' );
	const { customers } = await admin.listCustomers( { search: 'seen' } );
	expect( customers.map( ( customer ) => customer.id ) ).toContain( id );
} );

/** Freezes the replica in its current state. */
async function copyDatabase( site: TestSite ): Promise< void > {
	const { database } = site.cluster;
	const tables = ( await database.query( 'SHOW TABLES' ) )
		.split( '\n' )
		.filter( Boolean );
	await database.query(
		[
			'DROP DATABASE IF EXISTS lagging;',
			'CREATE DATABASE lagging;',
			...tables.map(
				( table ) =>
					`CREATE TABLE lagging.${ table } LIKE ${ table }; INSERT INTO lagging.${ table } SELECT * FROM ${ table };`
			),
		].join( '\n' )
	);
	await database.settle();
}
