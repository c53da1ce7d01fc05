<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use DateTimeImmutable;
use DateTimeZone;
use Exception;
use FluentCartCustomers\Host\Calendar;

defined( 'ABSPATH' ) || exit;

/**
 * The settings that all sums depend on: the time zone, which assigns orders to days, and the currency.
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
	 * @param string|null $name Result of name(); null for none.
	 * @return self|null Null without a valid name or with a time zone that PHP does not know.
	 */
	public static function from_name( ?string $name, DateTimeImmutable $now ): ?self {
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
