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
	 * @param non-empty-list<non-empty-array<string, scalar|null>> $rows All with the same columns in the same order.
	 * @return SqlFragment The values name their columns, so that the SELECT can be a derived table.
	 */
	public static function select( array $rows ): SqlFragment {
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
		return new SqlFragment( implode( ' UNION ALL ', $selects ), $values );
	}

	public static function placeholder( mixed $value ): string {
		return is_int( $value ) ? '%d' : '%s';
	}
}
