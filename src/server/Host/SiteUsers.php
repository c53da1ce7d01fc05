<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * WordPress users of this site. The sites of a network share one table of users.
 */
final class SiteUsers {

	/**
	 * @return WP_User|null Null if the user was deleted or is not a member of this site.
	 */
	public static function find( int $id ): ?WP_User {
		$user = get_userdata( $id );
		return false !== $user && ( ! is_multisite() || is_user_member_of_blog( $id ) ) ? $user : null;
	}

	/**
	 * The name that a person reads. WordPress stores display names with HTML entities.
	 *
	 * @param string $stored The column `display_name`.
	 */
	public static function name( string $stored ): string {
		return wp_specialchars_decode( $stored, ENT_QUOTES );
	}
}
