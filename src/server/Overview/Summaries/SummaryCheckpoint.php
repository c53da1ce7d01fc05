<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * How far the summaries are up to date.
 */
final class SummaryCheckpoint {

	/**
	 * @param string $base  Name of their SummaryBasis.
	 * @param string $today Last day, `Y-m-d`. Later rows are in Calendar::FUTURE.
	 * @param int    $at    Unix seconds. Changes that `updated_at` or the change queue shows are applied until then.
	 */
	public function __construct(
		public readonly string $base,
		public readonly string $today,
		public readonly int $at,
	) {}

	public static function of( SummaryBasis $basis ): self {
		return new self( $basis->name(), $basis->calendar->today, $basis->calendar->now->getTimestamp() );
	}

	/**
	 * Whether changes can be added to the sums: they have this basis, and are not from the future, as after the clock was set
	 * back. The clocks of nodes may differ by Clock::SKEW, also around midnight.
	 */
	public function is_of( SummaryBasis $basis ): bool {
		return $this->base === $basis->name() && $this->at <= $basis->calendar->now->getTimestamp() + Clock::SKEW;
	}
}
