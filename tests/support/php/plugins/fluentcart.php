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
		/** Answers for the only setting that the plugin reads, the currency. */
		public function get(): string {
			return 'EUR';
		}
	}
}

namespace FluentCart\Api {
	/** Permits everything to administrators. */
	class PermissionManager {
		/**
		 * Whether a user is an administrator.
		 *
		 * @param string[] $rights  Not looked at.
		 * @param int      $user_id The user.
		 */
		public static function hasPermission( array $rights, int $user_id ): bool {
			return user_can( $user_id, 'manage_options' );
		}
	}
}

namespace {
	const FLUENTCART_VERSION = '1.3.25';
}
