<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Database\Dialect;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Checksums of what is indexed, as SQL: one of the customer's row, and one of the rows in other tables, the related ones. Sums of
 * them compare ten thousand customers in one statement, except on SQLite, whose checksums are text.
 */
final class ChecksumSql {

	/** The key of a customer's phone in FluentCart's metadata. */
	public const PHONE = 'phone';

	/** The id is part of each text, so that two customers who exchange their values change a sum. */
	private const CUSTOMER = array( 'id', 'first_name', 'last_name', 'email', 'user_id', 'city', 'postcode', 'country' );

	/** Columns by the method of Tables. */
	private const RELATED = array(
		'addresses' => array( 'customer_id', 'phone', 'city', 'postcode', 'address_1', 'address_2', 'country', 'meta' ),
		'meta'      => array( 'customer_id', 'meta_value' ),
		'orders'    => array( 'customer_id', 'id', 'receipt_number', 'invoice_no' ),
	);

	public function __construct(
		private readonly Dialect $dialect,
		private readonly Tables $tables,
	) {}

	/**
	 * @return string Of a customer `c`; an integer where it can be summed.
	 */
	public function of_customer(): string {
		return ( $this->dialect->is_sqlite() ? 'MD5' : 'CRC32' ) . '(' . self::text( 'c', self::CUSTOMER ) . ')';
	}

	/**
	 * @return string Of the related rows of a customer `c`.
	 */
	public function of_related(): string {
		$parts = array();
		foreach ( array_keys( self::RELATED ) as $name ) {
			$aggregate = $this->dialect->is_sqlite() ? 'GROUP_CONCAT(' . self::text( 'r', self::RELATED[ $name ] ) . ')' : $this->sum( $name );
			$parts[]   = "COALESCE((SELECT $aggregate FROM {$this->table( $name )} WHERE r.customer_id = c.id{$this->condition( $name )}), " . ( $this->dialect->is_sqlite() ? "''" : '0' ) . ')';
		}
		return $this->dialect->is_sqlite() ? 'MD5(CONCAT(' . implode( ", ';', ", $parts ) . '))' : '(' . implode( ' + ', $parts ) . ')';
	}

	/**
	 * @return string Whether the document `d` of a customer `c` is missing, or differs from the customer's row.
	 */
	public function is_of_other_row(): string {
		return "(d.checksum IS NULL OR d.checksum <> {$this->of_customer()})";
	}

	/**
	 * @return string Whether the document `d` of a customer `c` is missing or outdated.
	 */
	public function is_outdated(): string {
		return "(d.checksum IS NULL OR d.checksum <> {$this->of_customer()} OR d.related <> {$this->of_related()})";
	}

	/**
	 * @return array<string, string> SELECTs of sums of the related rows of a range of customers, with placeholders for the id after
	 *                               which it begins and the last one.
	 */
	public function sums(): array {
		$selects = array();
		foreach ( array_keys( self::RELATED ) as $name ) {
			$selects[ $name ] = "SELECT COALESCE({$this->sum( $name )}, 0) FROM {$this->table( $name )} WHERE r.customer_id > %d AND r.customer_id <= %d{$this->condition( $name )}";
		}
		return $selects;
	}

	private function sum( string $name ): string {
		return 'SUM(CRC32(' . self::text( 'r', self::RELATED[ $name ] ) . '))';
	}

	private function table( string $name ): string {
		return $this->tables->$name() . ' AS r';
	}

	private function condition( string $name ): string {
		return 'meta' === $name ? " AND r.meta_key = '" . self::PHONE . "'" : '';
	}

	/**
	 * @param non-empty-list<string> $columns
	 */
	private static function text( string $alias, array $columns ): string {
		return 'CONCAT(' . implode( ", ',', ", array_map( static fn ( string $column ): string => "COALESCE($alias.$column, '')", $columns ) ) . ')';
	}
}
