<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data\Overview;

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
			self::WEEK     => DayRange::moved( $today, '-6 days' ),
			self::MONTH    => DayRange::moved( $today, '-29 days' ),
			self::QUARTER  => DayRange::moved( $today, '-89 days' ),
			self::YEAR     => DayRange::moved( substr( $today, 0, 7 ) . '-01', '-11 months' ),
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
			self::YEAR     => new DayRange( DayRange::moved( $range->from, '-1 year' ), self::year_before( $range->to ) ),
			default        => new DayRange( DayRange::moved( $range->from, "-{$range->count()} days" ), DayRange::moved( $range->from, '-1 day' ) ),
		};
	}

	/**
	 * What a point of the chart stands for.
	 */
	public function unit( DayRange $range ): Unit {
		return match ( $this ) {
			self::YEAR     => Unit::MONTH,
			self::ALL_TIME => count( Unit::MONTH->stretches( $range ) ) > self::MONTHS_SHOWN ? Unit::YEAR : Unit::MONTH,
			default        => Unit::DAY,
		};
	}

	/**
	 * A leap day is compared with the last day of its month.
	 */
	private static function year_before( string $day ): string {
		return str_ends_with( $day, '-02-29' ) ? DayRange::moved( $day, '-1 day -1 year' ) : DayRange::moved( $day, '-1 year' );
	}
}
