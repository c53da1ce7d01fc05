<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

defined( 'ABSPATH' ) || exit;

/**
 * What the customers and paid orders of some days add up to. Orders are those of the store's currency.
 */
final class Figures {

	/**
	 * @param int $customers        How many there are at the end of these days.
	 * @param int $new_customers    How many of them were added in these days.
	 * @param int $orders
	 * @param int $returning_orders Orders of a customer who had one before.
	 * @param int $revenue          In hundredths; what was refunded is taken off.
	 * @param int $other_orders     Orders of all other currencies.
	 */
	public function __construct(
		public readonly int $customers,
		public readonly int $new_customers,
		public readonly int $orders,
		public readonly int $returning_orders,
		public readonly int $revenue,
		public readonly int $other_orders,
	) {}
}
