<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

use DateTimeImmutable;
use DateTimeZone;
use Exception;

defined( 'ABSPATH' ) || exit;

/**
 * Reads dates as shops and spreadsheets write them: `2026-11-28T10:00:00Z`, `28.11.2026`, `11/28/2026 3:15 PM`, `Nov 28, 2026`.
 */
final class DateReader {

	private const ISO = '~^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ,]+(?=\d)(.+))?$~D';

	private const NUMBERS = '~^(\d{1,4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{2,4})\.?(?:[T ,]+(?=\d)(.+))?$~D';

	private const EAST_ASIAN = '~^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일](?:\s*(?=\d)(.+))?$~uD';

	private const TIME = '~^(\d{1,2})(?::|\s?[時시]\s?)(\d{2})(?:(?::|\s?[分분]\s?)(\d{2})(?:[.,]\d+)?)?[分秒분초]?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?$~iuD';

	/** A time at the end of a date in words. */
	private const TIME_AT_END = '~[\s,T]+(\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)$~iu';

	/** Digits of Arabic, Persian and East Asian keyboards. */
	private const DIGITS = array(
		'٠١٢٣٤٥٦٧٨٩',
		'۰۱۲۳۴۵۶۷۸۹',
		'０１２３４５６７８９',
	);

	/** January 1, 1970 in days of spreadsheets. */
	private const DAY_OF_1970 = 25_569;

	/** Years of two digits from this one on are in the last century. */
	private const LAST_CENTURY = 70;

	/**
	 * @param DateTimeZone $time_zone Of dates without a time zone.
	 */
	public function __construct(
		private readonly DateOrder $order,
		private readonly DateTimeZone $time_zone,
		private readonly MonthNames $months,
	) {}

	/**
	 * @param string $text Trimmed.
	 * @return string|null `Y-m-d H:i:s`, GMT. A day without a time begins at midnight. Null if the text is no date.
	 */
	public function read( string $text ): ?string {
		$text = self::with_latin_digits( $text );
		if ( 1 === preg_match( '/^(\d{10})(?:\d{3})?$/D', $text, $seconds ) ) {
			return gmdate( 'Y-m-d H:i:s', (int) $seconds[1] ); // Unix seconds or milliseconds.
		}
		[ $date, $time ] = $this->split( self::with_separators( $text ) );
		if ( null === $date || ! checkdate( $date[1], $date[2], $date[0] ) || $date[0] < 1900 || $date[0] > 2100 ) {
			return null;
		}
		return $this->to_gmt( sprintf( '%04d-%02d-%02d', ...$date ), $time );
	}

	/**
	 * @return string A date as spreadsheets store it (45296.5: days since 1899) and `20240105` as `2024-01-05`, any other text as it is.
	 */
	private static function with_separators( string $text ): string {
		if ( 1 === preg_match( '/^((?:19|20)\d{2})(\d{2})(\d{2})$/D', $text, $parts ) ) {
			return "$parts[1]-$parts[2]-$parts[3]";
		}
		if ( 1 !== preg_match( '/^[3-5]\d{4}(?:[.,]\d+)?$/D', $text ) ) {
			return $text;
		}
		$seconds = (int) round( ( (float) str_replace( ',', '.', $text ) - self::DAY_OF_1970 ) * DAY_IN_SECONDS );
		return gmdate( 'Y-m-d H:i:s', $seconds );
	}

	/**
	 * What the shape of a date says about the order of all dates of a file.
	 *
	 * @return DateOrder|null Null if the text is no date, or if its order is not certain.
	 */
	public static function order_of( string $text ): ?DateOrder {
		$text = self::with_latin_digits( $text );
		if ( 1 === preg_match( self::ISO, $text ) ) {
			return DateOrder::YearMonthDay;
		}
		if ( 1 !== preg_match( self::NUMBERS, $text, $parts ) || strlen( $parts[1] ) > 2 ) {
			return null;
		}
		return match ( true ) {
			(int) $parts[1] > 31 => DateOrder::YearMonthDay,
			(int) $parts[1] > 12 => DateOrder::DayMonthYear,
			(int) $parts[3] > 12 => DateOrder::MonthDayYear,
			'.' === $parts[2]    => DateOrder::DayMonthYear,
			default              => null,
		};
	}

	/**
	 * Whether a text is a date in numbers that does not begin with its year.
	 */
	public static function is_ambiguous( string $text ): bool {
		return 1 === preg_match( self::NUMBERS, self::with_latin_digits( $text ), $parts ) && strlen( $parts[1] ) <= 2;
	}

	/**
	 * @return array{array{int, int, int}|null, string} Year, month and day, and the time; empty without one.
	 */
	private function split( string $text ): array {
		if ( 1 === preg_match( self::ISO, $text, $parts ) ) {
			return array( array( (int) $parts[1], (int) $parts[3], (int) $parts[4] ), $parts[5] ?? '' );
		}
		if ( 1 === preg_match( self::NUMBERS, $text, $parts ) && strlen( $parts[1] ) <= 2 ) {
			return array( $this->ordered( $parts[1], $parts[3], $parts[4], $parts[2] ), $parts[5] ?? '' );
		}
		if ( 1 === preg_match( self::EAST_ASIAN, $text, $parts ) ) {
			return array( array( (int) $parts[1], (int) $parts[2], (int) $parts[3] ), $parts[4] ?? '' );
		}
		$time = 1 === preg_match( self::TIME_AT_END, $text, $parts ) ? $parts[1] : '';
		return array( $this->in_words( substr( $text, 0, strlen( $text ) - strlen( $time ) ) ), $time );
	}

	/**
	 * @return array{int, int, int}|null Year, month and day; null if their order is not known.
	 */
	private function ordered( string $first, string $second, string $third, string $separator ): ?array {
		$order = $this->order;
		if ( DateOrder::YearMonthDay === $order && ( '.' === $separator || strlen( $third ) > 2 ) ) {
			// Without a chosen order, a date is read if there is only one way to read it.
			$order = self::order_of( "$first$separator$second$separator$third" );
		}
		return match ( $order ) {
			DateOrder::YearMonthDay => array( self::year( $first ), (int) $second, (int) $third ),
			DateOrder::DayMonthYear => array( self::year( $third ), (int) $second, (int) $first ),
			DateOrder::MonthDayYear => array( self::year( $third ), (int) $first, (int) $second ),
			default                 => null,
		};
	}

	private static function year( string $year ): int {
		$number = (int) $year;
		return match ( true ) {
			strlen( $year ) > 2           => $number,
			$number >= self::LAST_CENTURY => 1900 + $number,
			default                       => 2000 + $number,
		};
	}

	/**
	 * @return array{int, int, int}|null Year, month and day.
	 */
	private function in_words( string $text ): ?array {
		$found = array();
		foreach ( (array) preg_split( '~[\s,.\-/]+~u', $text, -1, PREG_SPLIT_NO_EMPTY ) as $word ) {
			$part = match ( true ) {
				1 === preg_match( '/^\d{4}$/D', $word )                                => 'year',
				1 === preg_match( '/^(\d{1,2})(?:st|nd|rd|th|er|º|ª)?$/iuD', $word )   => 'day',
				null !== $this->months->number( $word )                                => 'month',
				default                                                                => 'other',
			};
			if ( 'other' !== $part && isset( $found[ $part ] ) ) {
				return null;
			}
			$found[ $part ] = 'month' === $part ? (int) $this->months->number( $word ) : (int) $word;
		}
		return isset( $found['year'], $found['month'], $found['day'] ) ? array( $found['year'], $found['month'], $found['day'] ) : null;
	}

	/**
	 * @param string $date `Y-m-d`.
	 * @param string $time As in the cell; empty is midnight.
	 */
	private function to_gmt( string $date, string $time ): ?string {
		$clock = '00:00:00';
		$zone  = '';
		if ( '' !== $time ) {
			if ( 1 !== preg_match( self::TIME, $time, $parts ) ) {
				return null;
			}
			$hour = (int) $parts[1];
			$half = strtolower( $parts[4][0] ?? '' );
			if ( $hour > ( '' === $half ? 23 : 12 ) || (int) $parts[2] > 59 || (int) ( $parts[3] ?? 0 ) > 59 ) {
				return null;
			}
			$hour  = '' === $half ? $hour : $hour % 12 + ( 'p' === $half ? 12 : 0 );
			$clock = sprintf( '%02d:%02d:%02d', $hour, (int) $parts[2], (int) ( $parts[3] ?? 0 ) );
			$zone  = strtoupper( $parts[5] ?? '' );
		}
		if ( in_array( $zone, array( 'Z', 'UTC', 'GMT' ), true ) ) {
			return "$date $clock";
		}
		try {
			$moment = new DateTimeImmutable( "$date $clock$zone", $this->time_zone );
		} catch ( Exception ) {
			return null; // A time zone that does not exist.
		}
		return gmdate( 'Y-m-d H:i:s', $moment->getTimestamp() );
	}

	private static function with_latin_digits( string $text ): string {
		if ( 1 !== preg_match( '/[\x80-\xFF]/', $text ) ) {
			return $text;
		}
		foreach ( self::DIGITS as $digits ) {
			$text = str_replace( mb_str_split( $digits, 1, 'UTF-8' ), str_split( '0123456789' ), $text );
		}
		return str_replace( array( '／', '．', '：' ), array( '/', '.', ':' ), $text );
	}
}
