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
 * @param array<int, array<string, mixed>> $users Arguments of wp_insert_user(); only `user_login` is required.
 * @return int[] User ids.
 * @throws RuntimeException If WordPress returns an error.
 */
function insert_all( array $users ): array {
	return array_map(
		static function ( array $user ): int {
			$id = wp_insert_user(
				$user + array(
					'user_pass'  => 'x',
					'user_email' => "{$user['user_login']}@example.com",
				)
			);
			if ( is_wp_error( $id ) ) {
				throw new RuntimeException( $id->get_error_message() );
			}
			return $id;
		},
		$users
	);
}

/**
 * Replaces all roles of a user by one.
 *
 * @param int    $id   User id.
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
 * @param int $id User id.
 */
function delete( int $id ): void {
	require_once ABSPATH . 'wp-admin/includes/user.php';
	wp_delete_user( $id );
}

/**
 * Deletes a user with plain SQL: no hook fires.
 *
 * @param int $id User id.
 */
function delete_row( int $id ): void {
	global $wpdb;
	$wpdb->delete( $wpdb->users, array( 'ID' => $id ) );
	clean_user_cache( $id );
}

/**
 * Adds a user with a given id by plain SQL: no hook fires.
 *
 * @param int    $id    User id.
 * @param string $login Login; the email is `$login@example.com`.
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
 * Updates a user with plain SQL: no hook fires.
 *
 * @param int                   $id     User id.
 * @param array<string, string> $values By column.
 */
function update_row( int $id, array $values ): void {
	global $wpdb;
	$wpdb->update( $wpdb->users, $values, array( 'ID' => $id ) );
	clean_user_cache( $id );
}

/**
 * Replaces what WordPress keeps of a user's choices.
 *
 * @param int                                 $user
 * @param array<string, array<string, mixed>> $preferences By scope.
 */
function set_preferences( int $user, array $preferences ): void {
	update_user_option( $user, 'persisted_preferences', $preferences );
}

/**
 * @param int $user
 * @return list<string> The scopes of the user's preferences.
 */
function preference_scopes( int $user ): array {
	return array_keys( (array) get_user_option( 'persisted_preferences', $user ) );
}
