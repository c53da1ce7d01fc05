<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Customers\Record\CustomerRow;

defined( 'ABSPATH' ) || exit;

/**
 * Criteria, order and page of a list of customers.
 */
final class ListArguments {

	/** Columns by the contract's sort field. */
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
	 * @param string $sort_field A key of SORT_COLUMNS.
	 */
	public function __construct(
		public readonly CustomerCriteria $criteria,
		public readonly int $page,
		public readonly int $per_page,
		public readonly string $sort_field = 'id',
		public readonly bool $is_descending = true,
	) {}

	/**
	 * @return string The column of the customers table that the list is sorted by.
	 */
	public function column(): string {
		return self::SORT_COLUMNS[ $this->sort_field ];
	}

	/**
	 * @return int The number of customers before the page.
	 */
	public function offset(): int {
		return ( $this->page - 1 ) * $this->per_page;
	}

	/**
	 * @param array<string, string|null> $row With CustomerRow::COLUMNS.
	 */
	public function position( array $row ): ListPosition {
		$column = $this->column();
		$value  = $row[ $column ];
		return new ListPosition( in_array( $column, self::INTEGER_COLUMNS, true ) ? (int) $value : $value, (int) $row['id'] );
	}

	/**
	 * Whether the sort column can hold a value. Some databases fail to compare a date with other text.
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
	 * MySQL's zero date is valid.
	 */
	private static function is_datetime( string $value ): bool {
		$is_formed = 1 === preg_match( '/^(\d{4})-(\d\d)-(\d\d) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/D', $value, $parts );
		return $is_formed && ( '0000-00-00 00:00:00' === $value || checkdate( (int) $parts[2], (int) $parts[3], (int) $parts[1] ) );
	}
}
