<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

defined( 'ABSPATH' ) || exit;

/**
 * A column of the customers table by which a list can be sorted.
 */
final class SortColumn {

	/** Of a search: exact matches first, then the newest customers. The value of a position is 1 for an exact match. */
	public const RELEVANCE = 'relevance';

	private const INTEGER = 'integer';
	private const DATE    = 'date';
	private const TEXT    = 'text';

	/**
	 * By the contract's sort field: column, type, columns whose filters can use the index of this order, and further columns of
	 * this index (Indexes).
	 */
	private const COLUMNS = array(
		'id'               => array( 'id', self::INTEGER, array( 'status' ), array() ),
		self::RELEVANCE    => array( 'id', self::INTEGER, array( 'status' ), array() ),
		'email'            => array( 'email', self::TEXT, array(), array() ),
		'first_name'       => array( 'first_name', self::TEXT, array(), array( 'created_at' ) ),
		'last_name'        => array( 'last_name', self::TEXT, array(), array( 'created_at' ) ),
		'status'           => array( 'status', self::TEXT, array( 'status' ), array( 'created_at' ) ),
		'total_spent'      => array( 'ltv', self::INTEGER, array( 'ltv' ), array( 'created_at' ) ),
		'order_count'      => array( 'purchase_count', self::INTEGER, array( 'purchase_count' ), array( 'created_at', 'ltv' ) ),
		'first_order_date' => array( 'first_purchase_date', self::DATE, array(), array( 'created_at', 'ltv' ) ),
		'last_order_date'  => array( 'last_purchase_date', self::DATE, array( 'last_purchase_date' ), array( 'created_at', 'ltv' ) ),
		'created_at'       => array( 'created_at', self::DATE, array( 'status', 'created_at' ), array() ),
		'updated_at'       => array( 'updated_at', self::DATE, array(), array( 'status', 'created_at', 'ltv' ) ),
	);

	/**
	 * @param list<string> $indexed_filters Columns whose filters can use the index of this order.
	 * @param list<string> $covered_filters Further columns of the index of this order.
	 */
	private function __construct(
		public readonly string $name,
		private readonly string $type,
		public readonly array $indexed_filters,
		public readonly array $covered_filters,
	) {}

	/**
	 * @param string $field A CustomerListSort of the contract.
	 */
	public static function of_field( string $field ): self {
		return new self( ...self::COLUMNS[ $field ] );
	}

	/**
	 * @param string|null $value As the database returns it.
	 * @return string|int|null An integer for an integer column.
	 */
	public function typed( ?string $value ): string|int|null {
		return self::INTEGER === $this->type ? (int) $value : $value;
	}

	public function is_text(): bool {
		return self::TEXT === $this->type;
	}

	/**
	 * Whether the column can hold a value. Some databases fail to compare a date with other text.
	 */
	public function accepts( mixed $value ): bool {
		return match ( $this->type ) {
			self::INTEGER => is_int( $value ),
			self::DATE    => null === $value || ( is_string( $value ) && self::is_datetime( $value ) ),
			self::TEXT    => null === $value || ( is_string( $value ) && ! str_contains( $value, "\0" ) ),
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
