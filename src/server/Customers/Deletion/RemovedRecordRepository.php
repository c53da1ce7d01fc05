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

	/** Tables whose rows come back with their ids, or the customer does not come back. */
	private const WITH_IDS = array( 'customers', 'addresses', 'meta' );

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
	 * @param array<int, Record> $records       By customer.
	 * @param array<int, string> $without_users Codes by customer whose user does not come back.
	 * @return array<int, RestoredRecord> By customer. Customers that exist already, because another undo has brought them back,
	 *                                    are left out.
	 * @throws EmailTaken
	 * @throws IdTaken
	 * @throws DatabaseError
	 */
	public function restore( Transaction $transaction, array $records, array $without_users ): array {
		$transaction->lock_customers( ...array_keys( $records ) );
		$emails   = array_map( static fn ( array $record ): string => (string) ( $record['customers'][0]['email'] ?? '' ), $records );
		$user_ids = array_filter( array_map( static fn ( array $record ): int => (int) ( $record['customers'][0]['user_id'] ?? 0 ), $records ) );
		$this->unique_values->lock( $transaction, array_values( $emails ), array_values( array_diff_key( $user_ids, $without_users ) ) );
		$records = array_diff_key( $records, $this->restored( $records ) );
		foreach ( array_keys( $records ) as $id ) {
			$this->unique_values->reserve_email( $transaction, $emails[ $id ], $id );
		}
		foreach ( array_intersect_key( $user_ids, $records ) as $id => $user_id ) {
			if ( ! isset( $without_users[ $id ] ) && ! $this->reserve_user( $transaction, $user_id, $id ) ) {
				$without_users[ $id ] = 'user_taken';
			}
			if ( isset( $without_users[ $id ] ) ) {
				unset( $records[ $id ]['customers'][0]['user_id'], $records[ $id ]['accounts'] );
			}
		}
		$this->insert( $transaction, $records );
		$restored = array();
		foreach ( $records as $id => $record ) {
			if ( isset( $record['customers'][0]['user_id'] ) && null !== $this->accounts->missing_of_customer( $id ) ) {
				$transaction->update( $this->tables->customers(), array( 'user_id' => null ), array( 'id' => $id ) );
				$this->accounts->remove( $transaction, $id );
				$without_users[ $id ] = 'user_gone';
			}
			$restored[ $id ] = $this->attach_orders( $transaction, $id, $record['orders'] ?? array(), $without_users[ $id ] ?? null );
			$this->queue->push_deletion( $transaction, $id, $record['customers'][0]['created_at'] ?? null );
		}
		if ( array() !== $records ) {
			$this->indexer->index( $transaction, ...array_keys( $records ) );
		}
		return $restored;
	}

	/**
	 * Customers that an earlier undo has brought back.
	 *
	 * @param array<int, Record> $records By customer.
	 * @return array<int, true>
	 * @throws IdTaken
	 * @throws DatabaseError
	 */
	private function restored( array $records ): array {
		$restored = array();
		foreach ( $this->identities( array_keys( $records ) ) as $id => $identity ) {
			if ( self::identity( $records[ $id ]['customers'][0] ) !== $identity ) {
				throw new IdTaken();
			}
			$restored[ $id ] = true;
		}
		return $restored;
	}

	/**
	 * @param array<string, string|null> $row Of the customers table.
	 * @return string What differs between two customers who had the same id, one after the other.
	 */
	public static function identity( array $row ): string {
		return ( $row['uuid'] ?? '' ) . ' ' . ( $row['created_at'] ?? '' );
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, string> Identities of the customers that exist.
	 * @throws DatabaseError
	 */
	public function identities( array $ids ): array {
		$where = SqlFragment::in( 'id', $ids );
		$rows  = $this->database->rows( "SELECT id, uuid, created_at FROM %i WHERE {$where->sql}", array( $this->tables->customers(), ...$where->values ) );
		return array_map( self::identity( ... ), array_column( $rows, null, 'id' ) );
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
	 * @param non-empty-list<int> $user_ids
	 * @return list<int> Those that a customer has.
	 * @throws DatabaseError
	 */
	public function taken_users( array $user_ids ): array {
		$where = SqlFragment::in( 'user_id', $user_ids );
		$rows  = $this->database->rows( "SELECT user_id FROM %i WHERE {$where->sql}", array( $this->tables->customers(), ...$where->values ) );
		return array_map( intval( ... ), array_column( $rows, 'user_id' ) );
	}

	/**
	 * @param non-empty-list<int> $ids Of addresses.
	 * @return list<int> Those that are addresses of other customers now.
	 * @throws DatabaseError
	 */
	public function taken_addresses( array $ids, int $customer_id ): array {
		$where = SqlFragment::in( 'id', $ids );
		$rows  = $this->database->rows( "SELECT id FROM %i WHERE {$where->sql} AND customer_id <> %d", array( $this->tables->addresses(), ...$where->values, ...array( $customer_id ) ) );
		return array_map( intval( ... ), array_column( $rows, 'id' ) );
	}

	/**
	 * Writes one deleted address back.
	 *
	 * @param array<string, string|null> $row
	 * @throws IdTaken
	 * @throws DatabaseError
	 */
	public function insert_address( Transaction $transaction, array $row ): void {
		$this->insert_rows( $transaction, 'addresses', array( self::without_nulls( $row ) ) );
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
		$by_table = array();
		foreach ( $records as $record ) {
			foreach ( array_diff_key( $record, array( 'orders' => true ) ) as $table => $rows ) {
				$by_table[ $table ] = array( ...( $by_table[ $table ] ?? array() ), ...$rows );
			}
		}
		foreach ( $by_table as $table => $rows ) {
			$this->insert_rows( $transaction, $table, $rows );
		}
	}

	/**
	 * @param string    $table As in a record.
	 * @param list<Row> $rows
	 * @throws IdTaken
	 * @throws DatabaseError
	 */
	private function insert_rows( Transaction $transaction, string $table, array $rows ): void {
		$name  = str_starts_with( $table, 'fluentcart:' ) ? $this->tables->of_fluentcart( substr( $table, 11 ) ) : $this->tables->$table();
		$known = $this->columns_of( $name );
		if ( array() === $known ) {
			return; // FluentCart's table was deleted.
		}
		foreach ( $this->of_same_columns( $rows, $known ) as $group ) {
			$inserted = $transaction->insert_ignore( $name, $group );
			// A visitor may have the same cart again, with the cookie.
			if ( $inserted < count( $group ) && in_array( $table, self::WITH_IDS, true ) ) {
				throw new IdTaken();
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
	 * Gives orders back that have no customer now. Deleted orders are no loss of this customer.
	 *
	 * @param list<int>   $orders
	 * @param string|null $user_code Why the user did not come back; null if the customer has it, or had none.
	 * @throws DatabaseError
	 */
	private function attach_orders( Transaction $transaction, int $id, array $orders, ?string $user_code ): RestoredRecord {
		$free     = array();
		$existing = 0;
		foreach ( array_chunk( $orders, 200 ) as $chunk ) {
			$where     = SqlFragment::in( 'id', $chunk );
			$rows      = $this->database->rows( "SELECT id, customer_id FROM %i WHERE {$where->sql}" . $transaction->for_update(), array( $this->tables->orders(), ...$where->values ) );
			$existing += count( $rows );
			$ids       = array_map( intval( ... ), array_column( array_filter( $rows, static fn ( array $row ): bool => 0 === (int) $row['customer_id'] ), 'id' ) );
			if ( array() !== $ids ) {
				$transaction->update( $this->tables->orders(), array( 'customer_id' => $id ), array( 'id' => $ids ) );
			}
			array_push( $free, ...$ids );
		}
		return new RestoredRecord( $free, count( $free ) === $existing, count( $free ) < count( $orders ), $user_code );
	}

	/**
	 * @return list<Row>
	 * @throws DatabaseError
	 */
	private function rows( string $table, string $column, int $id ): array {
		return array_map( self::without_nulls( ... ), $this->database->rows( 'SELECT * FROM %i WHERE %i = %d', array( $table, $column, $id ) ) );
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
