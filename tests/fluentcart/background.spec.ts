import { expect, test } from './support/test.ts';
import { type TestSite } from '../support/test-site.ts';
import { THIS_PLUGIN } from '../support/plugins.ts';
import { isIndexed } from '../api/support/search.ts';
import { insertCustomer } from '../api/support/store-tables.ts';

const RUN = 'fluent_cart_customers/run_jobs';
const DAY = 24 * 60 * 60;

test( 'background jobs run in the Action Scheduler that FluentCart includes', async ( {
	site,
} ) => {
	const client = await site.client( site.users.admin );
	await stop( site );
	expect( ( await client.get( 'customers' ) ).status() ).toBe( 200 );
	expect( ( await client.get( 'customers' ) ).status() ).toBe( 200 );
	expect( await actions( site ) ).toEqual( [ `${ RUN } pending` ] );
	expect(
		await site.call< number | null >( 'jobs/next_run', { hook: RUN } )
	).toBeNull();

	const id = await insertCustomer( site, { email: 'late@example.com' } );
	await site.call( 'fluent-cart/run_actions', { hook: RUN } );
	expect( await isIndexed( site, id ) ).toBe( true );
	// The next one deletes the finished one.
	await client.get( 'customers' );
	await stop( site );
	expect( await actions( site ) ).toEqual( [] );
	await client.dispose();
} );

test( 'a request runs the jobs if no action has run for a day', async ( {
	site,
} ) => {
	const client = await site.client( site.users.admin );
	await stop( site );
	await site.call( 'jobs/age', { seconds: 60 } );
	await site.call( 'jobs/schedule_action', {
		hook: RUN,
		after_seconds: -DAY - 60,
	} );
	const id = await insertCustomer( site, { email: 'late@example.com' } );
	await client.get( 'customers' );
	await expect.poll( () => isIndexed( site, id ) ).toBe( true );
	expect( await actions( site ) ).toEqual( [ `${ RUN } pending` ] );
	await client.dispose();
} );

function actions( site: TestSite ): Promise< string[] > {
	return site.call( 'rows/column', {
		table: 'actionscheduler_actions',
		column: "CONCAT( hook, ' ', status )",
		rest: "WHERE hook LIKE 'fluent_cart_customers%' ORDER BY action_id",
	} );
}

/** Unschedules as on deactivation. */
function stop( site: TestSite ): Promise< void > {
	return site.call( 'wordpress/plugins/fire_deactivation', {
		plugin: THIS_PLUGIN,
	} );
}
