<?php
/**
 * Functions that site.mjs calls to set up a site, with call_function() of mu-plugin.php.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\LocalSite;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * Sets permalinks, so that pages have named URLs and the REST API is below `/wp-json/`.
 */
function use_pretty_permalinks(): void {
	global $wp_rewrite;

	$wp_rewrite->set_permalink_structure( '/%postname%/' );
	$wp_rewrite->flush_rules();
}

/**
 * Creates the tables of a network with this site as its first. wp-config.php needs further constants.
 *
 * @param string $domain Host and port of the site.
 * @throws RuntimeException When WordPress reports an error.
 */
function make_network( string $domain ): void {
	global $wpdb;

	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	foreach ( $wpdb->tables( 'ms_global' ) as $table => $name ) {
		$wpdb->$table = $name;
	}
	install_network();
	$error = populate_network( 1, $domain, get_option( 'admin_email' ), 'Network', '/', false );
	if ( is_wp_error( $error ) ) {
		throw new RuntimeException( $error->get_error_message() );
	}
}

/**
 * Activates a plugin, like wp-admin's page of plugins.
 *
 * @param string $plugin Its file, below the folder of plugins.
 * @throws RuntimeException When WordPress reports an error.
 */
function activate( string $plugin ): void {
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	$error = activate_plugin( $plugin );
	if ( is_wp_error( $error ) ) {
		throw new RuntimeException( $error->get_error_message() );
	}
}

/**
 * Whether the demo store has been filled.
 */
function has_demo_store(): bool {
	return (bool) get_option( 'fcc_local_demo_store' );
}
