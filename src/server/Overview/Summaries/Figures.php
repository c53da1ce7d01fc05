<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

defined( 'ABSPATH' ) || exit;

/**
 * Sums of the customers and paid orders of some days. Orders have the store's currency.
 */
final class Figures {

	/**
	 * @param int $customers        Number of customers at the end of these days.
	 * @param int $new_customers    Customers created in these days.
	 * @param int $orders           Paid orders.
	 * @param int $returning_orders Paid orders of customers with an earlier paid order.
	 * @param int $revenue          Cents, less refunds.
	 * @param int $other_orders     Paid orders in other currencies.
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
