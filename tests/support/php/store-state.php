<?php
/**
 * Reads the state of a store from the database, without caches, and removes FluentCart's data.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\StoreState;

use FluentCart\Database\DBMigrator;

defined( 'ABSPATH' ) || exit;

/** FluentCart's tables that this plugin creates on a site without FluentCart. */
const SHARED_TABLES = array( 'fct_customers', 'fct_customer_addresses', 'fct_customer_meta', 'fct_orders' );

/** Options of this plugin, options that change all the time, and options that read() returns under another key. */
const EXCLUDED_OPTIONS = "option_name REGEXP '^(fcc_|fluent_cart_customers|_transient|_site_transient|action_scheduler_|as_)'
	OR option_name IN ( 'cron', 'active_plugins', 'rewrite_rules', 'recently_activated', 'uninstall_plugins' )";

/**
 * Returns the state of a store without this plugin's data. Of this plugin, it contains only the indexes on FluentCart's
 * tables.
 *
 * @return array{rows: array<string, list<array<string, mixed>>>, schema: array<string, string>, options: array<string, string>, roles: array<string, mixed>, jobs: list<string>}
 */
function read(): array {
	global $wpdb;
	$rows   = array();
	$schema = array();
	foreach ( tables( $wpdb->prefix ) as $table ) {
		$name            = substr( $table, strlen( $wpdb->prefix ) );
		$rows[ $name ]   = $wpdb->get_results( "SELECT * FROM $table ORDER BY 1", ARRAY_A );
		$schema[ $name ] = definition( $table );
	}
	$options = $wpdb->get_results(
		$wpdb->prepare(
			"SELECT option_name, option_value FROM $wpdb->options WHERE NOT ( " . EXCLUDED_OPTIONS . ' ) AND option_name <> %s ORDER BY option_name',
			"{$wpdb->prefix}user_roles"
		),
		ARRAY_A
	);
	return array(
		'rows'    => $rows,
		'schema'  => $schema,
		'options' => array_column( $options, 'option_value', 'option_name' ),
		'roles'   => roles(),
		'jobs'    => events(),
	);
}

/**
 * Returns how FluentCart defines its tables on a site without this plugin. FluentCart creates them a second time, with
 * another prefix.
 *
 * @return array<string, string> Definitions by table, without the prefix.
 */
function schema_of_fluentcart(): array {
	global $wpdb;
	$prefix       = $wpdb->prefix;
	$wpdb->prefix = 'reference_';
	delete_option( '_fluent_cart_db_version' );
	DBMigrator::run_migrate();
	$schema = array();
	foreach ( tables( 'reference_' ) as $table ) {
		$name            = substr( $table, strlen( 'reference_' ) );
		$schema[ $name ] = str_replace( 'reference_', $prefix, definition( $table ) );
		$wpdb->query( "DROP TABLE $table" );
	}
	$wpdb->prefix = $prefix;
	return $schema;
}

/**
 * Returns the rows of FluentCart's tables and of WordPress's users. Passwords are left out, because their hashes are
 * random.
 *
 * @return array<string, list<object|array<string, mixed>>> By table.
 */
function rows_and_users(): array {
	global $wpdb;
	$rows = array();
	foreach ( array( ...tables( $wpdb->prefix ), $wpdb->users ) as $table ) {
		$rows[ $table ] = $wpdb->get_results( "SELECT * FROM $table ORDER BY 1" );
	}
	$secrets              = array_flip( array( 'user_pass', 'user_activation_key' ) );
	$rows[ $wpdb->users ] = array_map( static fn ( object $user ): array => array_diff_key( (array) $user, $secrets ), $rows[ $wpdb->users ] );
	return $rows;
}

/** Removes the tables and options that only FluentCart creates, as if it had never run on this site. */
function remove_fluentcart_data(): void {
	global $wpdb;
	foreach ( tables( $wpdb->prefix ) as $table ) {
		if ( ! in_array( substr( $table, strlen( $wpdb->prefix ) ), SHARED_TABLES, true ) ) {
			$wpdb->query( "DROP TABLE $table" );
		}
	}
	delete_option( '_fluent_cart_db_version' );
	delete_option( 'fluent_cart_do_activation_redirect' );
}

/** Drops the tables that this plugin and FluentCart share. */
function drop_shared_tables(): void {
	global $wpdb;
	foreach ( SHARED_TABLES as $table ) {
		$wpdb->query( "DROP TABLE $wpdb->prefix$table" );
	}
}

/**
 * Returns the names of FluentCart's tables.
 *
 * @param string $prefix Table prefix of the site.
 * @return list<string>
 */
function tables( string $prefix ): array {
	global $wpdb;
	return $wpdb->get_col( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( "{$prefix}fct_" ) . '%' ) );
}

/**
 * Returns the CREATE TABLE statement of a table, without AUTO_INCREMENT.
 *
 * @param string $table Name with its prefix.
 */
function definition( string $table ): string {
	global $wpdb;
	return (string) preg_replace( '/ AUTO_INCREMENT=\d+/', '', $wpdb->get_var( "SHOW CREATE TABLE $table", 1 ) );
}

/**
 * Returns all roles, without this plugin's capabilities.
 *
 * @return array<string, array<string, mixed>>
 */
function roles(): array {
	return array_map(
		static function ( array $role ): array {
			$role['capabilities'] = array_diff_key( $role['capabilities'], array_flip( preg_grep( '/^fcc_/', array_keys( $role['capabilities'] ) ) ) );
			return $role;
		},
		wp_roles()->roles
	);
}

/**
 * Returns the hooks of WordPress's cron, without this plugin's, in alphabetical order.
 *
 * @return list<string>
 */
function events(): array {
	$by_time = array_filter( array_values( _get_cron_array() ), 'is_array' );
	$hooks   = array_merge( ...array_map( 'array_keys', $by_time ) );
	$hooks   = preg_grep( '/^fluent_cart_customers/', $hooks, PREG_GREP_INVERT );
	sort( $hooks );
	return $hooks;
}
