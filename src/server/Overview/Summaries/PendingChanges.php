<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

defined( 'ABSPATH' ) || exit;

/**
 * What has changed since the summaries were made, as far as it can be told without comparing everything.
 *
 * @phpstan-type Rows list<array<string, string|null>>
 */
final class PendingChanges {

	/**
	 * @param Rows   $orders       Those that were changed, as they are now.
	 * @param Rows   $customers    Likewise.
	 * @param Rows   $queue        What the queue holds.
	 * @param Rows   $arrived      The customers of orders that were dated ahead, and whose day has come.
	 * @param string $seen         Tells these orders and customers from others; empty for none.
	 * @param string $late         Likewise those that will be found again next time, since they are so new.
	 * @param bool   $are_too_many Whether there are so many that comparing everything is less; then not all are here.
	 */
	public function __construct(
		public readonly array $orders,
		public readonly array $customers,
		public readonly array $queue,
		public readonly array $arrived,
		public readonly string $seen,
		public readonly string $late,
		public readonly bool $are_too_many,
	) {}

	/**
	 * @return list<int>
	 */
	public function order_ids(): array {
		return self::ids( $this->orders, 'id' );
	}

	/**
	 * @return list<int> The rows that are done with once this is folded in.
	 */
	public function queue_ids(): array {
		return self::ids( $this->queue, 'id' );
	}

	/**
	 * @return list<int> The customers whose orders have changed.
	 */
	public function buyer_ids(): array {
		return self::ids( array( ...$this->orders, ...$this->queue, ...$this->arrived ), 'customer_id' );
	}

	/**
	 * @return list<int> And those who have changed themselves.
	 */
	public function customer_ids(): array {
		return array_values( array_unique( array( ...$this->buyer_ids(), ...self::ids( $this->customers, 'id' ) ) ) );
	}

	/**
	 * @return list<string|null> When what has changed was made.
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
	 * @return list<int> Different ones.
	 */
	private static function ids( array $rows, string $column ): array {
		return array_values( array_unique( array_filter( array_map( intval( ... ), array_column( $rows, $column ) ) ) ) );
	}
}
