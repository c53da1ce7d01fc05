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
	'a small store has its indexes at once',
	{ tag: '@slow' },
	async ( { site } ) => {
		await activate( site, [ THIS_PLUGIN ] );
		expect( await ourIndexes( site ) ).toHaveLength( 13 );
		expect( await pluginEvents( site ) ).not.toContain( JOB );
	}
);

test(
	'a large store gets them in the background',
	{ tag: [ '@slow', '@cluster' ] },
	async ( { site, admin } ) => {
		await insertCustomers( site, 20_000, {
			email: 'many%d@example.com',
			created_at: '2026-01-01',
			updated_at: '2026-01-01',
		} );
		await activate( site, [ THIS_PLUGIN ] );
		const atOnce = await ourIndexes( site );
		expect( atOnce.every( ( name ) => name.startsWith( 'orders' ) ) ).toBe(
			true
		);
		const { pagination } = await admin.listCustomers( {
			order_by: 'email',
		} );
		expect( pagination.total ).toBe( 20_500 );

		await reconcile( site );
		expect( await pluginEvents( site ) ).toContain( JOB );
		await runJob( site );
		expect( await ourIndexes( site ) ).toHaveLength( 13 );
		expect( await pluginEvents( site ) ).not.toContain( JOB );
	}
);

test(
	'the sweep finds tables that were made anew',
	{ tag: '@slow' },
	async ( { site } ) => {
		await activate( site, [ THIS_PLUGIN ] );
		await site.call( 'tables/drop_plugin_indexes' );
		await reconcile( site );
		expect( await pluginEvents( site ) ).toContain( JOB );
		await runJob( site );
		expect( await ourIndexes( site ) ).toHaveLength( 13 );
	}
);

// SQLite locks no table for a reader.
// A cluster does it on all nodes at once, and ends who is at work there.
if ( ! IS_ON_SQLITE && ! IS_ON_CLUSTER ) {
	test(
		'whoever is at work on the table is not disturbed',
		{ tag: '@slow' },
		async ( { site, admin } ) => {
			// As a backup does: a transaction that has read the tables and goes on.
			const backup = site.call( 'tables/read_for', { seconds: 9 } );
			// PHP's own server gives two requests that come at once to the same process, one after the other.
			await sleep( 500 );
			const isAtWork = () =>
				site.call< boolean >( 'tables/is_being_read' );
			await expect.poll( isAtWork ).toBe( true );
			await activate( site, [ THIS_PLUGIN ] );
			expect( await ourIndexes( site ) ).toEqual( [] );
			const job = runJob( site );
			// Not one of them waits for long.
			for ( let read = 0; read < 5; read++ ) {
				const begun = Date.now();
				await admin.listCustomers();
				expect( Date.now() - begun ).toBeLessThan( 5_000 );
			}
			await job;
			expect( await pluginEvents( site ) ).toContain( JOB );
			await backup;
			await runJob( site );
			expect( await ourIndexes( site ) ).toHaveLength( 13 );
		}
	);
}

/** What WordPress's cron does with the job when its time has come. */
function runJob( site: TestSite ): Promise< void > {
	return site.call( 'jobs/run_due', { hook: JOB } );
}

/** `customers.fcc_status` … */
function ourIndexes( site: TestSite ): Promise< string[] > {
	return site.call( 'tables/plugin_indexes' );
}
