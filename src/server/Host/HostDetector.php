<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

defined( 'ABSPATH' ) || exit;

/**
 * The one place that knows whether FluentCart is here. Ask at plugins_loaded 20 or later.
 */
final class HostDetector {

	/**
	 * FluentCart defines its version while its file is loaded and has booted once plugins_loaded 10 is over.
	 */
	public static function detect(): Host {
		return self::is_fluentcart_active() ? new FluentCartHost() : new StandaloneHost();
	}

	/**
	 * Whose the tables of customers and orders on the current site are, if the site is about to go for good. That FluentCart
	 * is active says nothing of it: it is so on the site from which this one is deleted.
	 */
	public static function of_deleted_site(): Host {
		return self::has_fluentcart_run() ? new FluentCartHost() : new StandaloneHost();
	}

	/**
	 * Whether the tables of customers and orders on the current site are FluentCart's, or may be once it is activated.
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
	 * It leaves its tables and this option behind when it is deleted.
	 */
	private static function has_fluentcart_run(): bool {
		return false !== get_option( '_fluent_cart_db_version' );
	}
}
