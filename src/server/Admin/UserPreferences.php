<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

defined( 'ABSPATH' ) || exit;

/**
 * The plugin's part of what WordPress keeps of each user's choices, such as the columns of the list.
 */
final class UserPreferences {

	/** WordPress's option of each user and site (script-loader.php). */
	private const OPTION = 'persisted_preferences';

	/** The scope in the store core/preferences. */
	private const SCOPE = 'fluent-cart-customers';

	/**
	 * Removes the plugin's part of the preferences of all users, on the current site.
	 *
	 * @param string $prefix Of the site's tables. WordPress keeps the preferences of each site under a key with it.
	 */
	public static function remove( string $prefix ): void {
		$users = get_users(
			array(
				'blog_id'    => 0,
				'fields'     => 'ID',
				'meta_query' => array( // phpcs:ignore WordPress.DB.SlowDBQuery.slow_db_query_meta_query -- Once, when the plugin is deleted.
					array(
						'key'     => $prefix . self::OPTION,
						'value'   => '"' . self::SCOPE . '"',
						'compare' => 'LIKE',
					),
				),
			)
		);
		foreach ( array_map( intval( ... ), $users ) as $user ) {
			$preferences = get_user_option( self::OPTION, $user );
			if ( is_array( $preferences ) && isset( $preferences[ self::SCOPE ] ) ) {
				unset( $preferences[ self::SCOPE ] );
				update_user_option( $user, self::OPTION, $preferences );
			}
		}
	}
}
