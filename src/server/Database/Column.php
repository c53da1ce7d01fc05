<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Values as the store's tables may hold them, whoever wrote them: one row with a number that no other program can read must
 * not take a whole list down. Site Health names such rows (UnusualRowsQuery).
 */
final class Column {

	/** The largest whole number that readers of JSON keep exactly; amounts and counts are cut to it. Larger ids are passed over. */
	public const LIMIT = 9_007_199_254_740_991;

	/** Before it, a date is none: the zero date of MySQL. */
	public const FIRST_DATE = '1000-01-03 00:00:00';

	/**
	 * An amount or a count.
	 */
	public static function number( ?string $value ): int {
		return self::clamp( (int) $value );
	}

	/**
	 * @param int|float $value A sum, which PHP makes a float where it is too large.
	 */
	public static function clamp( int|float $value ): int {
		return (int) max( -self::LIMIT, min( self::LIMIT, $value ) );
	}

	/**
	 * Text that can be written as JSON: SQLite checks no encoding.
	 */
	public static function text( ?string $value ): string {
		return null === $value || mb_check_encoding( $value, 'UTF-8' ) ? (string) $value : mb_scrub( $value, 'UTF-8' );
	}

	/**
	 * What an order brought in, as SQL: nobody gets back more than they have paid.
	 *
	 * @param string $alias Of the table of orders, with its dot.
	 */
	public static function amount( string $alias = '' ): string {
		$paid   = self::clamped( "{$alias}total_paid" );
		$refund = self::clamped( "{$alias}total_refund" );
		return "CASE WHEN {$alias}total_paid > {$alias}total_refund THEN $paid - $refund ELSE 0 END";
	}

	/**
	 * A column within the limits, as SQL: the database refuses a difference or a sum that it cannot hold.
	 */
	public static function clamped( string $column ): string {
		$limit = (string) self::LIMIT;
		return "CASE WHEN $column > $limit THEN $limit WHEN $column < -$limit THEN -$limit ELSE $column END";
	}
}
