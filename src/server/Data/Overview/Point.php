<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data\Overview;

defined( 'ABSPATH' ) || exit;

/**
 * A stretch of days in the chart.
 */
final class Point {

	/**
	 * @param int $revenue In hundredths.
	 */
	public function __construct(
		public readonly DayRange $range,
		public readonly int $new_customers,
		public readonly int $revenue,
		public readonly int $orders,
	) {}
}
