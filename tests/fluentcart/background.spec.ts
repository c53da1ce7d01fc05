import { expect, test } from './support/test.ts';
import { type TestSite } from '../support/test-site.ts';
import { THIS_PLUGIN } from '../support/plugins.ts';
import { insertCustomer } from '../api/support/store-tables.ts';

const RUN = 'fluent_cart_customers/run_jobs';

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
	expect(
		await site.call< number >( 'rows/count', {
			table: 'fcc_search_documents',
			rest: `WHERE customer_id = ${ id }`,
		} )
	).toBe( 1 );
	// The next one deletes the finished one.
	await client.get( 'customers' );
	await stop( site );
	expect( await actions( site ) ).toEqual( [] );
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
