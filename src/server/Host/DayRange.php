<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use DateTimeImmutable;
use DateTimeZone;

defined( 'ABSPATH' ) || exit;

/**
 * Consecutive days, with the first and the last. A day is a string `Y-m-d` in the site's time zone.
 */
final class DayRange {

	public function __construct(
		public readonly string $from,
		public readonly string $to,
	) {}

	public function count(): int {
		return 1 + (int) self::date( $this->from )->diff( self::date( $this->to ) )->days;
	}

	/**
	 * @param string $by Relative date of PHP: `-6 days`.
	 */
	public static function shift( string $day, string $by ): string {
		return self::date( $day )->modify( $by )->format( 'Y-m-d' );
	}

	/**
	 * In UTC, where every day has 24 hours.
	 */
	private static function date( string $day ): DateTimeImmutable {
		return new DateTimeImmutable( $day, new DateTimeZone( 'UTC' ) );
	}
}
