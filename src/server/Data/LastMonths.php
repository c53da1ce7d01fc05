<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

use DateTimeImmutable;
use DateTimeZone;

/**
 * Some months up to the current one, as a time zone has them: none begins at a fixed distance from GMT.
 */
final class LastMonths {

	/** GMT, `Y-m-d H:i:s`, as dates are stored. */
	private const STORED = 'Y-m-d H:i:s';

	/**
	 * @param non-empty-array<string, string> $begins When each begins, by its name, `Y-m`; the oldest first.
	 * @param string                          $end    When the last one ends.
	 */
	private function __construct(
		public readonly array $begins,
		public readonly string $end,
	) {}

	/**
	 * @param DateTimeImmutable $now In the time zone whose months are meant.
	 */
	public static function until( DateTimeImmutable $now, int $count ): self {
		$begins = array();
		for ( $month = 1 - $count; $month <= 1; $month++ ) {
			$name            = $now->setDate( (int) $now->format( 'Y' ), (int) $now->format( 'n' ) + $month, 1 )->format( 'Y-m' );
			$begins[ $name ] = self::begin( $name, $now->getTimezone() );
		}
		$end = array_pop( $begins );
		return new self( $begins, $end );
	}

	/**
	 * From the month's name, not from another month's beginning: where a clock is put forward at midnight, a month
	 * begins at one.
	 */
	private static function begin( string $month, DateTimeZone $zone ): string {
		return ( new DateTimeImmutable( "$month-01 00:00:00", $zone ) )->setTimezone( new DateTimeZone( 'UTC' ) )->format( self::STORED );
	}
}
