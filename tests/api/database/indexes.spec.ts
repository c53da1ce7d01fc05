import { setTimeout as sleep } from 'node:timers/promises';
import {
	THIS_PLUGIN,
	activate,
	deactivate,
	pluginEvents,
} from '../../support/plugins.ts';
import { type TestSite } from '../../support/test-site.ts';
import { reconcile } from '../support/overview/overview.ts';
import { insertCustomers } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { IS_ON_CLUSTER, IS_ON_SQLITE } from '../../support/environment.ts';

const JOB = 'fluent_cart_customers/add_indexes';

test.beforeEach( async ( { site } ) => {
	await deactivate( site, [ THIS_PLUGIN ] );
	await site.call( 'tables/drop_plugin_indexes' );
} );

test(
	'a small store gets its indexes immediately',
	{ tag: '@slow' },
	async ( { site } ) => {
		await activate( site, [ THIS_PLUGIN ] );
		expect( await pluginIndexes( site ) ).toHaveLength( 17 );
		expect( await pluginEvents( site ) ).not.toContain( JOB );
	}
);

test(
	'a large store gets its indexes in the background',
	{ tag: [ '@slow', '@cluster' ] },
	async ( { site, admin } ) => {
		await insertCustomers( site, 20_000, {
			email: 'many%d@example.com',
			created_at: '2026-01-01',
			updated_at: '2026-01-01',
		} );
		await activate( site, [ THIS_PLUGIN ] );
		const atOnce = await pluginIndexes( site );
		expect(
			atOnce.some( ( name ) => name.startsWith( 'customers.' ) )
		).toBe( false );
		const { pagination } = await admin.listCustomers( {
			order_by: 'email',
		} );
		expect( pagination.total ).toBe( 20_500 );

		await reconcile( site );
		expect( await pluginEvents( site ) ).toContain( JOB );
		await runJob( site );
		expect( await pluginIndexes( site ) ).toHaveLength( 17 );
		expect( await pluginEvents( site ) ).not.toContain( JOB );
	}
);

test(
	'a reconcile adds indexes to tables that were created again',
	{ tag: '@slow' },
	async ( { site } ) => {
		await activate( site, [ THIS_PLUGIN ] );
		await site.call( 'tables/drop_plugin_indexes' );
		await reconcile( site );
		expect( await pluginEvents( site ) ).toContain( JOB );
		await runJob( site );
		expect( await pluginIndexes( site ) ).toHaveLength( 17 );
	}
);

// SQLite does not lock tables for readers.
// A cluster adds an index on all nodes at the same time, and ends transactions that use the table.
if ( ! IS_ON_SQLITE && ! IS_ON_CLUSTER ) {
	test(
		'adding an index does not delay other users of the table',
		{ tag: '@slow' },
		async ( { site, admin } ) => {
			// Like a backup: a transaction that has read the tables and stays open.
			const backup = site.call( 'tables/read_for', { seconds: 9 } );
			// PHP's built-in server gives two simultaneous requests to the same process, one after the other.
			await sleep( 500 );
			const isRunning = () =>
				site.call< boolean >( 'tables/is_being_read' );
			await expect.poll( isRunning ).toBe( true );
			await activate( site, [ THIS_PLUGIN ] );
			expect( await pluginIndexes( site ) ).toEqual( [] );
			const job = runJob( site );
			for ( let read = 0; read < 5; read++ ) {
				const startedAt = Date.now();
				await admin.listCustomers();
				expect( Date.now() - startedAt ).toBeLessThan( 5_000 );
			}
			await job;
			expect( await pluginEvents( site ) ).toContain( JOB );
			await backup;
			await runJob( site );
			expect( await pluginIndexes( site ) ).toHaveLength( 17 );
		}
	);
}

/** Runs the job as WordPress's cron does. */
function runJob( site: TestSite ): Promise< void > {
	return site.call( 'jobs/run_due', { hook: JOB } );
}

function pluginIndexes( site: TestSite ): Promise< string[] > {
	return site.call( 'tables/plugin_indexes' );
}
