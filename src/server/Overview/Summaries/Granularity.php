<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Host\DayRange;

defined( 'ABSPATH' ) || exit;

/**
 * The length of an interval of the chart.
 */
enum Granularity: string {

	case DAY   = 'day';
	case MONTH = 'month';
	case YEAR  = 'year';

	/**
	 * Returns how many characters of a day, `Y-m-d`, identify its interval.
	 */
	public function key_length(): int {
		return match ( $this ) {
			self::DAY   => 10,
			self::MONTH => 7,
			self::YEAR  => 4,
		};
	}

	/**
	 * Splits a range of days into intervals. The first and the last interval are cut off at the range's ends.
	 *
	 * @return non-empty-array<string, DayRange> By the first key_length() characters of their days.
	 */
	public function intervals( DayRange $range ): array {
		$intervals = array();
		for ( $from = $range->from; $from <= $range->to; $from = DayRange::shift( $to, '+1 day' ) ) {
			$to = match ( $this ) {
				self::DAY   => $from,
				self::MONTH => DayRange::shift( $from, 'last day of this month' ),
				self::YEAR  => substr( $from, 0, 4 ) . '-12-31',
			};
			$intervals[ substr( $from, 0, $this->key_length() ) ] = new DayRange( $from, min( $to, $range->to ) );
		}
		return $intervals;
	}
}
