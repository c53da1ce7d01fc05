<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Host\DayRange;

defined( 'ABSPATH' ) || exit;

/**
 * One interval of the chart.
 */
final class ChartPoint {

	/**
	 * @param int $revenue Cents.
	 * @param int $orders  Paid orders.
	 */
	public function __construct(
		public readonly DayRange $range,
		public readonly int $new_customers,
		public readonly int $revenue,
		public readonly int $orders,
	) {}
}
