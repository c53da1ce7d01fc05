<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use DateTimeImmutable;
use DateTimeZone;
use FluentCartCustomers\Database\SqlFragment;

defined( 'ABSPATH' ) || exit;

/**
 * The days of the site's time zone, and which of them a moment belongs to: dates are stored in GMT.
 */
final class Calendar {

	/** The day of what has no date. */
	public const UNDATED = '1000-01-01';

	/** The day of whatever is dated after today. */
	public const FUTURE = '9999-12-31';

	/** GMT, as dates are stored. */
	private const STORED = 'Y-m-d H:i:s';

	/** Before it, a date is none: the zero date of MySQL, the beginning of Unix time, a year that somebody mistyped. */
	public const FIRST_MOMENT = '1970-01-03 00:00:00';

	public readonly string $today;

	private readonly DateTimeZone $zone;

	/**
	 * @param DateTimeImmutable $now In the time zone whose days are meant.
	 */
	public function __construct( public readonly DateTimeImmutable $now ) {
		$this->today = $now->format( 'Y-m-d' );
		$this->zone  = $now->getTimezone();
	}

	public function time_zone(): string {
		return $this->zone->getName();
	}

	/**
	 * When a day begins: at one, where a clock is put forward at midnight.
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
	 * day_of() in SQL.
	 *
	 * @param string $column That of the moment.
	 * @param string $since  No moment that is not the undated day's lies before it, GMT: the clock changes since then
	 *                       are all that the database has to know.
	 */
	public function day_expression( string $column, string $since ): SqlFragment {
		$end     = $this->end( $this->today );
		$changes = $this->zone->getTransitions( self::seconds( $since ), self::seconds( $end ) );
		// None in a zone that is only a distance from GMT.
		$changes = is_array( $changes ) && array() !== $changes ? $changes : array( array( 'offset' => $this->zone->getOffset( $this->now ) ) );
		// As moment() has it.
		$next_whole = "CONCAT(SUBSTR($column, 1, 5), CASE SUBSTR($column, 6, 2) WHEN '00' THEN '01' ELSE SUBSTR($column, 6, 2) END, '-01 00:00:00')";
		$cases      = '';
		$values     = array( $end, self::FUTURE );
		for ( $change = count( $changes ) - 1; $change >= 0; $change-- ) {
			$begin  = 0 === $change ? self::FIRST_MOMENT : gmdate( self::STORED, $changes[ $change ]['ts'] );
			$offset = $changes[ $change ]['offset'];
			$day    = self::moved_day( $column, $offset );
			$whole  = self::moved_day( $next_whole, $offset - 1 );
			$cases .= " WHEN $column >= %s THEN COALESCE({$day->sql}, {$whole->sql})";
			array_push( $values, $begin, ...$day->values, ...$whole->values );
		}
		return new SqlFragment( "CASE WHEN $column >= %s THEN %s$cases ELSE %s END", array( ...$values, self::UNDATED ) );
	}

	/**
	 * @param string $moment SQL.
	 */
	private static function moved_day( string $moment, int $seconds ): SqlFragment {
		// SQLite's driver takes no negative interval.
		$move = $seconds < 0 ? 'DATE_SUB' : 'DATE_ADD';
		return new SqlFragment( "DATE($move($moment, INTERVAL %d SECOND))", array( abs( $seconds ) ) );
	}

	/**
	 * @param string                 $column That of the moment.
	 * @param non-empty-list<string> $days   On one of which it is to be.
	 */
	public function on_days( string $column, array $days ): SqlFragment {
		sort( $days );
		$conditions = array();
		$values     = array();
		foreach ( array_values( array_unique( $days ) ) as $day ) {
			if ( self::UNDATED === $day ) {
				$conditions[] = "$column IS NULL OR $column < %s";
				$values[]     = self::FIRST_MOMENT;
			} elseif ( self::FUTURE === $day ) {
				$conditions[] = "$column >= %s";
				$values[]     = $this->end( $this->today );
			} elseif ( array() !== $values && end( $values ) === $this->begin( $day ) && $day <= $this->today ) {
				$values[ array_key_last( $values ) ] = $this->end( $day );
			} else {
				$conditions[] = "$column >= %s AND $column < %s";
				array_push( $values, $this->begin( $day ), $this->end( $day ) );
			}
		}
		return new SqlFragment( '((' . implode( ') OR (', $conditions ) . '))', $values );
	}

	private static function stored( DateTimeImmutable $moment ): string {
		return $moment->setTimezone( new DateTimeZone( 'UTC' ) )->format( self::STORED );
	}

	private static function seconds( string $moment ): int {
		return self::moment( $moment )->getTimestamp();
	}

	/**
	 * A date without a month or a day, as MySQL may store one, lies where it is sorted: right before the first whole date.
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
