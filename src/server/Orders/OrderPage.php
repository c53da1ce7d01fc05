<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Orders;

defined( 'ABSPATH' ) || exit;

/**
 * One page of a customer's orders, and how many they have.
 */
final class OrderPage {

	/**
	 * @param list<Order> $rows
	 */
	public function __construct(
		public readonly array $rows,
		public readonly int $total,
	) {}
}
