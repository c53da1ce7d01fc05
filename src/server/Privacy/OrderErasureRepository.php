<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\RowsSql;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Privacy\Data\Person;
use FluentCartCustomers\Privacy\Data\PersonalData;
use FluentCartCustomers\Privacy\Data\PersonRowsQuery;
use FluentCartCustomers\Privacy\Data\StoredColumnsQuery;

defined( 'ABSPATH' ) || exit;

/**
 * Empties the personal columns of orders and ended subscriptions, and deletes rows of FluentCart that only describe a person.
 *
 * Most of these tables have no index by order or customer. So their keys are read first: an UPDATE without an index would lock all
 * rows.
 */
final class OrderErasureRepository {

	/** FluentCart's names of a customer in its tables of labels and activity. */
	private const CUSTOMER = 'FluentCart\App\Models\Customer';

	/** Tables whose rows are deleted, with the columns of their keys. */
	private const DELETED = array(
		'carts'             => 'cart_hash',
		'subscription_meta' => 'id',
	);

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly StoredColumnsQuery $stored,
		private readonly PersonRowsQuery $rows,
	) {}

	/**
	 * @param list<string> $emails Of the person.
	 * @throws DatabaseError
	 */
	public function erase( Transaction $transaction, Person $person, array $emails ): Erased {
		$is_any = $this->delete_carts_by_email( $transaction, $emails );
		$is_any = $this->delete_activity( $transaction, $person ) || $is_any;
		$counts = array();
		foreach ( $this->stored->tables() as $table => $columns ) {
			$name  = substr( $table, strlen( $this->tables->of_fluentcart( '' ) ) );
			$is_of = isset( $columns['by'] ) && ( PersonalData::OF_CUSTOMER !== $columns['by'][1] || in_array( $name, array( 'subscriptions', ...array_keys( self::DELETED ) ), true ) );
			$where = $is_of ? $this->rows->of_person( $person, $columns ) : null;
			if ( null === $where || ! str_starts_with( $table, $this->tables->of_fluentcart( '' ) ) ) {
				continue;
			}
			$key  = self::DELETED[ $name ] ?? 'id';
			$keys = $this->keys( $table, $key, $where );
			if ( isset( self::DELETED[ $name ] ) ) {
				$transaction->delete_in( $table, $key, $keys );
			} else {
				$this->empty_columns( $transaction, $table, PersonalData::columns( $columns, 'data' ), $keys );
			}
			$counts[ $name ] = count( $keys );
		}
		return new Erased( $is_any || array_sum( $counts ) > 0, $counts['orders'] ?? 0, $counts['subscriptions'] ?? 0 );
	}

	/**
	 * Separates ended subscriptions from their customer. The deletion of the customer separates the orders.
	 *
	 * @throws DatabaseError
	 */
	public function detach_subscriptions( Transaction $transaction, int $customer_id ): void {
		$table = $this->tables->of_fluentcart( 'subscriptions' );
		if ( array() === $this->stored->existing( $table, array( 'customer_id' ) ) ) {
			return;
		}
		foreach ( array_chunk( $this->keys( $table, 'id', SqlFragment::in( 'customer_id', array( $customer_id ) ) ), RowsSql::MAX_ROWS_PER_STATEMENT ) as $ids ) {
			$transaction->update( $table, array( 'customer_id' => 0 ), array( 'id' => $ids ) );
		}
	}

	/**
	 * @param list<string> $names Columns.
	 * @param list<string> $ids
	 * @throws DatabaseError
	 */
	private function empty_columns( Transaction $transaction, string $table, array $names, array $ids ): void {
		$values = array();
		foreach ( $this->stored->existing( $table, $names ) as $column ) {
			$values[ $column ] = $this->stored->empty_value( $table, $column );
		}
		foreach ( array() === $values ? array() : array_chunk( $ids, RowsSql::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
			$transaction->update( $table, $values, array( 'id' => array_map( intval( ... ), $chunk ) ) );
		}
	}

	/**
	 * @param list<string> $emails
	 * @throws DatabaseError
	 */
	private function delete_carts_by_email( Transaction $transaction, array $emails ): bool {
		$table = $this->tables->of_fluentcart( 'carts' );
		if ( array() === $emails || array() === $this->stored->existing( $table, array( 'email' ) ) ) {
			return false;
		}
		$hashes = $this->keys( $table, 'cart_hash', SqlFragment::in( 'email', $emails ) );
		$transaction->delete_in( $table, 'cart_hash', $hashes );
		return array() !== $hashes;
	}

	/**
	 * FluentCart's log of the customer.
	 *
	 * @throws DatabaseError
	 */
	private function delete_activity( Transaction $transaction, Person $person ): bool {
		$table = $this->tables->of_fluentcart( 'activity' );
		if ( array() === $person->ids() || array() === $this->stored->existing( $table, array( 'module_id' ) ) ) {
			return false;
		}
		$where = SqlFragment::in( 'module_id', $person->ids() )->and( new SqlFragment( 'module_type = %s', array( self::CUSTOMER ) ) );
		$ids   = $this->keys( $table, 'id', $where );
		$transaction->delete_in( $table, 'id', array_map( intval( ... ), $ids ) );
		return array() !== $ids;
	}

	/**
	 * @return list<string>
	 * @throws DatabaseError
	 */
	private function keys( string $table, string $key, SqlFragment $where ): array {
		$rows = $this->database->rows( "SELECT %i AS row_key FROM %i WHERE {$where->sql}", array( $key, $table, ...$where->values ) );
		return array_map( strval( ... ), array_column( $rows, 'row_key' ) );
	}
}
