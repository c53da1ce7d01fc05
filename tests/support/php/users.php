<?php
/**
 * Adds and deletes WordPress users.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Users;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * Adds users.
 *
 * @param array<int, array<string, mixed>> $people As wp_insert_user() takes them; a login is enough.
 * @return int[] Their ids.
 * @throws RuntimeException When WordPress refuses.
 */
function insert_all( array $people ): array {
	return array_map(
		static function ( array $person ): int {
			$id = wp_insert_user(
				$person + array(
					'user_pass'  => 'x',
					'user_email' => "{$person['user_login']}@example.com",
				)
			);
			if ( is_wp_error( $id ) ) {
				throw new RuntimeException( $id->get_error_message() );
			}
			return $id;
		},
		$people
	);
}

/**
 * Replaces all roles of a user by one.
 *
 * @param int    $id   The user.
 * @param string $role Empty for a user without a role.
 */
function set_role( int $id, string $role ): void {
	get_user_by( 'id', $id )->set_role( $role );
}

/**
 * Adds a role.
 *
 * @param string              $role         `buyer`.
 * @param array<string, bool> $capabilities By name.
 */
function add_role( string $role, array $capabilities ): void {
	\add_role( $role, ucfirst( $role ), $capabilities );
}

/**
 * Deletes a user, as the page of users does.
 *
 * @param int $id The user.
 */
function delete( int $id ): void {
	require_once ABSPATH . 'wp-admin/includes/user.php';
	wp_delete_user( $id );
}

/**
 * Deletes a user with plain SQL: no plugin notices.
 *
 * @param int $id The user.
 */
function delete_row( int $id ): void {
	global $wpdb;
	$wpdb->delete( $wpdb->users, array( 'ID' => $id ) );
	clean_user_cache( $id );
}

/**
 * Adds a user with plain SQL and an id of choice: no plugin notices.
 *
 * @param int    $id    The id.
 * @param string $login The login; it makes the email, too.
 */
function insert_row( int $id, string $login ): void {
	global $wpdb;
	$wpdb->insert(
		$wpdb->users,
		array(
			'ID'              => $id,
			'user_login'      => $login,
			'user_nicename'   => $login,
			'user_email'      => "$login@example.com",
			'display_name'    => $login,
			'user_registered' => gmdate( 'Y-m-d H:i:s' ),
		)
	);
	clean_user_cache( $id );
}

/**
 * Changes a row of a user with plain SQL: no plugin notices.
 *
 * @param int                   $id     The user.
 * @param array<string, string> $values By column.
 */
function update_row( int $id, array $values ): void {
	global $wpdb;
	$wpdb->update( $wpdb->users, $values, array( 'ID' => $id ) );
	clean_user_cache( $id );
}
