<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Orders;

use DateTimeImmutable;
use FluentCartCustomers\Host\Calendar;

defined( 'ABSPATH' ) || exit;

/**
 * The last months in a time zone, with the moments at which they begin.
 */
final class StatsMonths {

	/**
	 * @param non-empty-array<string, string> $begins Start in GMT, by month, `Y-m`; the oldest first.
	 * @param string                          $end    End of the last month in GMT.
	 */
	private function __construct(
		public readonly array $begins,
		public readonly string $end,
	) {}

	/**
	 * @param DateTimeImmutable $now   In the time zone of the months.
	 * @param int               $count The number of months, the current one included.
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
