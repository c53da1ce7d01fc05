<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use DateTimeImmutable;
use DateTimeZone;

defined( 'ABSPATH' ) || exit;

/**
 * The days of a time zone, and the day of a moment, which is stored in GMT.
 */
final class Calendar {

	/** The day of rows without a date. */
	public const UNDATED = '1000-01-01';

	/** The day of rows that are dated after today. */
	public const FUTURE = '9999-12-31';

	/** Format of stored dates, GMT. */
	private const STORED = 'Y-m-d H:i:s';

	/** An earlier date counts as none: MySQL's zero date, the Unix epoch, a mistyped year. */
	public const FIRST_MOMENT = '1970-01-03 00:00:00';

	public readonly string $today;

	private readonly DateTimeZone $zone;

	/**
	 * @param DateTimeImmutable $now In the time zone of the days.
	 */
	public function __construct( public readonly DateTimeImmutable $now ) {
		$this->today = $now->format( 'Y-m-d' );
		$this->zone  = $now->getTimezone();
	}

	public function time_zone(): string {
		return $this->zone->getName();
	}

	/**
	 * When a day begins: at 1:00 if the clock is put forward at midnight.
	 *
	 * @return string GMT.
	 */
	public function begin( string $day ): string {
		return self::stored( new DateTimeImmutable( "$day 00:00:00", $this->zone ) );
	}

	/**
	 * When the next day begins.
	 *
	 * @return string GMT.
	 */
	public function end( string $day ): string {
		return $this->begin( DayRange::shift( $day, '+1 day' ) );
	}

	/**
	 * @param string|null $moment GMT, `Y-m-d H:i:s`.
	 */
	public function day_of( ?string $moment ): string {
		return match ( true ) {
			null === $moment || $moment < self::FIRST_MOMENT => self::UNDATED,
			$moment >= $this->end( $this->today )            => self::FUTURE,
			default => self::moment( $moment )->setTimezone( $this->zone )->format( 'Y-m-d' ),
		};
	}

	/**
	 * The offsets of the time zone until the end of today.
	 *
	 * @param string $since GMT.
	 * @return non-empty-list<array{string, int}> From when (GMT), and seconds east of GMT; the oldest first, which also holds
	 *                                            before $since.
	 */
	public function offsets( string $since ): array {
		$changes = $this->zone->getTransitions( self::seconds( $since ), self::seconds( $this->end( $this->today ) ) );
		// False or empty if the time zone has a fixed offset.
		$changes = is_array( $changes ) && array() !== $changes ? $changes : array( array( 'offset' => $this->zone->getOffset( $this->now ) ) );
		$offsets = array();
		foreach ( array_values( $changes ) as $index => $change ) {
			$offsets[] = array( 0 === $index ? self::FIRST_MOMENT : gmdate( self::STORED, $change['ts'] ), $change['offset'] );
		}
		return $offsets;
	}

	private static function stored( DateTimeImmutable $moment ): string {
		return $moment->setTimezone( new DateTimeZone( 'UTC' ) )->format( self::STORED );
	}

	private static function seconds( string $moment ): int {
		return self::moment( $moment )->getTimestamp();
	}

	/**
	 * MySQL may store a date without a month or a day. It counts as the second before the first complete date, where it is
	 * sorted.
	 */
	private static function moment( string $stored ): DateTimeImmutable {
		$utc = new DateTimeZone( 'UTC' );
		if ( 1 !== preg_match( '/^(\d{4})-(?:(00)|(\d\d)-00)/', $stored, $parts ) ) {
			return new DateTimeImmutable( $stored, $utc );
		}
		$month = $parts[3] ?? '01';
		return new DateTimeImmutable( "{$parts[1]}-$month-01 00:00:00 -1 second", $utc );
	}
}
