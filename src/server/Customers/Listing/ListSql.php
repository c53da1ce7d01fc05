<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Database\SqlFragment;

defined( 'ABSPATH' ) || exit;

/**
 * Order and position of a list of customers `c` as SQL.
 */
final class ListSql {

	/**
	 * The columns of ORDER BY. Ties are broken by id, so that each customer is on one page only.
	 */
	public static function order( ListArguments $list ): string {
		return self::order_in( $list->column(), $list->is_descending ? 'DESC' : 'ASC' );
	}

	public static function reversed_order( ListArguments $list ): string {
		return self::order_in( $list->column(), $list->is_descending ? 'ASC' : 'DESC' );
	}

	private static function order_in( string $column, string $direction ): string {
		return 'id' === $column ? "c.id $direction" : "c.$column $direction, c.id $direction";
	}

	/**
	 * A predicate of the customers that follow a position. NULL sorts before every value.
	 */
	public static function after( ListArguments $list, ListPosition $position ): SqlFragment {
		$column = $list->column();
		$beyond = $list->is_descending ? '<' : '>';
		if ( 'id' === $column ) {
			return new SqlFragment( "c.id $beyond %d", array( $position->id ) );
		}
		if ( null === $position->value ) {
			// No value is less than NULL; but without this predicate MariaDB sorts all the NULLs that follow.
			$others = $list->is_descending ? "c.$column < NULL" : "c.$column IS NOT NULL";
			return new SqlFragment( "(c.$column IS NULL AND c.id $beyond %d) OR $others", array( $position->id ) );
		}
		$value = is_int( $position->value ) ? '%d' : '%s';
		$nulls = $list->is_descending ? " OR c.$column IS NULL" : '';
		return new SqlFragment(
			"c.$column $beyond $value OR (c.$column = $value AND c.id $beyond %d)$nulls",
			array( $position->value, $position->value, $position->id )
		);
	}

	/**
	 * A predicate of the customers of a list by id from an id on.
	 */
	public static function from( ListArguments $list, int $id ): SqlFragment {
		return new SqlFragment( $list->is_descending ? 'c.id <= %d' : 'c.id >= %d', array( $id ) );
	}

	/**
	 * @param non-empty-list<array{int, int|null}> $bounds First and last ids; null for no upper bound.
	 */
	public static function within( array $bounds ): SqlFragment {
		$ranges = array_map( static fn ( array $range ): string => null === $range[1] ? 'c.id >= %d' : 'c.id BETWEEN %d AND %d', $bounds );
		return new SqlFragment( implode( ' OR ', $ranges ), array_filter( array_merge( ...$bounds ), is_int( ... ) ) );
	}
}
