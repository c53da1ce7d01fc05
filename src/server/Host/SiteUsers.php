<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * WordPress's users as this site knows them: the sites of a network share theirs, and are each other's strangers.
 */
final class SiteUsers {

	/**
	 * @return WP_User|null Null if there is none here, or none any more.
	 */
	public static function find( int $id ): ?WP_User {
		$user = get_userdata( $id );
		return false !== $user && ( ! is_multisite() || is_user_member_of_blog( $id ) ) ? $user : null;
	}
}
