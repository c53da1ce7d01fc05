<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Orders;

use FluentCartCustomers\Host\NumberFormat;

defined( 'ABSPATH' ) || exit;

/**
 * Texts about sums of paid orders and their charts, in the user's language.
 */
final class OrderTexts {

	public function __construct( private readonly NumberFormat $format ) {}

	/**
	 * Returns a text such as "4 orders".
	 */
	public function orders( int $count ): string {
		/* translators: %s: Number of orders. */
		return sprintf( _n( '%s order', '%s orders', $count, 'fluent-cart-customers' ), $this->format->number( $count ) );
	}

	/**
	 * Returns a text such as "$340.00 from 4 orders".
	 */
	public function money_from_orders( int $cents, int $orders ): string {
		return sprintf(
			/* translators: 1: Amount of money, 2: number of orders. */
			_n( '%1$s from %2$s order', '%1$s from %2$s orders', $orders, 'fluent-cart-customers' ),
			$this->format->money( $cents ),
			$this->format->number( $orders )
		);
	}

	/**
	 * Returns sentences about what the sums leave out.
	 *
	 * @param int $count Paid orders in currencies other than the store's.
	 * @return list<string>
	 */
	public function notes( int $count ): array {
		return 0 === $count ? array() : array(
			sprintf(
				/* translators: %s: Number of orders. */
				_n( '%s paid order in another currency isn’t included in these totals.', '%s paid orders in other currencies aren’t included in these totals.', $count, 'fluent-cart-customers' ),
				$this->format->number( $count )
			),
		);
	}

	/**
	 * Returns the texts of a chart. Its last series, which has no bars, is the number of orders.
	 *
	 * @param string                $unit    Name of an interval.
	 * @param string                $summary Sentence about all intervals.
	 * @param array<string, string> $plots   Labels of the series with bars, by the name of their member of a point.
	 * @return array<string, mixed> Members of an Overview or a SpendingChart.
	 */
	public static function chart( string $caption, string $unit, string $summary, array $plots ): array {
		$series = array();
		foreach ( $plots + array( 'order_count' => __( 'Paid orders', 'fluent-cart-customers' ) ) as $name => $label ) {
			$series[] = array(
				'name'       => $name,
				'label'      => $label,
				'is_plotted' => isset( $plots[ $name ] ),
			);
		}
		return array(
			'caption'     => $caption,
			'unit_label'  => $unit,
			'table_label' => __( 'Show as a table', 'fluent-cart-customers' ),
			'summary'     => $summary,
			'series'      => $series,
		);
	}
}
