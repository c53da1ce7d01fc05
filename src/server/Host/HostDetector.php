<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

/**
 * The one place that knows whether FluentCart is here. Ask at plugins_loaded 20 or later.
 */
final class HostDetector {

	/**
	 * FluentCart defines its version while its file is loaded and has booted once plugins_loaded 10 is over.
	 */
	public static function detect(): Host {
		return defined( 'FLUENTCART_VERSION' ) ? new FluentCart() : new Standalone();
	}
}
