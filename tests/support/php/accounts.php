<?php
/**
 * Adds users with passwords, and changes their profiles and preferences.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Accounts;

use RuntimeException;
use WP_Application_Passwords;

defined( 'ABSPATH' ) || exit;

/**
 * Adds a user unless the login exists, and creates an application password.
 *
 * @param string   $login        Login; the email is `$login@example.com`.
 * @param string   $password     Password of a new user.
 * @param string   $role         Role of a new user.
 * @param string[] $capabilities Granted in addition to the role's.
 * @return array{int, string} User id and application password.
 */
function create( string $login, string $password, string $role, array $capabilities ): array {
	$user = get_user_by( 'login', $login );
	$id   = $user ? $user->ID : insert(
		array(
			'user_login' => $login,
			'user_pass'  => $password,
			'user_email' => "$login@example.com",
			'role'       => $role,
		)
	);
	foreach ( $capabilities as $capability ) {
		get_user_by( 'id', $id )->add_cap( $capability );
	}
	list( $application_password ) = WP_Application_Passwords::create_new_application_password( $id, array( 'name' => 'Test ' . wp_generate_uuid4() ) );
	return array( $id, $application_password );
}

/**
 * Adds a user.
 *
 * @param array<string, mixed> $user Arguments of wp_insert_user().
 * @throws RuntimeException If WordPress returns an error.
 */
function insert( array $user ): int {
	$id = wp_insert_user( $user );
	if ( is_wp_error( $id ) ) {
		throw new RuntimeException( $id->get_error_message() );
	}
	return $id;
}

/**
 * Updates a user.
 *
 * @param array<string, mixed> $user Arguments of wp_update_user(), with `ID`.
 * @throws RuntimeException If WordPress returns an error.
 */
function update( array $user ): void {
	$id = wp_update_user( $user );
	if ( is_wp_error( $id ) ) {
		throw new RuntimeException( $id->get_error_message() );
	}
}

/**
 * Sets metadata of a user.
 *
 * @param int    $id    User id.
 * @param string $key   `admin_color`.
 * @param mixed  $value JSON objects arrive as arrays.
 */
function set_meta( int $id, string $key, mixed $value ): void {
	update_user_meta( $id, $key, $value );
}

/** Turns off the welcome guide and the pattern dialog of the editor for all users. */
function skip_editor_guides(): void {
	global $wpdb;
	foreach ( get_users() as $user ) {
		update_user_meta(
			$user->ID,
			$wpdb->get_blog_prefix() . 'persisted_preferences',
			array(
				'core/edit-post' => array( 'welcomeGuide' => false ),
				'core'           => array( 'enableChoosePatternModal' => false ),
				'_modified'      => gmdate( 'c' ),
			)
		);
	}
}
