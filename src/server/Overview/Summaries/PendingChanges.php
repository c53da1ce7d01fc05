<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

defined( 'ABSPATH' ) || exit;

/**
 * Changes that the summaries do not contain yet.
 */
final class PendingChanges {

	/** With more days, summing all days is faster. */
	private const MAX_DAYS = 200;

	/**
	 * @param list<string>                     $order_days    Days on which the sums of orders may have changed.
	 * @param list<string>                     $customer_days Days on which the number of new customers may have changed.
	 * @param list<int>                        $customer_ids  Customers whose spending may have changed.
	 * @param list<array<string, string|null>> $queued        Rows of the change queue.
	 * @param bool                             $are_too_many  Whether there are more. Then all lists are empty.
	 */
	public function __construct(
		public readonly array $order_days = array(),
		public readonly array $customer_days = array(),
		public readonly array $customer_ids = array(),
		public readonly array $queued = array(),
		public readonly bool $are_too_many = false,
	) {}

	/**
	 * @return list<string>|null Days whose sums may have changed; null for all days.
	 */
	public function days(): ?array {
		return $this->are_too_many ? null : self::few( array_values( array_unique( array( ...$this->order_days, ...$this->customer_days ) ) ) );
	}

	/**
	 * @param list<string> $days
	 * @return list<string>|null Null for all days.
	 */
	public static function few( array $days ): ?array {
		return count( $days ) > self::MAX_DAYS ? null : $days;
	}
}
