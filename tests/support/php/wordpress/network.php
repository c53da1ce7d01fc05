<?php
/**
 * Adds and deletes sites of a network and their users, and reads their tables.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Network;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * Adds a site.
 *
 * @param string $domain Domain of the network.
 * @param string $folder Folder and title of the site.
 * @throws RuntimeException If WordPress returns an error.
 */
function add_site( string $domain, string $folder ): void {
	$id = wpmu_create_blog( $domain, "/$folder/", $folder, 1, array( 'public' => 0 ) );
	if ( is_wp_error( $id ) ) {
		throw new RuntimeException( $id->get_error_message() );
	}
}

/**
 * Deletes a site, as a network administrator does.
 *
 * @param string $folder Folder of the site.
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
	$of_this_site = "/^$prefix(?!\d+_)/";
	$names        = preg_replace( $of_this_site, '', preg_grep( $of_this_site, $wpdb->get_col( 'SHOW TABLES' ) ) );
	sort( $names );
	return $names;
}

/**
 * Returns the index names of a site's customers and orders.
 *
 * @param string $prefix `wp_2_`.
 * @return list<string> One name for each column of an index.
 */
function indexes( string $prefix ): array {
	global $wpdb;
	return array_merge(
		$wpdb->get_col( "SHOW INDEX FROM {$prefix}fct_customers", 2 ),
		$wpdb->get_col( "SHOW INDEX FROM {$prefix}fct_orders", 2 )
	);
}

/**
 * Drops FluentCart's tables of a site.
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
 * Adds a user to a site of the network.
 *
 * @param string $folder  Folder of the site.
 * @param int    $user_id User id.
 * @param string $role    Role on that site.
 */
function add_user( string $folder, int $user_id, string $role = 'subscriber' ): void {
	add_user_to_blog( get_id_from_blogname( $folder ), $user_id, $role );
}

/**
 * Bans an email domain from the network.
 *
 * @param string $domain `example.com`.
 */
function ban_email_domain( string $domain ): void {
	update_site_option( 'banned_email_domains', array( $domain ) );
}

/**
 * Removes a user from a site of the network.
 *
 * @param string $folder  Folder of the site.
 * @param int    $user_id User id.
 */
function remove_user( string $folder, int $user_id ): void {
	remove_user_from_blog( $user_id, get_id_from_blogname( $folder ) );
}

/**
 * Removes a user from a site of the network with plain SQL: no hook fires.
 *
 * @param string $folder  Folder of the site.
 * @param int    $user_id User id.
 */
function remove_user_row( string $folder, int $user_id ): void {
	global $wpdb;
	$key = $wpdb->get_blog_prefix( get_id_from_blogname( $folder ) ) . 'capabilities';
	$wpdb->delete( $wpdb->usermeta, array( 'user_id' => $user_id, 'meta_key' => $key ) );
	clean_user_cache( $user_id );
}

/**
 * Deletes a user from all sites, as a network administrator does.
 *
 * @param int $user_id User id.
 */
function delete_user( int $user_id ): void {
	require_once ABSPATH . 'wp-admin/includes/ms.php';
	require_once ABSPATH . 'wp-admin/includes/user.php';
	wpmu_delete_user( $user_id );
}
