<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

defined( 'ABSPATH' ) || exit;

/**
 * New rows as a SELECT, which an INSERT can guard with a WHERE.
 */
final class RowsSql {

	/** SQLite limits the length of a statement. */
	public const MAX_ROWS_PER_STATEMENT = 200;

	/** Rows after VALUES are shorter than a SELECT each. */
	private const MAX_LISTED_ROWS = 1_000;

	/** Of values. A statement of one large row may be larger. */
	private const MAX_BYTES_PER_STATEMENT = 400_000;

	/**
	 * @param list<array<string, scalar|null>> $rows
	 * @return list<non-empty-list<array<string, scalar|null>>> The rows of each statement.
	 */
	public static function chunks( array $rows ): array {
		$chunks = array();
		$bytes  = 0;
		foreach ( $rows as $row ) {
			$size   = array_sum( array_map( static fn ( mixed $value ): int => strlen( (string) $value ), $row ) );
			$bytes += $size;
			$last   = array_key_last( $chunks );
			if ( null === $last || count( $chunks[ $last ] ) === self::MAX_ROWS_PER_STATEMENT || $bytes > self::MAX_BYTES_PER_STATEMENT ) {
				$chunks[] = array( $row );
				$bytes    = $size;
			} else {
				$chunks[ $last ][] = $row;
			}
		}
		return $chunks;
	}

	/**
	 * @param non-empty-list<non-empty-array<string, scalar|null>> $rows  All with the same columns in the same order.
	 * @param string|null                                          $guard A condition without which no row is added; null for SQLite,
	 *                                                                    whose driver parses VALUES in a third of the time.
	 * @return SqlFragment What follows INSERT INTO and the columns.
	 */
	public static function source( array $rows, ?string $guard ): SqlFragment {
		if ( null === $guard ) {
			$lists = array_map( static fn ( array $row ): string => '(' . implode( ', ', array_map( self::placeholder( ... ), $row ) ) . ')', $rows );
			return new SqlFragment( 'VALUES ' . implode( ', ', $lists ), array_merge( ...array_map( array_values( ... ), $rows ) ) );
		}
		$selects = array();
		$values  = array();
		foreach ( $rows as $row ) {
			$fields = array();
			foreach ( $row as $column => $value ) {
				if ( array() === $selects ) {
					$fields[] = self::placeholder( $value ) . ' AS %i';
					array_push( $values, $value, $column );
				} else {
					$fields[] = self::placeholder( $value );
					$values[] = $value;
				}
			}
			$selects[] = 'SELECT ' . implode( ', ', $fields );
		}
		return new SqlFragment( 'SELECT * FROM (' . implode( ' UNION ALL ', $selects ) . ") AS given WHERE $guard", $values );
	}

	/**
	 * INSERTs that skip rows with an existing key, in a third of the time of a SELECT for each row.
	 *
	 * @param non-empty-list<string>           $columns The first one is a text.
	 * @param list<non-empty-list<int|string>> $rows    Short values of these columns.
	 * @param string|null                      $guard   A condition without which a statement fails; null for SQLite.
	 * @return list<SqlFragment>
	 */
	public static function inserts( string $table, array $columns, array $rows, ?string $guard ): array {
		return array_map( static fn ( array $chunk ): SqlFragment => self::insert_listed( $table, $columns, $chunk, $guard ), array_chunk( $rows, self::MAX_LISTED_ROWS ) );
	}

	/**
	 * @param non-empty-list<string>                     $columns
	 * @param non-empty-list<non-empty-list<int|string>> $rows
	 */
	private static function insert_listed( string $table, array $columns, array $rows, ?string $guard ): SqlFragment {
		$names  = implode( ', ', array_fill( 0, count( $columns ), '%i' ) );
		$lists  = array();
		$values = array();
		foreach ( $rows as $row ) {
			// Numbers are written out: wpdb would take most of the time to bind them.
			$texts   = array_filter( $row, is_string( ... ) );
			$lists[] = '(' . implode( ',', array_replace( $row, array_fill_keys( array_keys( $texts ), '%s' ) ) ) . ')';
			array_push( $values, ...$texts );
		}
		if ( null === $guard ) {
			return new SqlFragment( "INSERT IGNORE INTO %i ($names) VALUES " . implode( ',', $lists ), array( $table, ...$columns, ...$values ) );
		}
		// A subquery of two rows is an error in every SQL mode, but with IGNORE.
		$lists[0] = substr_replace( $lists[0], "IF($guard, %s, (SELECT 1 UNION ALL SELECT 2))", 1, 2 );
		return new SqlFragment( "INSERT INTO %i ($names) VALUES " . implode( ',', $lists ) . ' ON DUPLICATE KEY UPDATE %i = %i', array( $table, ...$columns, ...$values, $columns[0], $columns[0] ) );
	}

	public static function placeholder( mixed $value ): string {
		return is_int( $value ) ? '%d' : '%s';
	}
}
