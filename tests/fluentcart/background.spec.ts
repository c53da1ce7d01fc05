import { expect, test } from './support/test.ts';
import { type TestSite } from '../support/test-site.ts';
import { importCustomer } from '../api/support/store-tables.ts';

const SWEEP = 'fluent_cart_customers/sweep';

test( 'the work in the background goes through the Action Scheduler that FluentCart brings', async ( {
	site,
} ) => {
	const client = await site.client( site.users.admin );
	await stop( site );
	expect( ( await client.get( 'customers' ) ).status() ).toBe( 200 );
	expect( ( await client.get( 'customers' ) ).status() ).toBe( 200 );
	expect( await actions( site ) ).toEqual( [ `${ SWEEP } pending` ] );
	expect(
		await site.php< boolean >(
			'return (bool) wp_next_scheduled( $args["event"] );',
			{
				event: SWEEP,
			}
		)
	).toBe( false );

	const id = await importCustomer( site, { email: 'late@example.com' } );
	await site.php(
		`foreach ( as_get_scheduled_actions( array( 'hook' => $args['event'], 'status' => 'pending' ), 'ids' ) as $id ) {
			ActionScheduler_QueueRunner::instance()->process_action( $id );
		}`,
		{ event: SWEEP }
	);
	expect(
		await site.php< string | null >(
			'global $wpdb; return $wpdb->get_var( $wpdb->prepare( "SELECT 1 FROM {$wpdb->prefix}fcc_filed WHERE customer_id = %d", $args["id"] ) );',
			{ id }
		)
	).toBe( '1' );
	// One that is done is forgotten by the next.
	await client.get( 'customers' );
	await stop( site );
	expect( await actions( site ) ).toEqual( [] );
	await client.dispose();
} );

/** What remains of ours. */
function actions( site: TestSite ): Promise< string[] > {
	return site.php(
		`global $wpdb;
		return $wpdb->get_col( "SELECT CONCAT( hook, ' ', status ) FROM {$wpdb->prefix}actionscheduler_actions WHERE hook LIKE 'fluent_cart_customers%' ORDER BY action_id" );`
	);
}

/** As the plugin stops it when it is deactivated. */
function stop( site: TestSite ): Promise< void > {
	return site.php(
		`do_action( 'deactivate_' . plugin_basename( WP_PLUGIN_DIR . '/fluent-cart-customers/fluent-cart-customers.php' ), false );`
	);
}
