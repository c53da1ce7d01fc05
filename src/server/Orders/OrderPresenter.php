<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Orders;

use FluentCartCustomers\Contract\WireFormat;
use FluentCartCustomers\Host\Host;

defined( 'ABSPATH' ) || exit;

/**
 * Shapes orders and their statistics as the contract has them.
 */
final class OrderPresenter {

	public function __construct( private readonly Host $host ) {}

	/**
	 * @return array<string, mixed> The schema Order.
	 */
	public function order( Order $order ): array {
		$prepared = array(
			'id'                   => $order->id,
			'status'               => $order->status,
			'payment_status'       => $order->payment_status,
			'shipping_status'      => $order->shipping_status,
			'type'                 => $order->type,
			'mode'                 => $order->mode,
			'invoice_no'           => $order->invoice_no,
			'payment_method_title' => $order->payment_method_title,
			'total_amount'         => $order->total_amount,
			'total_paid'           => $order->total_paid,
			'total_refund'         => $order->total_refund,
			'currency'             => $order->currency,
			'completed_at'         => WireFormat::timestamp( $order->completed_at ),
			'created_at'           => WireFormat::timestamp( $order->created_at ),
			'updated_at'           => WireFormat::timestamp( $order->updated_at ),
			'admin_url'            => $this->host->order_url( $order->id ),
		);
		/**
		 * Filters an order before the API returns it.
		 *
		 * @param array<string, mixed> $prepared The schema Order. Add members, and keep those that are present.
		 */
		return (array) apply_filters( 'fluent_cart_customers/order', $prepared );
	}

	/**
	 * @param string $currency ISO 4217; the currency of the sums.
	 * @return array<string, mixed> The schema CustomerStats.
	 */
	public function stats( CustomerStats $stats, string $currency ): array {
		$by_month = array();
		foreach ( $stats->by_month as $month => $figures ) {
			$by_month[] = array( 'month' => $month ) + $figures;
		}
		return array(
			'total_spent'         => $stats->total_spent,
			'order_count'         => $stats->order_count,
			'average_order_value' => WireFormat::average( $stats->total_spent, $stats->order_count ),
			'first_order_date'    => WireFormat::timestamp( $stats->first_order_date ),
			'last_order_date'     => WireFormat::timestamp( $stats->last_order_date ),
			'currency'            => $currency,
			'other_currencies'    => $stats->other_currencies,
			'by_month'            => $by_month,
		);
	}
}
