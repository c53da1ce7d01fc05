<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Host\DayRange;

defined( 'ABSPATH' ) || exit;

/**
 * The figures, chart and top customers of a period.
 */
final class Overview {

	/**
	 * @param string            $currency         Currency of the sums, ISO 4217.
	 * @param bool              $is_being_rebuilt Whether the sums still have the store's previous time zone or currency.
	 * @param DayRange|null     $previous_range   Null if there is no previous period; its figures are null, too.
	 * @param Granularity       $unit             Length of a point's interval.
	 * @param list<ChartPoint>  $points           Without gaps, oldest first.
	 * @param list<TopCustomer> $top_customers    Highest spending first.
	 * @param string            $as_of            GMT, `Y-m-d H:i:s`. All changes before this time are included.
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
