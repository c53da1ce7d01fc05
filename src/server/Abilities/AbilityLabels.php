<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Abilities;

defined( 'ABSPATH' ) || exit;

/**
 * The names of the abilities that a person reads before an agent calls one.
 */
final class AbilityLabels {

	/**
	 * @param string $name Without the namespace.
	 * @return string|null Null for an unknown ability.
	 */
	public static function of( string $name ): ?string {
		return match ( $name ) {
			'list-customers'         => __( 'List customers', 'fluent-cart-customers' ),
			'create-customer'        => __( 'Add a customer', 'fluent-cart-customers' ),
			'lookup'                 => __( 'Find customers by phone number, order, or email', 'fluent-cart-customers' ),
			'get-overview'           => __( 'View the overview', 'fluent-cart-customers' ),
			'get-customer'           => __( 'View a customer', 'fluent-cart-customers' ),
			'update-customer'        => __( 'Edit a customer', 'fluent-cart-customers' ),
			'update-additional-info' => __( 'Edit custom fields and notes of a customer', 'fluent-cart-customers' ),
			'get-stats'              => __( 'View metrics of a customer', 'fluent-cart-customers' ),
			'list-orders'            => __( 'List orders of a customer', 'fluent-cart-customers' ),
			'list-addresses'         => __( 'List addresses of a customer', 'fluent-cart-customers' ),
			'create-address'         => __( 'Add an address', 'fluent-cart-customers' ),
			'update-address'         => __( 'Edit an address', 'fluent-cart-customers' ),
			'make-address-primary'   => __( 'Make an address primary', 'fluent-cart-customers' ),
			'list-attachable-users'  => __( 'List WordPress users without a customer', 'fluent-cart-customers' ),
			'attach-user'            => __( 'Link a WordPress user to a customer', 'fluent-cart-customers' ),
			'detach-user'            => __( 'Unlink the WordPress user from a customer', 'fluent-cart-customers' ),
			'list-activity'          => __( 'List activity of a customer', 'fluent-cart-customers' ),
			'list-runs'              => __( 'List changes', 'fluent-cart-customers' ),
			'get-run'                => __( 'View a change', 'fluent-cart-customers' ),
			'list-run-results'       => __( 'List results of a change', 'fluent-cart-customers' ),
			'cancel-run'             => __( 'Cancel a change', 'fluent-cart-customers' ),
			'undo-run'               => __( 'Undo a change', 'fluent-cart-customers' ),
			'preview-undo'           => __( 'Preview an undo', 'fluent-cart-customers' ),
			'preview-bulk-action'    => __( 'Preview a change of status', 'fluent-cart-customers' ),
			'preview-deletion'       => __( 'Preview a deletion', 'fluent-cart-customers' ),
			'run-preview'            => __( 'Run a previewed change', 'fluent-cart-customers' ),
			'list-columns'           => __( 'List fields of customers', 'fluent-cart-customers' ),
			'list-views'             => __( 'List saved views', 'fluent-cart-customers' ),
			default                  => null,
		};
	}
}
