import { type ApiClient } from '../support/api-client.ts';
import { reconcile } from '../support/overview/overview.ts';
import { insertCustomer, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { IS_ON_SERVER } from '../../support/environment.ts';

/** WordPress's own writes fail, too. */
test.use( {
	expectedLog: [
		[
			/WordPress database error/,
			/FluentCart Customers.*(read-only|command denied)/s,
		],
		{ scope: 'test' },
	],
} );

const MESSAGE = /doesn’t accept changes at the moment. Nothing was saved./;

if ( IS_ON_SERVER ) {
	test( 'while the database is read-only, reads are answered', async ( {
		site,
		admin,
	} ) => {
		await reconcile( site );
		const before = await readings( admin );
		await site.makeReadOnly();
		expect( await readings( admin ) ).toEqual( before );
		// More than the hourly limit: these requests cannot be counted.
		for ( let list = 0; list < 110; list++ ) {
			await admin.listCustomers( { per_page: 1 } );
		}
	} );

	test( 'overdue derived data is read as it is', async ( {
		site,
		admin,
	} ) => {
		await reconcile( site );
		// WordPress records the first use of an application password.
		await admin.getCustomer( 1 );
		const id = await insertCustomer( site, {
			email: 'late@example.com',
			first_name: 'Latecomer',
			created_at: '2026-01-01 00:00:00',
		} );
		await site.call( 'jobs/age', { seconds: 7_200 } );
		await site.makeReadOnly();
		const { customers } = await admin.listCustomers( {
			search: 'latecomer',
		} );
		expect( customers ).toMatchObject( [ { id } ] );
		const { figures } = await admin.getOverview( 'all' );
		expect( figures.customers.value ).toBe( 500 );
	} );

	test( 'a store is read before any data was derived', async ( {
		site,
		admin,
	} ) => {
		await reconcile( site );
		const before = await readings( admin );
		await runSql(
			site,
			'DELETE FROM {fcc_checkpoints}',
			'DELETE FROM {fcc_daily_summaries}',
			'DELETE FROM {fcc_search_terms}',
			'DELETE FROM {fcc_search_documents}'
		);
		await site.makeReadOnly();
		expect( await readings( admin ) ).toEqual( before );
	} );

	test( 'a write reports that nothing was saved, and succeeds later', async ( {
		site,
		admin,
	} ) => {
		const before = await admin.getCustomer( 1 );
		const address = before.addresses[ 0 ]?.id ?? 0;
		await site.makeReadOnly();
		const body = { email: 'new@example.com', first_name: 'New' };
		for ( const [ method, path, data ] of [
			[ 'POST', 'customers', body ],
			[ 'PUT', 'customers/1', { first_name: 'Other' } ],
			[ 'DELETE', 'customers/1', { force: true } ],
			[ 'PUT', 'customers/1/additional-info', { note: 'x' } ],
			[
				'PUT',
				'customers/1/address',
				{ address_id: address, city: 'X' },
			],
			[ 'DELETE', 'customers/1/address', { address_id: address } ],
			[ 'POST', 'customers/1/attachable-user', { user_id: 1 } ],
			[ 'POST', 'customers/1/detach-user', undefined ],
			[ 'PUT', 'customers/settings', { activity_days: 9 } ],
			...[
				{ action: 'update_status', data: { status: 'inactive' } },
				{ action: 'delete', data: { force: true } },
				{ action: 'export' },
			].flatMap( ( action ) => [
				[
					'POST',
					'customers/do-bulk-action',
					{ ...action, customer_ids: [ 1, 2 ] },
				] as const,
				[
					'POST',
					'customers/do-bulk-action',
					{ ...action, filters: {} },
				] as const,
			] ),
		] as const ) {
			const answer = await admin.send( method, path, { body: data } );
			expect( answer, `${ method } ${ path }` ).toMatchObject( {
				status: 503,
				body: {
					error: {
						code: 'server_error',
						message: expect.stringMatching( MESSAGE ),
						retry_after: expect.any( Number ),
					},
				},
			} );
			expect( answer.headers[ 'retry-after' ] ).toMatch( /^\d+$/ );
		}
		await site.makeWritable();
		expect( await admin.getCustomer( 1 ) ).toEqual( before );
		await admin.createCustomer( body );
		await reconcile( site );
		const { customers } = await admin.listCustomers( {
			search: 'new@example',
		} );
		expect( customers ).toHaveLength( 1 );
	} );

	test( 'with a database user that can only read, reads are answered', async ( {
		site,
		admin,
	} ) => {
		await reconcile( site );
		const before = await readings( admin );
		await site.limitDatabaseUser( 'SELECT, DELETE' );
		expect( await readings( admin ) ).toEqual( before );
		const answer = await admin.send( 'PUT', 'customers/1', {
			body: { first_name: 'Other' },
		} );
		expect( answer ).toMatchObject( {
			status: 503,
			body: { error: { message: expect.stringMatching( MESSAGE ) } },
		} );
	} );
}

/** Reads the store, without values that depend on the current second. */
async function readings( admin: ApiClient ): Promise< unknown > {
	const { as_of: _, ...overview } = await admin.getOverview( '12m' );
	const list = async ( params: Record< string, string > ) => {
		const { customers, pagination } = await admin.listCustomers( params );
		return { ids: customers.map( ( { id } ) => id ), pagination };
	};
	const found = await list( { search: 'an' } );
	return {
		overview,
		found: found.ids,
		all: await list( {} ),
		active: await list( { 'filters[status]': 'active' } ),
		sorted: await list( { order_by: 'last_name', order_type: 'asc' } ),
		customer: await admin.getCustomer( 1 ),
		stats: await admin.getStats( 1 ),
		orders: await admin.listOrders( 1 ),
		addresses: await admin.listAddresses( 1 ),
		activity: await admin.listActivity( 1 ),
		users: await admin.listAttachableUsers(),
	};
}
