<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

defined( 'ABSPATH' ) || exit;

/**
 * Detects FluentCart. Valid at plugins_loaded 20 or later.
 */
final class HostDetector {

	/**
	 * FluentCart defines its version when its file is loaded, and boots at plugins_loaded 10.
	 */
	public static function detect(): Host {
		return self::is_fluentcart_active() ? new FluentCartHost() : new StandaloneHost();
	}

	/**
	 * The host of a site that is being deleted. Whether FluentCart is active is not checked, because it is active on the site
	 * from which this one is deleted.
	 */
	public static function of_deleted_site(): Host {
		return self::has_fluentcart_run() ? new FluentCartHost() : new StandaloneHost();
	}

	/**
	 * Whether FluentCart uses the tables of customers and orders of the current site, or would if it were activated.
	 */
	public static function is_fluentcart_installed(): bool {
		return self::is_fluentcart_active()
			|| self::has_fluentcart_run()
			|| is_file( WP_PLUGIN_DIR . '/fluent-cart/fluent-cart.php' );
	}

	private static function is_fluentcart_active(): bool {
		return defined( 'FLUENTCART_VERSION' );
	}

	/**
	 * FluentCart keeps its tables and this option when it is deleted.
	 */
	private static function has_fluentcart_run(): bool {
		return false !== get_option( '_fluent_cart_db_version' );
	}
}
