<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Reads values that FluentCart and importers wrote, so that one unusual value does not make a whole list fail. Site Health
 * lists such rows (UnusualRowsQuery).
 */
final class Column {

	/** The largest integer that JSON readers keep exactly. Amounts and counts are limited to it; rows with larger ids are skipped. */
	public const LIMIT = 9_007_199_254_740_991;

	/** Earlier dates count as none, such as MySQL's zero date. */
	public const FIRST_DATE = '1000-01-03 00:00:00';

	/**
	 * An amount or a count.
	 */
	public static function number( ?string $value ): int {
		return self::clamp( (int) $value );
	}

	/**
	 * @param int|float $value A sum, which is a float if it exceeds PHP's integers.
	 */
	public static function clamp( int|float $value ): int {
		return (int) max( -self::LIMIT, min( self::LIMIT, $value ) );
	}

	/**
	 * Text as valid UTF-8 for JSON: SQLite does not check the encoding.
	 */
	public static function text( ?string $value ): string {
		return null === $value || mb_check_encoding( $value, 'UTF-8' ) ? (string) $value : mb_scrub( $value, 'UTF-8' );
	}

	/**
	 * The SQL of a column within the limits: the database fails on sums and differences out of range.
	 */
	public static function clamped( string $column ): string {
		$limit = (string) self::LIMIT;
		return "CASE WHEN $column > $limit THEN $limit WHEN $column < -$limit THEN -$limit ELSE $column END";
	}
}
