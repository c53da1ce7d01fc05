<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Deletion;

use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Customers\Record\AttachedAccountStore;
use FluentCartCustomers\Customers\Record\EmailTaken;
use FluentCartCustomers\Customers\Record\UniqueValueStore;
use FluentCartCustomers\Customers\Record\UserTaken;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Search\SearchIndexer;

defined( 'ABSPATH' ) || exit;

/**
 * All rows of a customer: reads them before a deletion, and writes them back with the same ids.
 *
 * A record has the rows by table, without the columns that are null, and the ids of orders that the deletion detached. A column
 * that a table no longer has is left out when the rows come back.
 *
 * @phpstan-type Row    array<string, string>
 * @phpstan-type Record array<string, list<Row>|list<int>>
 */
final class RemovedRecordRepository {

	/** Tables with a column `customer_id` whose rows come back. Locks, unique values and the search index are made anew. */
	private const TABLES = array( 'addresses', 'meta', 'meta_pointers', 'accounts', 'activity' );

	/** @var array<string, array<string, bool>> By table: whether a column can be null. */
	private array $columns = array();

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly FluentCartRecordRepository $fluentcart,
		private readonly UniqueValueStore $unique_values,
		private readonly AttachedAccountStore $accounts,
		private readonly SearchIndexer $indexer,
		private readonly ChangeQueue $queue,
	) {}

	/**
	 * Runs after the customer lock.
	 *
	 * @param array<string, list<string>> $related_keys From FluentCartRecordRepository::related_keys().
	 * @param bool                        $has_orders   Whether the deletion detaches orders.
	 * @return Record
	 * @throws DatabaseError
	 */
	public function read( int $id, array $related_keys, bool $has_orders ): array {
		$record = array( 'customers' => $this->rows( $this->tables->customers(), 'id', $id ) );
		foreach ( self::TABLES as $table ) {
			$record[ $table ] = $this->rows( $this->tables->$table(), 'customer_id', $id );
		}
		if ( $has_orders ) {
			$orders           = $this->database->rows( 'SELECT id FROM %i WHERE customer_id = %d ORDER BY id', array( $this->tables->orders(), $id ) );
			$record['orders'] = array_map( intval( ... ), array_column( $orders, 'id' ) );
		}
		foreach ( $this->fluentcart->rows( $id, $related_keys ) as $table => $rows ) {
			$record[ "fluentcart:$table" ] = array_map( self::without_nulls( ... ), $rows );
		}
		return array_filter( $record );
	}

	/**
	 * Writes customers back, in a transaction that has read nothing yet. All or none of them.
	 *
	 * @param array<int, Record> $records By customer.
	 * @return array<int, list<string>> By customer: what did not come back, `user_id` or `orders`.
	 * @throws EmailTaken
	 * @throws IdTaken
	 * @throws DatabaseError
	 */
	public function restore( Transaction $transaction, array $records ): array {
		$transaction->lock_customers( ...array_keys( $records ) );
		$missing = array_fill_keys( array_keys( $records ), array() );
		$rows    = array_map( static fn ( array $record ): array => $record['customers'][0] + array( 'email' => '' ), $records );
		$this->unique_values->lock( $transaction, array_values( array_column( $rows, 'email' ) ), array_map( intval( ... ), array_filter( array_column( $rows, 'user_id' ) ) ) );
		foreach ( $records as $id => $record ) {
			$this->unique_values->reserve_email( $transaction, (string) ( $record['customers'][0]['email'] ?? '' ), $id );
		}
		foreach ( $records as $id => &$record ) {
			$user_id = (int) ( $record['customers'][0]['user_id'] ?? 0 );
			if ( $user_id > 0 && ! $this->reserve_user( $transaction, $user_id, $id ) ) {
				unset( $record['customers'][0]['user_id'], $record['accounts'] );
				$missing[ $id ][] = 'user_id';
			}
		}
		unset( $record );
		$this->insert( $transaction, $records );
		foreach ( $records as $id => $record ) {
			if ( isset( $record['customers'][0]['user_id'] ) && null !== $this->accounts->missing_of_customer( $id ) ) {
				$transaction->update( $this->tables->customers(), array( 'user_id' => null ), array( 'id' => $id ) );
				$this->accounts->remove( $transaction, $id );
				$missing[ $id ][] = 'user_id';
			}
			if ( ! $this->attach_orders( $transaction, $id, $record['orders'] ?? array() ) ) {
				$missing[ $id ][] = 'orders';
			}
			$this->queue->push_deletion( $transaction, $id, $record['customers'][0]['created_at'] ?? null );
		}
		$this->indexer->index( $transaction, ...array_keys( $records ) );
		return $missing;
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @return list<int> The customers that exist.
	 * @throws DatabaseError
	 */
	public function existing( array $ids ): array {
		return $this->column( 'id', SqlFragment::in( 'id', $ids ) );
	}

	/**
	 * @param non-empty-list<string> $emails
	 * @return array<string, true> Those that a customer has, in lower case.
	 * @throws DatabaseError
	 */
	public function taken_emails( array $emails ): array {
		$where = SqlFragment::in( 'email', $emails );
		$rows  = $this->database->rows( "SELECT email FROM %i WHERE {$where->sql}", array( $this->tables->customers(), ...$where->values ) );
		return array_fill_keys( array_map( static fn ( array $row ): string => mb_strtolower( (string) $row['email'], 'UTF-8' ), $rows ), true );
	}

	/**
	 * @throws DatabaseError
	 */
	private function reserve_user( Transaction $transaction, int $user_id, int $customer_id ): bool {
		try {
			$this->unique_values->reserve_user( $transaction, $user_id, $customer_id );
			return true;
		} catch ( UserTaken ) {
			return false;
		}
	}

	/**
	 * @param array<int, Record> $records By customer.
	 * @throws IdTaken
	 * @throws DatabaseError
	 */
	private function insert( Transaction $transaction, array $records ): void {
		if ( array() !== $this->existing( array_keys( $records ) ) ) {
			throw new IdTaken();
		}
		$by_table = array();
		foreach ( $records as $record ) {
			foreach ( array_diff_key( $record, array( 'orders' => true ) ) as $table => $rows ) {
				$by_table[ $table ] = array( ...( $by_table[ $table ] ?? array() ), ...$rows );
			}
		}
		foreach ( $by_table as $table => $rows ) {
			$name  = str_starts_with( $table, 'fluentcart:' ) ? $this->tables->of_fluentcart( substr( $table, 11 ) ) : $this->tables->$table();
			$known = $this->columns_of( $name );
			if ( array() === $known ) {
				continue; // FluentCart's table was deleted.
			}
			foreach ( $this->of_same_columns( $rows, $known ) as $group ) {
				if ( $transaction->insert_ignore( $name, $group ) < count( $group ) ) {
					throw new IdTaken();
				}
			}
		}
	}

	/**
	 * @param list<Row>           $rows
	 * @param array<string, bool> $known Columns of the table, with whether they can be null.
	 * @return list<list<array<string, string|null>>> Rows of one group have the same columns in the same order.
	 */
	private function of_same_columns( array $rows, array $known ): array {
		$groups = array();
		foreach ( $rows as $row ) {
			$values = array();
			foreach ( $known as $column => $is_nullable ) {
				if ( isset( $row[ $column ] ) || $is_nullable ) {
					$values[ $column ] = $row[ $column ] ?? null;
				}
			}
			$groups[ implode( ',', array_keys( $values ) ) ][] = $values;
		}
		return array_values( $groups );
	}

	/**
	 * @param list<int> $orders
	 * @return bool Whether the customer has all of them again.
	 * @throws DatabaseError
	 */
	private function attach_orders( Transaction $transaction, int $id, array $orders ): bool {
		$free = array();
		foreach ( array_chunk( $orders, 200 ) as $chunk ) {
			$where = SqlFragment::in( 'id', $chunk );
			$rows  = $this->database->rows(
				"SELECT id FROM %i WHERE {$where->sql} AND customer_id IS NULL" . $transaction->for_update(),
				array( $this->tables->orders(), ...$where->values )
			);
			$ids   = array_map( intval( ... ), array_column( $rows, 'id' ) );
			if ( array() !== $ids ) {
				$transaction->update( $this->tables->orders(), array( 'customer_id' => $id ), array( 'id' => $ids ) );
			}
			array_push( $free, ...$ids );
		}
		return count( $free ) === count( $orders );
	}

	/**
	 * @return list<Row>
	 * @throws DatabaseError
	 */
	private function rows( string $table, string $column, int $id ): array {
		return array_map( self::without_nulls( ... ), $this->database->rows( 'SELECT * FROM %i WHERE %i = %d', array( $table, $column, $id ) ) );
	}

	/**
	 * @return list<int>
	 * @throws DatabaseError
	 */
	private function column( string $column, SqlFragment $where ): array {
		$rows = $this->database->rows( "SELECT %i FROM %i WHERE {$where->sql}", array( $column, $this->tables->customers(), ...$where->values ) );
		return array_map( intval( ... ), array_column( $rows, $column ) );
	}

	/**
	 * @return array<string, bool> Whether each column can be null; empty if the table does not exist.
	 * @throws DatabaseError
	 */
	private function columns_of( string $table ): array {
		if ( ! isset( $this->columns[ $table ] ) ) {
			$columns = array();
			try {
				foreach ( $this->database->rows( 'SHOW COLUMNS FROM %i', array( $table ) ) as $row ) {
					$columns[ (string) $row['Field'] ] = 'YES' === $row['Null'];
				}
			} catch ( DatabaseError $error ) {
				if ( ! $error->is_missing_table() ) {
					throw $error;
				}
			}
			$this->columns[ $table ] = $columns;
		}
		return $this->columns[ $table ];
	}

	/**
	 * @param array<string, string|null> $row
	 * @return Row
	 */
	private static function without_nulls( array $row ): array {
		return array_filter( $row, static fn ( ?string $value ): bool => null !== $value );
	}
}
