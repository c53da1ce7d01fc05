<?php
/**
 * Reads all that FluentCart and WordPress keep of a store, past every cache, and takes a store back to the time before
 * FluentCart.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\StoreState;

use FluentCart\Database\DBMigrator;

defined( 'ABSPATH' ) || exit;

/** Tables of FluentCart that this plugin makes, too, where FluentCart is not there. */
const SHARED_TABLES = array( 'fct_customers', 'fct_customer_addresses', 'fct_customer_meta', 'fct_orders' );

/** Options that are ours, change from one moment to the next, or are returned otherwise. */
const OTHER_OPTIONS = "option_name REGEXP '^(fcc_|fluent_cart_customers|_transient|_site_transient|action_scheduler_|as_)'
	OR option_name IN ( 'cron', 'active_plugins', 'rewrite_rules', 'recently_activated', 'uninstall_plugins' )";

/**
 * Returns the state of a store. Of what is ours it holds nothing but the indexes on FluentCart's tables.
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
			"SELECT option_name, option_value FROM $wpdb->options WHERE NOT ( " . OTHER_OPTIONS . ' ) AND option_name <> %s ORDER BY option_name',
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
 * Returns how FluentCart's tables are made on a site that never had this plugin: FluentCart makes them a second time,
 * with another prefix.
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
 * Returns the rows of FluentCart's tables and of WordPress's users, without the users' passwords, of which each new user
 * has another.
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

/** Makes it look as if FluentCart had never run on this site: what only FluentCart makes is gone. */
function forget_fluentcart(): void {
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
 * @param string $prefix Of all tables.
 * @return list<string>
 */
function tables( string $prefix ): array {
	global $wpdb;
	return $wpdb->get_col( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( "{$prefix}fct_" ) . '%' ) );
}

/**
 * Returns how a table is made, without the next id.
 *
 * @param string $table Name with its prefix.
 */
function definition( string $table ): string {
	global $wpdb;
	return (string) preg_replace( '/ AUTO_INCREMENT=\d+/', '', $wpdb->get_var( "SHOW CREATE TABLE $table", 1 ) );
}

/**
 * Returns all roles, without our capabilities.
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
 * Returns the hooks of the events of WordPress's cron that are not ours, in alphabetical order.
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
