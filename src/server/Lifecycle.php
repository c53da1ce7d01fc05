<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

use FluentCartCustomers\Data\Database;
use FluentCartCustomers\Data\DatabaseError;
use FluentCartCustomers\Data\Schema;
use FluentCartCustomers\Data\Tables;
use FluentCartCustomers\Host\Standalone;

/**
 * Takes back what the plugin has put into a site.
 */
final class Uninstall {

	/**
	 * On every site of a network.
	 *
	 * @throws DatabaseError
	 */
	public static function run(): void {
		if ( ! is_multisite() ) {
			self::run_on_current_site();
			return;
		}
		foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $site ) {
			switch_to_blog( $site );
			self::run_on_current_site();
			restore_current_blog();
		}
	}

	/**
	 * The customers go only if the owner has asked for it, and never from under FluentCart.
	 *
	 * @throws DatabaseError
	 */
	private static function run_on_current_site(): void {
		global $wpdb;
		$schema   = new Schema( new Database( $wpdb ), new Tables( $wpdb ), new Standalone() );
		$settings = get_option( Standalone::SETTINGS );

		$schema->remove_own();
		if ( is_array( $settings ) && ! empty( $settings['delete_data'] ) && ! self::is_fluentcart_installed() ) {
			$schema->remove_customers();
		}
		foreach ( wp_roles()->role_objects as $role ) {
			array_map( $role->remove_cap( ... ), Standalone::CAPABILITIES );
		}
		delete_option( Standalone::SETTINGS );
	}

	private static function is_fluentcart_installed(): bool {
		return false !== get_option( '_fluent_cart_db_version' )
			|| is_file( WP_PLUGIN_DIR . '/fluent-cart/fluent-cart.php' );
	}
}
