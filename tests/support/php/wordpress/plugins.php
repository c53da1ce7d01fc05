<?php
/**
 * Adds, activates, deactivates and deletes plugins, and finds data that this plugin leaves behind.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Plugins;

use ActionScheduler;
use RuntimeException;

defined( 'ABSPATH' ) || exit;

require_once ABSPATH . 'wp-admin/includes/plugin.php';
require_once ABSPATH . 'wp-admin/includes/file.php';

/**
 * Adds a plugin and activates it.
 *
 * @param string                $slug  Name of the folder and of the main file.
 * @param array<string, string> $files File contents by name.
 */
function add( string $slug, array $files ): void {
	$folder = WP_PLUGIN_DIR . "/$slug";
	wp_mkdir_p( $folder );
	foreach ( $files as $name => $content ) {
		file_put_contents( "$folder/$name", $content );
	}
	wp_cache_delete( 'plugins', 'plugins' );
	activate( array( "$slug/$slug.php" ) );
}

/**
 * Removes the files of a plugin, if it exists.
 *
 * @param string $slug Name of the folder.
 */
function remove( string $slug ): void {
	$folder = WP_PLUGIN_DIR . "/$slug";
	if ( is_dir( $folder ) ) {
		array_map( 'unlink', (array) glob( "$folder/*" ) );
		rmdir( $folder );
	}
}

/**
 * Activates plugins in one request, in the given order.
 *
 * @param string[] $plugins      Main files, relative to the plugins folder.
 * @param bool     $network_wide On all sites of a network.
 * @throws RuntimeException If WordPress returns an error.
 */
function activate( array $plugins, bool $network_wide = false ): void {
	foreach ( $plugins as $plugin ) {
		$error = activate_plugin( $plugin, '', $network_wide );
		if ( is_wp_error( $error ) ) {
			throw new RuntimeException( $error->get_error_message() );
		}
	}
}

/**
 * Deactivates plugins in one request.
 *
 * @param string[] $plugins      Main files, relative to the plugins folder.
 * @param bool     $network_wide On all sites of a network.
 */
function deactivate( array $plugins, bool $network_wide = false ): void {
	deactivate_plugins( $plugins, false, $network_wide );
}

/**
 * Fires the deactivation hook of a plugin, which stays active.
 *
 * @param string $plugin Main file, relative to the plugins folder.
 */
function fire_deactivation( string $plugin ): void {
	do_action( "deactivate_$plugin", false );
}

/**
 * Runs a plugin's uninstall.php, as WordPress does before it deletes the files.
 *
 * @param string      $plugin Main file, relative to the plugins folder.
 * @param string|null $first  The plugin that WordPress has uninstalled before in the same request.
 */
function run_uninstaller( string $plugin, ?string $first = null ): void {
	define( 'WP_UNINSTALL_PLUGIN', $first ?? $plugin );
	wp_register_plugin_realpath( WP_PLUGIN_DIR . "/$plugin" );
	require WP_PLUGIN_DIR . '/' . dirname( $plugin ) . '/uninstall.php';
}

/**
 * Deletes a plugin and its files.
 *
 * @param string $plugin Main file, relative to the plugins folder.
 * @throws RuntimeException If WordPress returns an error.
 */
function delete( string $plugin ): void {
	$done = delete_plugins( array( $plugin ) );
	if ( true !== $done ) {
		throw new RuntimeException( is_wp_error( $done ) ? $done->get_error_message() : 'Not deleted.' );
	}
}

/**
 * Returns this plugin's options, capabilities, indexes and events, without the options of the test tools.
 *
 * @param int $blog Site of a network.
 * @return string[]
 */
function leftovers( int $blog = 1 ): array {
	global $wpdb;
	if ( is_multisite() ) {
		switch_to_blog( $blog );
	}
	$options      = $wpdb->get_col(
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
	return array_values(
		array_unique(
			array(
				...$options,
				...preg_grep( '/^fcc_/', $capabilities ),
				...preg_grep( '/^fcc_/', $indexes ),
				...events(),
			)
		)
	);
}

/**
 * Returns this plugin's events in WordPress's cron and in Action Scheduler.
 *
 * @return string[]
 */
function events(): array {
	$actions = class_exists( 'ActionScheduler' ) && ActionScheduler::is_initialized()
		? as_get_scheduled_actions(
			array(
				'status'   => 'pending',
				'per_page' => -1,
			)
		)
		: array();
	$hooks   = array_map( static fn ( object $action ): string => $action->get_hook(), array_values( $actions ) );
	return array_values( preg_grep( '/^fluent_cart_customers/', array( ...$hooks, ...cron_hooks() ) ) );
}

/**
 * Returns the hooks of all events in WordPress's cron.
 *
 * @return string[]
 */
function cron_hooks(): array {
	$by_time = array_filter( array_values( _get_cron_array() ), 'is_array' );
	return array_merge( ...array_map( 'array_keys', $by_time ) );
}
