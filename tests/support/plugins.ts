import { FLUENT_CART_SLUG, PLUGIN_SLUG } from '../../tools/lib/paths.mjs';

/** What runs PHP inside a WordPress. */
interface PhpSite {
	php: < Result = void >(
		code: string,
		args?: Record< string, unknown >
	) => Promise< Result >;
}

/** Plugins as WordPress's page of plugins names them. */
export const OURS = `${ PLUGIN_SLUG }/${ PLUGIN_SLUG }.php`;
export const FLUENTCART = `${ FLUENT_CART_SLUG }/${ FLUENT_CART_SLUG }.php`;

const LOAD = "require_once ABSPATH . 'wp-admin/includes/plugin.php';";

/** Activates plugins, all in one request, in this order. */
export function activate(
	site: PhpSite,
	plugins: readonly string[],
	{ networkWide = false } = {}
): Promise< void > {
	return site.php(
		`${ LOAD }
		foreach ( $args['plugins'] as $plugin ) {
			$error = activate_plugin( $plugin, '', $args['network'] );
			if ( is_wp_error( $error ) ) {
				throw new RuntimeException( $error->get_error_message() );
			}
		}`,
		{ plugins, network: networkWide }
	);
}

/** Deactivates plugins, all in one request. */
export function deactivate(
	site: PhpSite,
	plugins: readonly string[],
	{ networkWide = false } = {}
): Promise< void > {
	return site.php(
		`${ LOAD }
		deactivate_plugins( $args['plugins'], false, $args['network'] );`,
		{ plugins, network: networkWide }
	);
}

/** What WordPress does on "Delete" of ours, short of deleting the files, which are this checkout. */
export async function uninstall(
	site: PhpSite,
	{ networkWide = false } = {}
): Promise< void > {
	await deactivate( site, [ OURS ], { networkWide } );
	await site.php(
		`define( 'WP_UNINSTALL_PLUGIN', $args['plugin'] );
		require WP_PLUGIN_DIR . '/' . dirname( $args['plugin'] ) . '/uninstall.php';`,
		{ plugin: OURS }
	);
}

/** "Delete" of FluentCart, files and all. */
export async function deleteFluentCart( site: PhpSite ): Promise< void > {
	await deactivate( site, [ FLUENTCART ] );
	await site.php(
		`${ LOAD }
		require_once ABSPATH . 'wp-admin/includes/file.php';
		$done = delete_plugins( array( $args['plugin'] ) );
		if ( true !== $done ) {
			throw new RuntimeException( is_wp_error( $done ) ? $done->get_error_message() : 'Not deleted.' );
		}`,
		{ plugin: FLUENTCART }
	);
}

/**
 * Options, capabilities, indexes and jobs that are ours; not those of the tools
 * that run a test site.
 *
 * @param blog Which site of a network.
 */
export function leftovers( site: PhpSite, blog = 1 ): Promise< string[] > {
	return site.php(
		`
		global $wpdb;
		is_multisite() && switch_to_blog( $args['blog'] );
		$options = $wpdb->get_col(
			"SELECT option_name FROM $wpdb->options
			WHERE ( option_name LIKE 'fcc\\_%' OR option_name LIKE 'fluent\\_cart\\_customers%' ) AND option_name NOT LIKE 'fcc\\_local\\_%'"
		);
		$capabilities = array();
		foreach ( wp_roles()->roles as $role ) {
			array_push( $capabilities, ...array_keys( $role['capabilities'] ) );
		}
		$indexes = array();
		foreach ( array( 'fct_customers', 'fct_orders' ) as $name ) {
			$table = $wpdb->get_var( "SHOW TABLES LIKE '$wpdb->prefix$name'" );
			array_push( $indexes, ...( $table ? $wpdb->get_col( "SHOW INDEX FROM $table", 2 ) : array() ) );
		}
		return array_values( array_unique( array(
			...$options,
			...preg_grep( '/^fcc_/', $capabilities ),
			...preg_grep( '/^fcc_/', $indexes ),
			...( ${ JOBS } )
		) ) );
		`,
		{ blog }
	);
}

/** The events that are ours, of WordPress's cron or of Action Scheduler. */
export function jobs( site: PhpSite ): Promise< string[] > {
	return site.php( `return array_values( ${ JOBS } );` );
}

const JOBS = `preg_grep( '/^fluent_cart_customers/', array_merge(
	class_exists( 'ActionScheduler' ) && ActionScheduler::is_initialized()
		? array_values( array_map( fn ( $action ) => $action->get_hook(), as_get_scheduled_actions( array( 'status' => 'pending', 'per_page' => -1 ) ) ) )
		: array(),
	...array_map( 'array_keys', array_filter( array_values( _get_cron_array() ), 'is_array' ) )
) )`;
