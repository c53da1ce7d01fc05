<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Orders;

use FluentCartCustomers\Contract\WireFormat;
use FluentCartCustomers\Host\DayFormat;
use FluentCartCustomers\Host\DayRange;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Host\NumberFormat;

defined( 'ABSPATH' ) || exit;

/**
 * Shapes orders and their statistics as the contract has them.
 */
final class OrderPresenter {

	private const CHART_MONTHS = 12;

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
		$format = new NumberFormat( $currency );
		$texts  = new OrderTexts( $format );
		return array(
			'total_spent'         => $stats->total_spent,
			'order_count'         => $stats->order_count,
			'average_order_value' => WireFormat::average( $stats->total_spent, $stats->order_count ),
			'first_order_date'    => WireFormat::timestamp( $stats->first_order_date ),
			'last_order_date'     => WireFormat::timestamp( $stats->last_order_date ),
			'currency'            => $currency,
			'other_currencies'    => $stats->other_currencies,
			'by_month'            => $by_month,
			'figures'             => self::figures( $stats, $format ),
			'notes'               => $texts->notes( $stats->other_currencies ),
			'chart'               => array() === $by_month ? null : self::chart( array_slice( $by_month, -self::CHART_MONTHS ), $currency, $format, $texts ),
		);
	}

	/**
	 * @return list<array{name: string, label: string, formatted_value: string}>
	 */
	private static function figures( CustomerStats $stats, NumberFormat $format ): array {
		$average = WireFormat::average( $stats->total_spent, $stats->order_count );
		$day     = static function ( ?string $date ): string {
			$timestamp = WireFormat::timestamp( $date );
			return null === $timestamp ? '—' : DayFormat::of_moment( $timestamp );
		};
		$figure  = static fn ( string $name, string $label, string $value ): array => array(
			'name'            => $name,
			'label'           => $label,
			'formatted_value' => $value,
		);
		return array(
			$figure( 'total_spent', __( 'Total spent', 'fluent-cart-customers' ), $format->money( $stats->total_spent ) ),
			$figure( 'order_count', __( 'Paid orders', 'fluent-cart-customers' ), $format->number( $stats->order_count ) ),
			$figure( 'average_order_value', __( 'Average order value', 'fluent-cart-customers' ), 0 === $stats->order_count ? '—' : $format->money( $average ) ),
			$figure( 'first_order_date', __( 'First order', 'fluent-cart-customers' ), $day( $stats->first_order_date ) ),
			$figure( 'last_order_date', __( 'Last order', 'fluent-cart-customers' ), $day( $stats->last_order_date ) ),
		);
	}

	/**
	 * @param non-empty-list<array{month: string, total_spent: int, order_count: int}> $months
	 * @return array<string, mixed> The schema SpendingChart.
	 */
	private static function chart( array $months, string $currency, NumberFormat $format, OrderTexts $texts ): array {
		$reading = static fn ( string $name, int $spent, int $orders ): string => sprintf(
			/* translators: 1: Month, or "Last 12 months", 2: for example "$340.00 from 4 orders". */
			_x( '%1$s: %2$s', 'month and amount', 'fluent-cart-customers' ),
			$name,
			$texts->money_from_orders( $spent, $orders )
		);
		$points  = array();
		foreach ( $months as $month ) {
			$first    = "{$month['month']}-01";
			$label    = DayFormat::month_in_chart( $first );
			$points[] = array(
				'from'                  => $first,
				'to'                    => DayRange::shift( $first, 'last day of this month' ),
				'label'                 => $label,
				'revenue'               => $month['total_spent'],
				'order_count'           => $month['order_count'],
				'formatted_revenue'     => $format->money( $month['total_spent'] ),
				'formatted_order_count' => $format->number( $month['order_count'] ),
				'reading'               => $reading( $label, $month['total_spent'], $month['order_count'] ),
			);
		}
		$spent = array_sum( array_column( $months, 'total_spent' ) );
		return array(
			...OrderTexts::chart(
				__( 'Spending by month', 'fluent-cart-customers' ),
				__( 'Month', 'fluent-cart-customers' ),
				$reading( __( 'Last 12 months', 'fluent-cart-customers' ), $spent, array_sum( array_column( $months, 'order_count' ) ) ),
				array( 'revenue' => _x( 'Spent', 'amount of money', 'fluent-cart-customers' ) )
			),
			'points'     => $points,
			/* translators: %s: Currency code. */
			'empty_text' => $spent > 0 ? null : sprintf( __( 'No spending in %s in the last 12 months.', 'fluent-cart-customers' ), $currency ),
		);
	}
}
