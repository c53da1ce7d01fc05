<?php
/**
 * Stands in for FluentCart: as much of it as the plugin asks.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCart\Api {
	defined( 'ABSPATH' ) || exit;

	/** Settings of a store that sells in euros. */
	class StoreSettings {
		public function get( string $key ): string {
			return 'EUR';
		}
	}
}

namespace FluentCart\App\Services\Permission {
	/** Permits everything to administrators. */
	class PermissionManager {
		public static function hasPermission( $rights, $user_id ): bool {
			return user_can( $user_id, 'manage_options' );
		}
	}
}

namespace {
	const FLUENTCART_VERSION = '1.3.25';
}
