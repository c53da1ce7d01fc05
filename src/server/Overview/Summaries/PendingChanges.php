<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

defined( 'ABSPATH' ) || exit;

/**
 * Changes that the summaries do not contain yet.
 */
final class PendingChanges {

	/**
	 * @param list<string>                     $order_days    Days on which the sums of orders may have changed.
	 * @param list<string>                     $first_days    Days on which the number of first orders may have changed.
	 * @param list<string>                     $customer_days Days on which the number of new customers may have changed.
	 * @param list<int>                        $customer_ids  Customers whose spending may have changed.
	 * @param list<array<string, string|null>> $queued        Rows of the change queue.
	 * @param bool                             $are_cut       Whether there are too many. Then all lists are empty.
	 */
	public function __construct(
		public readonly array $order_days = array(),
		public readonly array $first_days = array(),
		public readonly array $customer_days = array(),
		public readonly array $customer_ids = array(),
		public readonly array $queued = array(),
		public readonly bool $are_cut = false,
	) {}

	/**
	 * Returns the changes for an overview from this day. The sums of orders before it do not count.
	 */
	public function from( string $day ): self {
		$later = static fn ( array $days ): array => array_values( array_filter( $days, static fn ( string $of_order ): bool => $of_order >= $day ) );
		return new self( $later( $this->order_days ), $later( $this->first_days ), $this->customer_days, $this->customer_ids, $this->queued, $this->are_cut );
	}
}
