<?php
/**
 * Makes users who can sign in, and changes their profiles and preferences.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Accounts;

use RuntimeException;
use WP_Application_Passwords;

defined( 'ABSPATH' ) || exit;

/**
 * Adds a user who can sign in, unless the login is taken, and gives them an application password.
 *
 * @param string   $login        The email is `$login@example.com`.
 * @param string   $password     Of a new user.
 * @param string   $role         Of a new user.
 * @param string[] $capabilities Beside those of the role.
 * @return array{int, string} The id, and the application password.
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
 * @param array<string, mixed> $user As wp_insert_user() takes it.
 * @throws RuntimeException When WordPress refuses.
 */
function insert( array $user ): int {
	$id = wp_insert_user( $user );
	if ( is_wp_error( $id ) ) {
		throw new RuntimeException( $id->get_error_message() );
	}
	return $id;
}

/**
 * Changes a user.
 *
 * @param array<string, mixed> $user As wp_update_user() takes it, with an `ID`.
 * @throws RuntimeException When WordPress refuses.
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
 * @param int    $id    Of the user.
 * @param string $key   `admin_color`.
 * @param mixed  $value Lists and objects of JSON become arrays.
 */
function set_meta( int $id, string $key, mixed $value ): void {
	update_user_meta( $id, $key, $value );
}

/** Spares all users the guide and the choice of patterns that WordPress shows over a new page in the editor. */
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
