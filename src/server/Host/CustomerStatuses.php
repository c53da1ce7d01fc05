<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

defined( 'ABSPATH' ) || exit;

/**
 * The statuses that a customer can be given.
 */
final class CustomerStatuses {

	/**
	 * @return array<string, string> Labels by status; the first is that of a new customer.
	 */
	public static function all(): array {
		/**
		 * FluentCart's own filter of the statuses that a customer can be given (app/Helpers/Status.php).
		 *
		 * @param array<string, string> $statuses Labels by status.
		 * @param array<mixed>          $context  Always empty.
		 */
		return (array) apply_filters(
			'fluent_cart/editable_customer_statuses',
			array(
				'active'   => __( 'Active', 'fluent-cart-customers' ),
				'inactive' => __( 'Inactive', 'fluent-cart-customers' ),
			),
			array()
		);
	}

	public static function has( string $status ): bool {
		return array_key_exists( $status, self::all() );
	}

	/**
	 * The message for a status that does not exist.
	 */
	public static function refusal(): string {
		/* translators: %s: The possible values. */
		return sprintf( __( 'Possible values: %s.', 'fluent-cart-customers' ), implode( ', ', array_keys( self::all() ) ) );
	}
}
