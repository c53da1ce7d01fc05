<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use DateTimeImmutable;
use DateTimeZone;
use Exception;
use FluentCartCustomers\Host\Calendar;

defined( 'ABSPATH' ) || exit;

/**
 * What all sums of the summaries depend on: the time zone, by which orders belong to days, and the currency.
 */
final class SummaryBasis {

	/**
	 * @param string $currency ISO 4217.
	 */
	public function __construct(
		public readonly Calendar $calendar,
		public readonly string $currency,
	) {}

	/**
	 * @param string|null $name As name() has it; null for none.
	 * @return self|null Null if it is none, or names a time zone that PHP does not know.
	 */
	public static function named( ?string $name, DateTimeImmutable $now ): ?self {
		[ $zone, $currency ] = array( ...explode( ' ', (string) $name, 2 ), '' );
		try {
			return '' === $currency ? null : new self( new Calendar( $now->setTimezone( new DateTimeZone( $zone ) ) ), $currency );
		} catch ( Exception ) {
			return null;
		}
	}

	public function name(): string {
		return "{$this->calendar->time_zone()} {$this->currency}";
	}
}
