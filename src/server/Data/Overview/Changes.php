<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data\Overview;

/**
 * What has changed since the summaries were made, as far as it can be told without comparing everything.
 */
final class Changes {

	/**
	 * @param list<string> $days         On which anything may have changed.
	 * @param list<int>    $customer_ids Whose orders may have.
	 * @param list<int>    $queue_ids    The rows of the queue that are done with once this is folded in.
	 * @param string       $seen         Tells these changes from others; empty for none.
	 * @param string       $late         Likewise, those that will be found again next time, since they are so new.
	 * @param bool         $are_too_many Whether there are so many that comparing everything is less; then the lists are
	 *                                   empty.
	 */
	public function __construct(
		public readonly array $days,
		public readonly array $customer_ids,
		public readonly array $queue_ids,
		public readonly string $seen,
		public readonly string $late,
		public readonly bool $are_too_many = false,
	) {}
}
