import {
	THIS_PLUGIN,
	activate,
	deactivate,
	uninstall,
} from '../../support/plugins.ts';
import { type TestSite } from '../../support/test-site.ts';
import { reconcile } from '../support/overview/overview.ts';
import { runSql } from '../support/store-tables.ts';
import { readPage } from '../../support/read-page.ts';
import { expect, test } from '../support/test.ts';
import { IS_ON_SERVER } from '../../support/environment.ts';

/** The rights that WordPress needs every day. */
const EVERYDAY_RIGHTS = 'SELECT, INSERT, UPDATE, DELETE';

const ADD_INDEXES = 'fluent_cart_customers/add_indexes';

interface Health {
	status: string;
	label: string;
	description: string;
}

test.use( {
	expectedLog: [
		[ /command denied/, /FluentCart Customers, .*doesn't exist/ ],
		{ scope: 'test' },
	],
} );

if ( IS_ON_SERVER ) {
	test.describe( 'without the right CREATE', () => {
		test.beforeEach( async ( { site } ) => {
			await uninstall( site );
			await runSql(
				site,
				'DROP TABLE IF EXISTS {fct_customers}, {fct_orders}, {fct_customer_meta}, {fct_customer_addresses}'
			);
			await site.limitDatabaseUser(
				`${ EVERYDAY_RIGHTS }, ALTER, INDEX, DROP`
			);
		} );

		test(
			'activation succeeds, reports the missing right, and is retried once an hour',
			{ tag: '@standalone' },
			async ( { site, admin } ) => {
				await activate( site, [ THIS_PLUGIN ] );
				expect( await tries( site ) ).toBe( 1 );

				// Requests and background jobs do not retry for an hour.
				const answer = await admin.send( 'GET', 'customers' );
				expect( answer ).toMatchObject( {
					// Not 403: administrators have the capabilities of the plugin.
					status: 503,
					body: {
						error: {
							code: 'server_error',
							message: expect.stringContaining( 'Site Health' ),
						},
					},
				} );
				await reconcile( site );
				await readPage( site, '/wp-admin/' );
				expect( await tries( site ) ).toBe( 1 );

				const page = await readPage( site, '/wp-admin/plugins.php' );
				expect( page ).toContain( 'missing the privilege CREATE' );
				expect( await health( site, 'setup' ) ).toMatchObject( {
					status: 'critical',
					description: expect.stringContaining( 'CREATE' ),
				} );

				await site.call( 'wordpress/options/age_setup', {
					seconds: 3_601,
				} );
				await reconcile( site );
				expect( await tries( site ) ).toBe( 2 );
			}
		);

		test(
			'the tables are created as soon as the right is granted',
			{ tag: '@standalone' },
			async ( { site, admin } ) => {
				await activate( site, [ THIS_PLUGIN ] );
				await site.ownerSql(
					'GRANT CREATE ON `wordpress`.* TO limited@localhost'
				);
				await site.call( 'wordpress/options/age_setup', {
					seconds: 3_601,
				} );
				const { id } = await admin.createCustomer( {
					email: 'first@example.com',
				} );
				await admin.getCustomer( id );
				const page = await readPage( site, '/wp-admin/plugins.php' );
				expect( page ).not.toContain( 'missing the privilege' );
				expect( await health( site, 'setup' ) ).toMatchObject( {
					status: 'good',
				} );
			}
		);
	} );

	test( 'each table that cannot be created breaks only the features that need it', async ( {
		site,
		admin,
	} ) => {
		await reconcile( site );
		const customer = await admin.getCustomer( 1 );
		const { figures } = await admin.getOverview( '30d' );
		const tables = Object.keys( await site.call( 'tables/structure' ) );
		await runSql(
			site,
			...tables.map( ( table ) => `DROP TABLE {${ table }}` )
		);
		await site.limitDatabaseUser( EVERYDAY_RIGHTS );
		expect( await admin.getCustomer( 1 ) ).toEqual( customer );
		expect( ( await admin.getOverview( '30d' ) ).figures ).toEqual(
			figures
		);
		const { pagination } = await admin.listCustomers();
		expect( pagination.total ).toBe( 500 );
		const { customers } = await admin.listCustomers( {
			search: `${ customer.first_name } ${ customer.last_name }`,
		} );
		expect( customers.map( ( { id } ) => id ) ).toContain( 1 );
		await admin.getStats( 1 );
		await admin.listOrders( 1 );
		await admin.listAddresses( 1 );
		const answer = await admin.send( 'PUT', 'customers/1', {
			body: { first_name: 'Other' },
		} );
		expect( answer ).toMatchObject( {
			status: 503,
			body: {
				error: {
					code: 'server_error',
					message: expect.stringContaining(
						'nothing was read or saved'
					),
				},
			},
		} );
		expect( await admin.getCustomer( 1 ) ).toEqual( customer );
	} );

	// Beside FluentCart, Action Scheduler stores the time of the next retry.
	test(
		'without the rights ALTER and INDEX, Site Health names them',
		{ tag: '@standalone' },
		async ( { site, admin } ) => {
			await deactivate( site, [ THIS_PLUGIN ] );
			await site.call( 'tables/drop_plugin_indexes' );
			await site.limitDatabaseUser(
				`${ EVERYDAY_RIGHTS }, CREATE, DROP`
			);
			await activate( site, [ THIS_PLUGIN ] );
			await admin.listCustomers( { order_by: 'total_spent' } );
			await site.call( 'jobs/run_due', { hook: ADD_INDEXES } );
			const reported = await health( site );
			expect( reported ).toMatchObject( {
				status: 'recommended',
				description: expect.stringMatching(
					/privileges? (ALTER|INDEX)/
				),
			} );
			expect( reported.description ).not.toContain(
				'running in the background'
			);
			expect( await health( site, 'setup' ) ).toMatchObject( {
				status: 'recommended',
				description: expect.stringContaining( 'ALTER, INDEX' ),
			} );
			const next = await site.call< number >( 'jobs/next_run', {
				hook: ADD_INDEXES,
			} );
			expect( next * 1_000 - Date.now() ).toBeGreaterThan( 3_000_000 );
		}
	);

	test( 'without the right DROP, Site Health reports that tables would stay', async ( {
		site,
	} ) => {
		await site.limitDatabaseUser(
			`${ EVERYDAY_RIGHTS }, CREATE, ALTER, INDEX`
		);
		expect( await health( site, 'setup' ) ).toMatchObject( {
			status: 'recommended',
			description: expect.stringContaining( 'DROP' ),
		} );
	} );
}

function health( site: TestSite, of = '' ): Promise< Health > {
	return site.call( 'jobs/health', {
		test: `fluent_cart_customers${ of && `_${ of }` }`,
	} );
}

/** Log lines of the plugin about tables that it could not create. */
async function tries( site: TestSite ): Promise< number > {
	const log = await site.wholeErrorLog();
	return log.split( 'FluentCart Customers couldn’t create' ).length - 1;
}
