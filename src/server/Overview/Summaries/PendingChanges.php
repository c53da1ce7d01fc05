<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

defined( 'ABSPATH' ) || exit;

/**
 * Changes since the summaries were last updated that `updated_at` and the change queue show.
 *
 * @phpstan-type Rows list<array<string, string|null>>
 */
final class PendingChanges {

	/**
	 * @param Rows   $orders        Changed orders with their current values.
	 * @param Rows   $customers     Changed customers with their current values.
	 * @param Rows   $queue         Rows of the change queue.
	 * @param Rows   $arrived       Customers of orders whose date was in the future and has come.
	 * @param string $digest        Hash of the orders and customers; empty for none.
	 * @param string $recent_digest Hash of those that are so recent that the next reader finds them again; empty for none.
	 * @param bool   $are_too_many  Whether a reconcile is faster. The lists are then incomplete.
	 */
	public function __construct(
		public readonly array $orders,
		public readonly array $customers,
		public readonly array $queue,
		public readonly array $arrived,
		public readonly string $digest,
		public readonly string $recent_digest,
		public readonly bool $are_too_many,
	) {}

	/**
	 * @return list<int>
	 */
	public function order_ids(): array {
		return self::ids( $this->orders, 'id' );
	}

	/**
	 * @return list<int> Queue rows to acknowledge when the changes have been applied.
	 */
	public function queue_ids(): array {
		return self::ids( $this->queue, 'id' );
	}

	/**
	 * @return list<int> Customers with changed orders.
	 */
	public function buyer_ids(): array {
		return self::ids( array( ...$this->orders, ...$this->queue, ...$this->arrived ), 'customer_id' );
	}

	/**
	 * @return list<int> Customers with changed orders, and changed customers.
	 */
	public function customer_ids(): array {
		return array_values( array_unique( array( ...$this->buyer_ids(), ...self::ids( $this->customers, 'id' ) ) ) );
	}

	/**
	 * @return list<string|null> Creation dates of the changed rows, GMT.
	 */
	public function moments(): array {
		return array(
			...array_column( $this->orders, 'created_at' ),
			...array_column( $this->customers, 'created_at' ),
			...array_column( $this->queue, 'affected_at' ),
		);
	}

	/**
	 * @param Rows $rows
	 * @return list<int> Distinct ids.
	 */
	private static function ids( array $rows, string $column ): array {
		return array_values( array_unique( array_filter( array_map( intval( ... ), array_column( $rows, $column ) ) ) ) );
	}
}
