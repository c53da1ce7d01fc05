<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Data;

use FluentCartCustomers\Runs\RunTexts;

defined( 'ABSPATH' ) || exit;

/**
 * Names of tables and columns as a person reads them in the file of their data.
 */
final class DataTexts {

	/** Columns with cents. */
	private const CENTS = array( 'ltv', 'aov', 'total_amount', 'total_paid', 'total_refund', 'line_total', 'total', 'recurring_total' );

	/**
	 * @param string $table Without the site's prefix.
	 */
	public static function group( string $table ): string {
		return match ( $table ) {
			'fct_customers'                  => __( 'Customer', 'fluent-cart-customers' ),
			'fct_customer_addresses'         => __( 'Customer: addresses', 'fluent-cart-customers' ),
			'fct_customer_meta'              => __( 'Customer: phone and custom fields', 'fluent-cart-customers' ),
			'fct_orders'                     => __( 'Customer: orders', 'fluent-cart-customers' ),
			'fcc_activity'                   => __( 'Customer: activity', 'fluent-cart-customers' ),
			'fcc_run_changes'                => __( 'Customer: changes that can be undone', 'fluent-cart-customers' ),
			'fcc_import_rows'                => __( 'Customer: imported files', 'fluent-cart-customers' ),
			'fct_order_addresses'            => __( 'Orders: addresses', 'fluent-cart-customers' ),
			'fct_order_transactions'         => __( 'Orders: payments', 'fluent-cart-customers' ),
			'fct_order_items'                => __( 'Orders: products', 'fluent-cart-customers' ),
			'fct_subscriptions', 'fct_subscription_meta' => __( 'Subscriptions', 'fluent-cart-customers' ),
			'fct_carts'                      => __( 'Carts', 'fluent-cart-customers' ),
			'fct_order_download_permissions' => __( 'Downloads', 'fluent-cart-customers' ),
			default                          => __( 'Orders: details', 'fluent-cart-customers' ),
		};
	}

	public static function column( string $column ): string {
		return match ( $column ) {
			'id'                   => __( 'ID', 'fluent-cart-customers' ),
			'name'                 => __( 'Full name', 'fluent-cart-customers' ),
			'notes', 'note'        => __( 'Notes', 'fluent-cart-customers' ),
			'ltv'                  => __( 'Total spent', 'fluent-cart-customers' ),
			'purchase_count'       => __( 'Paid orders', 'fluent-cart-customers' ),
			'aov'                  => __( 'Average order value', 'fluent-cart-customers' ),
			'first_purchase_date'  => __( 'First order', 'fluent-cart-customers' ),
			'last_purchase_date'   => __( 'Last order', 'fluent-cart-customers' ),
			'created_at'           => __( 'Date added', 'fluent-cart-customers' ),
			'updated_at'           => __( 'Last updated', 'fluent-cart-customers' ),
			'before'               => __( 'Before', 'fluent-cart-customers' ),
			'after'                => __( 'After', 'fluent-cart-customers' ),
			'ip_address'           => __( 'IP address', 'fluent-cart-customers' ),
			'user_agent'           => __( 'Browser', 'fluent-cart-customers' ),
			'invoice_no'           => __( 'Invoice number', 'fluent-cart-customers' ),
			'receipt_number'       => __( 'Receipt number', 'fluent-cart-customers' ),
			'payment_status'       => __( 'Payment status', 'fluent-cart-customers' ),
			'payment_method_title', 'payment_method', 'current_payment_method' => __( 'Payment method', 'fluent-cart-customers' ),
			'currency'             => __( 'Currency', 'fluent-cart-customers' ),
			'total_amount', 'total', 'line_total', 'recurring_total' => __( 'Total', 'fluent-cart-customers' ),
			'total_paid'           => __( 'Paid', 'fluent-cart-customers' ),
			'total_refund'         => __( 'Refunded', 'fluent-cart-customers' ),
			'completed_at'         => __( 'Completed', 'fluent-cart-customers' ),
			'card_last_4'          => __( 'Last 4 digits of the card', 'fluent-cart-customers' ),
			'post_title', 'title', 'item_name' => __( 'Product', 'fluent-cart-customers' ),
			'quantity'             => __( 'Quantity', 'fluent-cart-customers' ),
			default                => self::fallback( $column ),
		};
	}

	/**
	 * @param string $value As it is stored.
	 */
	public static function value( string $column, string $value ): string {
		return in_array( $column, self::CENTS, true ) && is_numeric( $value ) ? number_format_i18n( (float) $value / 100, 2 ) : $value;
	}

	/**
	 * @param string $column Of FluentCart, without a name of its own: `refer_url`.
	 */
	private static function fallback( string $column ): string {
		$field = RunTexts::field( $column );
		return $field === $column ? ucfirst( str_replace( '_', ' ', $column ) ) : $field;
	}
}
