<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Host\DayRange;

defined( 'ABSPATH' ) || exit;

/**
 * Which days an overview is of: the contract's OverviewPeriod.
 */
enum Period: string {

	case WEEK     = '7d';
	case MONTH    = '30d';
	case QUARTER  = '90d';
	case YEAR     = '12m';
	case ALL_TIME = 'all';

	/** So many months are shown one by one; of more, the years. */
	private const MONTHS_SHOWN = 60;

	/**
	 * @param string $today Its last day, `Y-m-d`.
	 * @param string $first The day before which there is nothing.
	 */
	public function range( string $today, string $first ): DayRange {
		$from = match ( $this ) {
			self::WEEK     => DayRange::shift( $today, '-6 days' ),
			self::MONTH    => DayRange::shift( $today, '-29 days' ),
			self::QUARTER  => DayRange::shift( $today, '-89 days' ),
			self::YEAR     => DayRange::shift( substr( $today, 0, 7 ) . '-01', '-11 months' ),
			self::ALL_TIME => $first,
		};
		return new DayRange( $from, $today );
	}

	/**
	 * What the days of a range() are compared with.
	 */
	public function previous( DayRange $range ): ?DayRange {
		return match ( $this ) {
			self::ALL_TIME => null,
			self::YEAR     => new DayRange( DayRange::shift( $range->from, '-1 year' ), self::year_before( $range->to ) ),
			default        => new DayRange( DayRange::shift( $range->from, "-{$range->count()} days" ), DayRange::shift( $range->from, '-1 day' ) ),
		};
	}

	/**
	 * What a point of the chart stands for.
	 */
	public function unit( DayRange $range ): Granularity {
		return match ( $this ) {
			self::YEAR     => Granularity::MONTH,
			self::ALL_TIME => count( Granularity::MONTH->intervals( $range ) ) > self::MONTHS_SHOWN ? Granularity::YEAR : Granularity::MONTH,
			default        => Granularity::DAY,
		};
	}

	/**
	 * A leap day is compared with the last day of its month.
	 */
	private static function year_before( string $day ): string {
		return str_ends_with( $day, '-02-29' ) ? DayRange::shift( $day, '-1 day -1 year' ) : DayRange::shift( $day, '-1 year' );
	}
}
