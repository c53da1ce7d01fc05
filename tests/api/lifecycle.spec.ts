import { type TestSite } from '../support/test-site.ts';
import { expect, test } from './support/test.ts';

const PLUGIN = 'fluent-cart-customers/fluent-cart-customers.php';

const STORE_TABLES = [
	'fct_customer_addresses',
	'fct_customer_meta',
	'fct_customers',
	'fct_orders',
];

test( 'activating it again changes nothing', async ( { admin, site } ) => {
	const before = await admin.walkCustomers();
	await deactivate( site );
	await activate( site );
	await activate( site );
	expect( await admin.walkCustomers() ).toEqual( before );
} );

test( 'deactivation removes nothing', async ( { admin, site } ) => {
	const before = await admin.getCustomer( 1 );
	const tables = await tablesOf( site );
	await deactivate( site );
	expect( await tablesOf( site ) ).toEqual( tables );
	const { body } = await admin.send( 'GET', '' );
	expect( body ).toMatchObject( { code: 'rest_no_route' } );

	await activate( site );
	expect( await admin.getCustomer( 1 ) ).toEqual( before );
} );

test( 'uninstalling removes what is ours and keeps the customers', async ( {
	admin,
	site,
} ) => {
	const before = await admin.walkCustomers();
	await admin.getOverview();
	await uninstall( site );
	expect( await tablesOf( site ) ).toEqual( STORE_TABLES );
	expect( await site.php( leftovers ) ).toEqual( [] );

	await activate( site );
	expect( await admin.walkCustomers() ).toEqual( before );
} );

test( 'the customers go, too, if the owner has asked for it', async ( {
	admin,
	site,
} ) => {
	await site.php(
		"update_option( 'fluent_cart_customers', array( 'delete_data' => true ) );"
	);
	await uninstall( site );
	expect( await tablesOf( site ) ).toEqual( [] );
	expect( await site.php( leftovers ) ).toEqual( [] );

	await activate( site );
	const { pagination } = await admin.listCustomers();
	expect( pagination.total ).toBe( 0 );
} );

test( 'but never from under FluentCart', async ( { site } ) => {
	await site.php( `
		update_option( 'fluent_cart_customers', array( 'delete_data' => true ) );
		update_option( '_fluent_cart_db_version', '1.0.0' );
	` );
	await uninstall( site );
	expect( await tablesOf( site ) ).toEqual( STORE_TABLES );
} );

/** Options, capabilities and indexes that are ours; not those of the tools that run this site. */
const leftovers = `
	global $wpdb;
	$options = $wpdb->get_col(
		"SELECT option_name FROM $wpdb->options
		WHERE ( option_name LIKE 'fcc\\_%' OR option_name LIKE 'fluent\\_cart\\_customers%' ) AND option_name NOT LIKE 'fcc\\_local\\_%'"
	);
	$capabilities = array();
	foreach ( wp_roles()->roles as $role ) {
		$capabilities = array_merge( $capabilities, preg_grep( '/^fcc_/', array_keys( $role['capabilities'] ) ) );
	}
	$indexes = array();
	foreach ( array( 'fct_customers', 'fct_orders' ) as $name ) {
		$table = $wpdb->get_var( "SHOW TABLES LIKE '$wpdb->prefix$name'" );
		array_push( $indexes, ...( $table ? $wpdb->get_col( "SHOW INDEX FROM $table", 2 ) : array() ) );
	}
	$events = wp_next_scheduled( 'fluent_cart_customers/sweep' ) ? array( 'event' ) : array();
	return array( ...$options, ...$capabilities, ...$events, ...preg_grep( '/^fcc_/', $indexes ) );
`;

function activate( site: TestSite ): Promise< void > {
	return site.php(
		`require_once ABSPATH . 'wp-admin/includes/plugin.php';
		activate_plugin( $args['plugin'] );`,
		{ plugin: PLUGIN }
	);
}

function deactivate( site: TestSite ): Promise< void > {
	return site.php(
		`require_once ABSPATH . 'wp-admin/includes/plugin.php';
		deactivate_plugins( $args['plugin'] );`,
		{ plugin: PLUGIN }
	);
}

/** What WordPress does on "Delete", short of deleting the files, which are this checkout. */
async function uninstall( site: TestSite ): Promise< void > {
	await deactivate( site );
	await site.php(
		`define( 'WP_UNINSTALL_PLUGIN', $args['plugin'] );
		require WP_PLUGIN_DIR . '/' . dirname( $args['plugin'] ) . '/uninstall.php';`,
		{ plugin: PLUGIN }
	);
}

/** The names of our and FluentCart's tables, without the prefix. */
async function tablesOf( site: TestSite ): Promise< string[] > {
	const names = await site.php< string[] >( `
		global $wpdb;
		return array_map(
			fn ( $table ) => substr( $table, strlen( $wpdb->prefix ) ),
			$wpdb->get_col( 'SHOW TABLES' )
		);
	` );
	return names.filter( ( name ) => /^(fct|fcc)_/.test( name ) ).sort();
}
