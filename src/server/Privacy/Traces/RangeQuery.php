<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Traces;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;

defined( 'ABSPATH' ) || exit;

/**
 * Ranges of a table's key, so that a statement reads a limited number of rows of a table of any size.
 */
final class RangeQuery {

	/** Rows of the first range of a table. */
	public const ROWS = 2_000;

	private const MIN_ROWS = 100;
	private const MAX_ROWS = 50_000;

	/** A range takes about this time. */
	private const SECONDS = 0.5;

	public function __construct( private readonly Connection $database ) {}

	/**
	 * @param array<string, string> $keys  Columns of the primary key, with their placeholders.
	 * @param list<string>|null     $after The key before the range.
	 * @return list<string>|null The last key of the range; null if the range has fewer rows, or the table has no key.
	 * @throws DatabaseError
	 */
	public function end( string $table, array $keys, ?array $after, int $rows ): ?array {
		if ( array() === $keys ) {
			return null;
		}
		$names = array_keys( $keys );
		$list  = implode( ', ', array_fill( 0, count( $names ), '%i' ) );
		$where = self::between( $keys, $after, null );
		$row   = $this->database->row( "SELECT $list FROM %i WHERE {$where->sql} ORDER BY $list LIMIT 1 OFFSET %d", array( ...$names, ...array( $table ), ...$where->values, ...$names, ...array( $rows - 1 ) ) );
		return null === $row ? null : array_map( strval( ... ), array_values( $row ) );
	}

	/**
	 * @param int   $rows    Of a range.
	 * @param float $seconds That the range has taken.
	 * @return int Of the next one.
	 */
	public static function next_rows( int $rows, float $seconds ): int {
		return (int) max( self::MIN_ROWS, min( self::MAX_ROWS, $rows * max( 0.25, min( 2, self::SECONDS / max( 0.01, $seconds ) ) ) ) );
	}

	/**
	 * @param array<string, string> $keys  Columns of the primary key, with their placeholders.
	 * @param list<string>|null     $after Null without a beginning.
	 * @param list<string>|null     $end   Null without an end.
	 */
	public static function between( array $keys, ?array $after, ?array $end ): SqlFragment {
		$parts = array();
		if ( null !== $after ) {
			$parts[] = self::compare( $keys, $after, '>', '>' );
		}
		if ( null !== $end ) {
			$parts[] = self::compare( $keys, $end, '<', '<=' );
		}
		return SqlFragment::all( $parts );
	}

	/**
	 * Rows in which SQL finds the parts of a value. PersonPattern decides.
	 *
	 * @param non-empty-list<string> $columns
	 */
	public function matching( array $columns, PersonPattern $pattern ): SqlFragment {
		$likes = array( new SqlFragment( '1 = 0' ) );
		foreach ( $columns as $column ) {
			foreach ( $pattern->parts as $parts ) {
				$likes[] = new SqlFragment( 'LOWER(%i) LIKE %s', array( $column, '%' . implode( '%', array_map( $this->database->escape_like( ... ), $parts ) ) . '%' ) );
			}
		}
		return SqlFragment::any( $likes );
	}

	/**
	 * `a > 1 OR (a = 1 AND b > 2)`, which the database reads as a range of the key.
	 *
	 * @param array<string, string> $keys   With their placeholders.
	 * @param list<string>          $values
	 * @param string                $sign   Of all columns but the last one.
	 */
	private static function compare( array $keys, array $values, string $sign, string $last_sign ): SqlFragment {
		$key   = (string) array_key_first( $keys );
		$type  = (string) array_shift( $keys );
		$value = (string) array_shift( $values );
		if ( array() === $keys ) {
			return new SqlFragment( "%i $last_sign $type", array( $key, $value ) );
		}
		$rest = self::compare( $keys, $values, $sign, $last_sign );
		return new SqlFragment( "(%i $sign $type OR (%i = $type AND {$rest->sql}))", array( $key, $value, $key, $value, ...$rest->values ) );
	}
}
