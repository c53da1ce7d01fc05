<?php
/**
 * Changes the settings and the permissions of authors in the database while the first update of the settings runs, as a
 * concurrent request does. So the options in this request's cache are outdated.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter(
	'fluent_cart_customers/activity_days',
	static function ( int $days ): int {
		global $wpdb;
		static $is_changed = false;
		if ( $is_changed || 'PUT' !== $_SERVER['REQUEST_METHOD'] ) {
			return $days;
		}
		$is_changed = true;
		$change     = static function ( string $name, callable $changed ) use ( $wpdb ): void {
			$stored = maybe_unserialize( $wpdb->get_var( $wpdb->prepare( "SELECT option_value FROM $wpdb->options WHERE option_name = %s", $name ) ) );
			$wpdb->update( $wpdb->options, array( 'option_value' => maybe_serialize( $changed( $stored ) ) ), array( 'option_name' => $name ) );
		};
		$change( 'fluent_cart_customers', static fn ( array $settings ): array => array( 'delete_data' => true ) + $settings );
		$change(
			$wpdb->prefix . 'user_roles',
			static function ( array $roles ): array {
				$roles['author']['capabilities']['fcc_view_customers'] = true;
				return $roles;
			}
		);
		return $days;
	}
);
