<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Reads customers with phone, additional info and addresses: any number with the same few queries.
 */
final class CustomerQuery {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly CustomerMetaRepository $meta,
		private readonly AttachedAccountStore $accounts,
	) {}

	/**
	 * @param list<int> $ids  At most a few hundred.
	 * @param string    $lock The end of the SELECT.
	 * @return array<int, Customer> Those that exist, by id.
	 * @throws DatabaseError
	 */
	public function find_all( array $ids, string $lock = '' ): array {
		if ( array() === $ids ) {
			return array();
		}
		$where = SqlFragment::in( 'c.id', $ids );
		$rows  = $this->database->rows( 'SELECT ' . CustomerRow::COLUMNS . " FROM %i AS c WHERE {$where->sql} ORDER BY c.id$lock", array( $this->tables->customers(), ...$where->values ) );
		return $this->with_related( array_map( CustomerRow::from_row( ... ), $rows ) );
	}

	/**
	 * @param list<CustomerRow> $rows
	 * @return array<int, Customer> By id.
	 * @throws DatabaseError
	 */
	public function with_related( array $rows ): array {
		if ( array() === $rows ) {
			return array();
		}
		$ids       = array_map( static fn ( CustomerRow $row ): int => $row->id, $rows );
		$meta      = $this->meta->read_all( $ids );
		$addresses = $this->addresses( $ids );
		$customers = array();
		foreach ( $this->accounts->without_missing_users( $rows ) as $row ) {
			$customers[ $row->id ] = new Customer( $row, $meta[ $row->id ]['phone'], $meta[ $row->id ]['phone_address_id'], $meta[ $row->id ]['info'], $addresses[ $row->id ] ?? array() );
		}
		return $customers;
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @return array<int, list<Address>> By customer, primary ones first.
	 * @throws DatabaseError
	 */
	public function addresses( array $ids ): array {
		$where     = SqlFragment::in( 'customer_id', $ids );
		$addresses = array();
		foreach ( $this->database->rows( "SELECT * FROM %i WHERE {$where->sql} ORDER BY is_primary DESC, id ASC", array( $this->tables->addresses(), ...$where->values ) ) as $row ) {
			$addresses[ (int) $row['customer_id'] ][] = Address::from_row( $row );
		}
		return $addresses;
	}

	/**
	 * Finds customers by email, whatever its case.
	 *
	 * @param list<string> $emails At most a few hundred.
	 * @return array<string, non-empty-list<int>> Ids in ascending order, by email in lower case.
	 * @throws DatabaseError
	 */
	public function ids_by_email( array $emails ): array {
		if ( array() === $emails ) {
			return array();
		}
		$where  = SqlFragment::in( 'email', $emails );
		$wanted = array_flip( array_map( self::lower( ... ), $emails ) );
		$ids    = array();
		foreach ( $this->database->rows( "SELECT id, email FROM %i WHERE {$where->sql} ORDER BY id", array( $this->tables->customers(), ...$where->values ) ) as $row ) {
			// The collation of the column also ignores accents.
			$email = self::lower( (string) $row['email'] );
			if ( isset( $wanted[ $email ] ) ) {
				$ids[ $email ][] = (int) $row['id'];
			}
		}
		return $ids;
	}

	public static function lower( string $email ): string {
		return mb_strtolower( $email, 'UTF-8' );
	}
}
