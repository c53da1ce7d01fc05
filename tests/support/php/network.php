<?php
/**
 * Adds and deletes sites of a network, and looks at their tables.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Network;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * Adds a site, as a person does.
 *
 * @param string $domain Of the network.
 * @param string $folder The site's, which is its title, too.
 * @throws RuntimeException When WordPress refuses.
 */
function add_site( string $domain, string $folder ): void {
	$id = wpmu_create_blog( $domain, "/$folder/", $folder, 1, array( 'public' => 0 ) );
	if ( is_wp_error( $id ) ) {
		throw new RuntimeException( $id->get_error_message() );
	}
}

/**
 * Deletes a site for good, as the owner of the network does.
 *
 * @param string $folder The site's.
 */
function delete_site( string $folder ): void {
	require_once ABSPATH . 'wp-admin/includes/ms.php';
	wpmu_delete_blog( get_id_from_blogname( $folder ), true );
}

/**
 * Returns the tables of one site.
 *
 * @param string $prefix `wp_2_`; `wp_` for the first site.
 * @return list<string> Names without the prefix, in alphabetical order.
 */
function tables( string $prefix ): array {
	global $wpdb;
	$of_site = "/^$prefix(?!\d+_)/";
	$names   = preg_replace( $of_site, '', preg_grep( $of_site, $wpdb->get_col( 'SHOW TABLES' ) ) );
	sort( $names );
	return $names;
}

/**
 * Returns the names of the indexes of a site's customers and orders.
 *
 * @param string $prefix `wp_2_`.
 * @return list<string> A name for each column of an index.
 */
function indexes( string $prefix ): array {
	global $wpdb;
	return array_merge(
		$wpdb->get_col( "SHOW INDEX FROM {$prefix}fct_customers", 2 ),
		$wpdb->get_col( "SHOW INDEX FROM {$prefix}fct_orders", 2 )
	);
}

/**
 * Drops the tables that FluentCart has made for a site.
 *
 * @param string $prefix `wp_2_`.
 */
function drop_fluentcart_tables( string $prefix ): void {
	global $wpdb;
	$like = $wpdb->esc_like( "{$prefix}fct_" ) . '%';
	foreach ( $wpdb->get_col( $wpdb->prepare( 'SHOW TABLES LIKE %s', $like ) ) as $table ) {
		$wpdb->query( "DROP TABLE $table" );
	}
}

/**
 * Adds a person to a site of the network, or removes them from it.
 *
 * @param string $folder  The site's.
 * @param int    $user_id The user.
 */
function add_user( string $folder, int $user_id ): void {
	add_user_to_blog( get_id_from_blogname( $folder ), $user_id, 'subscriber' );
}

/**
 * Removes a person from a site of the network.
 *
 * @param string $folder  The site's.
 * @param int    $user_id The user.
 */
function remove_user( string $folder, int $user_id ): void {
	remove_user_from_blog( $user_id, get_id_from_blogname( $folder ) );
}

/**
 * Removes a person from a site of the network with plain SQL: no plugin notices.
 *
 * @param string $folder  The site's.
 * @param int    $user_id The user.
 */
function remove_user_row( string $folder, int $user_id ): void {
	global $wpdb;
	$key = $wpdb->get_blog_prefix( get_id_from_blogname( $folder ) ) . 'capabilities';
	$wpdb->delete( $wpdb->usermeta, array( 'user_id' => $user_id, 'meta_key' => $key ) );
	clean_user_cache( $user_id );
}

/**
 * Deletes a user for good, as the owner of the network does.
 *
 * @param int $user_id The user.
 */
function delete_user( int $user_id ): void {
	require_once ABSPATH . 'wp-admin/includes/ms.php';
	require_once ABSPATH . 'wp-admin/includes/user.php';
	wpmu_delete_user( $user_id );
}
