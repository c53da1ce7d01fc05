<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Host\DayRange;

defined( 'ABSPATH' ) || exit;

/**
 * What a point of the chart stands for.
 */
enum Granularity: string {

	case DAY   = 'day';
	case MONTH = 'month';
	case YEAR  = 'year';

	/**
	 * How much of a day, `Y-m-d`, tells to which stretch it belongs.
	 */
	public function key_length(): int {
		return match ( $this ) {
			self::DAY   => 10,
			self::MONTH => 7,
			self::YEAR  => 4,
		};
	}

	/**
	 * The days of a range in stretches of this unit; the first and the last one are cut to it.
	 *
	 * @return non-empty-array<string, DayRange> By the beginning of their days, of key_length().
	 */
	public function intervals( DayRange $range ): array {
		$stretches = array();
		for ( $from = $range->from; $from <= $range->to; $from = DayRange::shift( $to, '+1 day' ) ) {
			$to = match ( $this ) {
				self::DAY   => $from,
				self::MONTH => DayRange::shift( $from, 'last day of this month' ),
				self::YEAR  => substr( $from, 0, 4 ) . '-12-31',
			};
			$stretches[ substr( $from, 0, $this->key_length() ) ] = new DayRange( $from, min( $to, $range->to ) );
		}
		return $stretches;
	}
}
