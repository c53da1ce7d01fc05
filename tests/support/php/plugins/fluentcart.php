<?php
/**
 * Replaces FluentCart: declares the classes that this plugin uses.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCart\Api {
	defined( 'ABSPATH' ) || exit;

	/** Settings of a store that sells in euros. */
	class StoreSettings {
		/** Returns the currency, the only setting that the plugin reads. */
		public function get(): string {
			return 'EUR';
		}
	}
}

namespace FluentCart\App\Services\Permission {
	/** Grants all permissions to administrators. */
	class PermissionManager {
		/**
		 * Returns whether a user is an administrator.
		 *
		 * @param string[] $rights  Ignored.
		 * @param int      $user_id User id.
		 */
		public static function hasPermission( array $rights, int $user_id ): bool {
			return user_can( $user_id, 'manage_options' );
		}
	}
}

namespace {
	const FLUENTCART_VERSION = '1.3.25';
}
