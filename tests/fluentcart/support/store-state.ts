import { type TestSite } from '../../support/test-site.ts';

/** All that FluentCart and WordPress keep, which is nothing of ours. */
export interface StoreState {
	/** By table, without the prefix. */
	rows: Record< string, unknown[] >;
	/** How each of these tables is made, without the next id. */
	schema: Record< string, string >;
	options: Record< string, string >;
	roles: unknown;
	/** The events of WordPress's cron. */
	jobs: string[];
}

/** Reads it past every cache. Of what is ours it holds nothing but the indexes on FluentCart's tables. */
export function storeState( site: TestSite ): Promise< StoreState > {
	return site.php( `
		global $wpdb;
		$rows = $schema = array();
		foreach ( $wpdb->get_col( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $wpdb->prefix . 'fct_' ) . '%' ) ) as $table ) {
			$name            = substr( $table, strlen( $wpdb->prefix ) );
			$rows[ $name ]   = $wpdb->get_results( "SELECT * FROM $table ORDER BY 1", ARRAY_A );
			$schema[ $name ] = preg_replace( '/ AUTO_INCREMENT=\\d+/', '', $wpdb->get_var( "SHOW CREATE TABLE $table", 1 ) );
		}
		$roles = wp_roles()->roles;
		array_walk( $roles, static function ( &$role ) {
			$role['capabilities'] = array_diff_key( $role['capabilities'], array_flip( preg_grep( '/^fcc_/', array_keys( $role['capabilities'] ) ) ) );
		} );
		$events = array_merge( ...array_map( 'array_keys', array_filter( array_values( _get_cron_array() ), 'is_array' ) ) );
		$events = array_diff( $events, preg_grep( '/^fluent_cart_customers/', $events ) );
		sort( $events );
		return array(
			'rows'    => $rows,
			'schema'  => $schema,
			'options' => array_column(
				$wpdb->get_results(
					"SELECT option_name, option_value FROM $wpdb->options
					WHERE option_name NOT REGEXP '^(fcc_|fluent_cart_customers|_transient|_site_transient|action_scheduler_|as_)'
						AND option_name NOT IN ( 'cron', 'active_plugins', 'rewrite_rules', 'recently_activated', 'uninstall_plugins', '{$wpdb->prefix}user_roles' )
					ORDER BY option_name",
					ARRAY_A
				),
				'option_value',
				'option_name'
			),
			'roles'   => $roles,
			'jobs'    => $events,
		);
	` );
}

/**
 * How FluentCart's tables are made on a site that never had this plugin: by
 * FluentCart, a second time, with another prefix.
 */
export async function schemaOfFluentCart(
	site: TestSite
): Promise< StoreState[ 'schema' ] > {
	return site.php( `
		global $wpdb;
		$prefix       = $wpdb->prefix;
		$wpdb->prefix = 'reference_';
		delete_option( '_fluent_cart_db_version' );
		FluentCart\\Database\\DBMigrator::run_migrate();
		$schema = array();
		foreach ( $wpdb->get_col( "SHOW TABLES LIKE 'reference\\\\_fct\\\\_%'" ) as $table ) {
			$made = $wpdb->get_var( "SHOW CREATE TABLE $table", 1 );
			$schema[ substr( $table, strlen( 'reference_' ) ) ] = str_replace( 'reference_', $prefix, preg_replace( '/ AUTO_INCREMENT=\\d+/', '', $made ) );
			$wpdb->query( "DROP TABLE $table" );
		}
		$wpdb->prefix = $prefix;
		return $schema;
	` );
}

/** The same schema without the indexes that are ours. */
export function withoutOurIndexes(
	schema: StoreState[ 'schema' ]
): StoreState[ 'schema' ] {
	return Object.fromEntries(
		Object.entries( schema ).map( ( [ table, made ] ) => [
			table,
			made.replace( /,\s+KEY `fcc_\w+` \([^)]*\)/g, '' ),
		] )
	);
}
