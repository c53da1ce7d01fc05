<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Database\SqlFragment;

defined( 'ABSPATH' ) || exit;

/**
 * Which customers a list holds, and in which order.
 */
final class ListArguments {

	/** The contract's sort fields and the columns behind them. */
	public const SORT_COLUMNS = array(
		'id'               => 'id',
		'email'            => 'email',
		'first_name'       => 'first_name',
		'last_name'        => 'last_name',
		'status'           => 'status',
		'total_spent'      => 'ltv',
		'order_count'      => 'purchase_count',
		'first_order_date' => 'first_purchase_date',
		'last_order_date'  => 'last_purchase_date',
		'created_at'       => 'created_at',
		'updated_at'       => 'updated_at',
	);

	private const INTEGER_COLUMNS = array( 'id', 'ltv', 'purchase_count' );
	private const DATE_COLUMNS    = array( 'first_purchase_date', 'last_purchase_date', 'created_at', 'updated_at' );

	/**
	 * @param string $sort_field One of SORT_COLUMNS' keys.
	 */
	public function __construct(
		public readonly CustomerCriteria $criteria,
		public readonly int $page,
		public readonly int $per_page,
		public readonly string $sort_field = 'id',
		public readonly bool $is_descending = true,
	) {}

	/**
	 * The columns of ORDER BY; ties are broken by id, so that no customer stands on two pages.
	 */
	public function order(): string {
		return $this->order_in( $this->is_descending ? 'DESC' : 'ASC' );
	}

	/**
	 * The same from behind.
	 */
	public function reversed_order(): string {
		return $this->order_in( $this->is_descending ? 'ASC' : 'DESC' );
	}

	/**
	 * The column by which the list is sorted.
	 */
	public function column(): string {
		return self::SORT_COLUMNS[ $this->sort_field ];
	}

	/**
	 * How many customers come before the page.
	 */
	public function offset(): int {
		return ( $this->page - 1 ) * $this->per_page;
	}

	private function order_in( string $direction ): string {
		return 'id' === $this->column() ? "c.id $direction" : "c.{$this->column()} $direction, c.id $direction";
	}

	/**
	 * Which customers come behind a place of the list, in the order of order(). NULL is the least value there.
	 */
	public function after( ListPosition $position ): SqlFragment {
		$column = $this->column();
		$beyond = $this->is_descending ? '<' : '>';
		if ( 'id' === $column ) {
			return new SqlFragment( "c.id $beyond %d", array( $position->id ) );
		}
		if ( null === $position->value ) {
			// Nothing is less than NULL; but without these words MariaDB sorts all the NULLs that follow.
			$others = $this->is_descending ? "c.$column < NULL" : "c.$column IS NOT NULL";
			return new SqlFragment( "(c.$column IS NULL AND c.id $beyond %d) OR $others", array( $position->id ) );
		}
		$value = is_int( $position->value ) ? '%d' : '%s';
		$nulls = $this->is_descending ? " OR c.$column IS NULL" : '';
		return new SqlFragment(
			"c.$column $beyond $value OR (c.$column = $value AND c.id $beyond %d)$nulls",
			array( $position->value, $position->value, $position->id )
		);
	}

	/**
	 * Where a customer stands in the list.
	 *
	 * @param array<string, string|null> $row With CustomerRow::COLUMNS.
	 */
	public function position( array $row ): ListPosition {
		$column = $this->column();
		$value  = $row[ $column ];
		return new ListPosition( in_array( $column, self::INTEGER_COLUMNS, true ) ? (int) $value : $value, (int) $row['id'] );
	}

	/**
	 * Whether the column by which the list is sorted can hold a value: some databases refuse to compare a date with
	 * what is none.
	 */
	public function accepts( mixed $value ): bool {
		$column = $this->column();
		return match ( true ) {
			in_array( $column, self::INTEGER_COLUMNS, true ) => is_int( $value ),
			in_array( $column, self::DATE_COLUMNS, true )    => null === $value || ( is_string( $value ) && self::is_datetime( $value ) ),
			default                                          => null === $value || ( is_string( $value ) && ! str_contains( $value, "\0" ) ),
		};
	}

	/**
	 * @param string $value MySQL's zero date is one, too.
	 */
	private static function is_datetime( string $value ): bool {
		$is_formed = 1 === preg_match( '/^(\d{4})-(\d\d)-(\d\d) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/D', $value, $parts );
		return $is_formed && ( '0000-00-00 00:00:00' === $value || checkdate( (int) $parts[2], (int) $parts[3], (int) $parts[1] ) );
	}
}
