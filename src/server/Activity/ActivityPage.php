<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Activity;

defined( 'ABSPATH' ) || exit;

/**
 * One page of what was changed of a customer, and how many changes there are.
 */
final class ActivityPage {

	/**
	 * @param list<ActivityEntry> $entries
	 */
	public function __construct(
		public readonly array $entries,
		public readonly int $total,
	) {}
}
