<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Host\DayRange;

defined( 'ABSPATH' ) || exit;

/**
 * How the customer base does in a period.
 */
final class Overview {

	/**
	 * @param string            $currency         Of the sums, ISO 4217.
	 * @param bool              $is_being_rebuilt Whether the time zone or the currency is one that the store had before.
	 * @param DayRange|null     $previous_range This and the figures of it: null where there is nothing to compare with.
	 * @param Granularity              $unit           What a point stands for.
	 * @param list<ChartPoint>       $points         Without a gap, the oldest first.
	 * @param list<TopCustomer> $top_customers  The best first.
	 * @param string            $as_of          Whatever was changed before it is in here; GMT, `Y-m-d H:i:s`.
	 */
	public function __construct(
		public readonly Period $period,
		public readonly string $currency,
		public readonly bool $is_being_rebuilt,
		public readonly DayRange $range,
		public readonly Figures $figures,
		public readonly ?DayRange $previous_range,
		public readonly ?Figures $previous,
		public readonly Granularity $unit,
		public readonly array $points,
		public readonly array $top_customers,
		public readonly string $as_of,
	) {}
}
