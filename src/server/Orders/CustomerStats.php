<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Orders;

defined( 'ABSPATH' ) || exit;

/**
 * Sums of a customer's paid orders.
 */
final class CustomerStats {

	/**
	 * @param int         $total_spent      Cents, in one currency, without refunds.
	 * @param int         $order_count      Orders in that currency.
	 * @param int         $other_currencies Orders in other currencies.
	 * @param string|null $first_order_date In any currency; GMT, `Y-m-d H:i:s`.
	 * @param string|null $last_order_date  In any currency; GMT, `Y-m-d H:i:s`.
	 * @param array<string, array{total_spent: int, order_count: int}> $by_month By month, `Y-m`, the oldest first; empty
	 *                                      without any orders.
	 */
	public function __construct(
		public readonly int $total_spent,
		public readonly int $order_count,
		public readonly int $other_currencies,
		public readonly ?string $first_order_date,
		public readonly ?string $last_order_date,
		public readonly array $by_month,
	) {}
}
