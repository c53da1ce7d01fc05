<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Orders;

use DateTimeImmutable;
use FluentCartCustomers\Host\Calendar;

defined( 'ABSPATH' ) || exit;

/**
 * Some months up to the current one, as a time zone has them: none begins at a fixed distance from GMT.
 */
final class StatsMonths {

	/**
	 * @param non-empty-array<string, string> $begins When each begins, in GMT, by its name, `Y-m`; the oldest first.
	 * @param string                          $end    When the last one ends, in GMT.
	 */
	private function __construct(
		public readonly array $begins,
		public readonly string $end,
	) {}

	/**
	 * @param DateTimeImmutable $now In the time zone whose months are meant.
	 */
	public static function until( DateTimeImmutable $now, int $count ): self {
		$calendar = new Calendar( $now );
		$begins   = array();
		for ( $month = 1 - $count; $month <= 1; $month++ ) {
			$name            = $now->setDate( (int) $now->format( 'Y' ), (int) $now->format( 'n' ) + $month, 1 )->format( 'Y-m' );
			$begins[ $name ] = $calendar->begin( "$name-01" );
		}
		$end = array_pop( $begins );
		return new self( $begins, $end );
	}
}
