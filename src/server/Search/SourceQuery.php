<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Reads what is searched of customers, with one statement for each table.
 */
final class SourceQuery {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param list<int> $ids
	 * @param bool      $with_orders Whether orders are read, of which a customer can have many.
	 * @return array<int, SourceFields> The existing customers, by id.
	 * @throws DatabaseError
	 */
	public function read( array $ids, bool $with_orders = true ): array {
		if ( array() === $ids ) {
			return array();
		}
		$phones    = $this->related( $ids, "SELECT customer_id, meta_value AS phone FROM %i WHERE meta_key = '" . ChecksumSql::PHONE . "' AND", $this->tables->meta() );
		$addresses = $this->related( $ids, 'SELECT customer_id, phone, city, postcode, address_1, address_2, country, meta FROM %i WHERE', $this->tables->addresses() );
		$orders    = $with_orders ? $this->related( $ids, 'SELECT customer_id, id, receipt_number, invoice_no FROM %i WHERE', $this->tables->orders() ) : array();
		$fields    = array();
		$where     = SqlFragment::of_ids( 'c.id', $ids );
		$rows      = $this->database->rows(
			"SELECT c.id, c.first_name, c.last_name, c.email, c.city, c.postcode, c.country, u.user_login AS login FROM %i AS c LEFT JOIN %i AS u ON u.ID = c.user_id WHERE {$where->sql}",
			array( $this->tables->customers(), $this->tables->users(), ...$where->values )
		);
		foreach ( $rows as $row ) {
			$id            = (int) $row['id'];
			$fields[ $id ] = SourceFields::of( $row, array_column( $phones[ $id ] ?? array(), 'phone' ), $addresses[ $id ] ?? array(), $orders[ $id ] ?? array() );
		}
		return $fields;
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @param string              $select Up to WHERE, or AND.
	 * @return array<int, list<array<string, string|null>>> By customer, the newest first.
	 * @throws DatabaseError
	 */
	private function related( array $ids, string $select, string $table ): array {
		$where = SqlFragment::of_ids( 'customer_id', $ids );
		$rows  = array();
		foreach ( $this->database->rows( "$select {$where->sql} ORDER BY id DESC", array( $table, ...$where->values ) ) as $row ) {
			$rows[ (int) $row['customer_id'] ][] = $row;
		}
		return $rows;
	}
}
