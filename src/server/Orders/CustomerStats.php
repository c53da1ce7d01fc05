<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Orders;

defined( 'ABSPATH' ) || exit;

/**
 * What the paid orders of a customer add up to.
 */
final class CustomerStats {

	/**
	 * @param int         $total_spent      In hundredths, of the orders of one currency; what was refunded is taken off.
	 * @param int         $order_count      The orders of that currency.
	 * @param int         $other_currencies The orders of all others.
	 * @param string|null $first_order_date This and the last: of all of them, GMT, `Y-m-d H:i:s`.
	 * @param array<string, array{total_spent: int, order_count: int}> $by_month By month, `Y-m`, the oldest first; empty
	 *                                      if there is no order at all.
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
