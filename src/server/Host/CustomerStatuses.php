<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

defined( 'ABSPATH' ) || exit;

/**
 * The statuses that can be assigned to a customer.
 */
final class CustomerStatuses {

	/**
	 * @return array<string, string> Labels by status. A new customer gets the first.
	 */
	public static function all(): array {
		/**
		 * FluentCart's filter of the statuses that can be assigned to a customer (app/Helpers/Status.php).
		 *
		 * @param array<string, string> $statuses Labels by status.
		 * @param array<mixed>          $context  Always empty.
		 */
		return (array) apply_filters(
			'fluent_cart/editable_customer_statuses', // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- FluentCart's.
			array(
				'active'   => _x( 'Active', 'customer status', 'fluent-cart-customers' ),
				'inactive' => _x( 'Inactive', 'customer status', 'fluent-cart-customers' ),
			),
			array()
		);
	}

	public static function has( string $status ): bool {
		return array_key_exists( $status, self::all() );
	}

	/**
	 * The message for an unknown status.
	 */
	public static function error_message(): string {
		/* translators: %s: The possible values. */
		return sprintf( __( 'Must be one of: %s.', 'fluent-cart-customers' ), implode( ', ', array_keys( self::all() ) ) );
	}
}
