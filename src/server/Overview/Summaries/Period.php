<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Host\DayRange;

defined( 'ABSPATH' ) || exit;

/**
 * The period of an overview: the contract's OverviewPeriod.
 */
enum Period: string {

	case WEEK     = '7d';
	case MONTH    = '30d';
	case QUARTER  = '90d';
	case YEAR     = '12m';
	case ALL_TIME = 'all';

	/** A longer period is shown by year instead of by month. */
	private const MAX_MONTHS = 60;

	/**
	 * @param string $today Last day of the range, `Y-m-d`.
	 * @param string $first First day of the period ALL_TIME.
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
	 * Returns the range with which a range() is compared.
	 *
	 * @return DayRange|null Null for ALL_TIME.
	 */
	public function previous( DayRange $range ): ?DayRange {
		return match ( $this ) {
			self::ALL_TIME => null,
			self::YEAR     => new DayRange( DayRange::shift( $range->from, '-1 year' ), self::year_before( $range->to ) ),
			default        => new DayRange( DayRange::shift( $range->from, "-{$range->count()} days" ), DayRange::shift( $range->from, '-1 day' ) ),
		};
	}

	public function unit( DayRange $range ): Granularity {
		return match ( $this ) {
			self::YEAR     => Granularity::MONTH,
			self::ALL_TIME => count( Granularity::MONTH->intervals( $range ) ) > self::MAX_MONTHS ? Granularity::YEAR : Granularity::MONTH,
			default        => Granularity::DAY,
		};
	}

	/**
	 * February 29 is compared with February 28.
	 */
	private static function year_before( string $day ): string {
		return str_ends_with( $day, '-02-29' ) ? DayRange::shift( $day, '-1 day -1 year' ) : DayRange::shift( $day, '-1 year' );
	}
}
