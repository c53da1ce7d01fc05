<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use mysqli;
use RuntimeException;
use Throwable;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Writes all rows or none.
 *
 * wpdb reconnects silently when the connection is lost, and would run the rest of a transaction outside it. So every write
 * has a guard: it changes nothing unless it runs in the session in which the transaction began. A session variable identifies
 * the session, because connection ids differ on the two sides of a proxy. The last write is a commit marker: if the connection
 * is lost during COMMIT, the marker shows whether the transaction was committed.
 */
final class Transaction {

	/** So few rows are inserted one by one. */
	private const SINGLE_ROWS = 2;

	/** The value of `@fcc_transaction` in the session of the running transaction. */
	private string $token = '';

	/** The connection of the running transaction; null on SQLite. */
	private ?mysqli $handle = null;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly CommitMarkerStore $markers,
	) {}

	/**
	 * Runs the work in a transaction, and all of it again after a deadlock or a lost connection. So the work must have no effect
	 * outside the database.
	 *
	 * Order of the work: lock_customers(), then unique values, then reads. Rows that only this plugin writes are read without a
	 * lock, because its writers wait at lock_customers(). Rows that FluentCart also writes are read with for_update().
	 *
	 * @template T
	 * @param callable(self): T $work
	 * @return T
	 * @throws DatabaseError
	 * @throws Throwable An exception of the work, after the rollback.
	 */
	public function run( callable $work ): mixed {
		$result = Retry::run(
			fn (): mixed => $this->attempt( $work ),
			fn ( DatabaseError $error ): bool => $error->is_transient() || $this->database->is_repaired_after( $error )
		);
		$this->markers->prune_sometimes();
		return $result;
	}

	/**
	 * Makes all other writers of these customers wait until the transaction ends. This is the first statement of a transaction,
	 * or the first after the INSERT of a new customer.
	 *
	 * @param int ...$customer_ids 1 to 250: SQLite limits the length of a statement.
	 * @throws DatabaseError
	 */
	public function lock_customers( int ...$customer_ids ): void {
		// All writers lock in the same order, so they cannot deadlock.
		sort( $customer_ids );
		// A random token changes the row every time: a Galera cluster detects conflicts in changed rows only.
		$token = bin2hex( random_bytes( 16 ) );
		$ids   = 'SELECT %d AS customer_id' . str_repeat( ' UNION ALL SELECT %d', count( $customer_ids ) - 1 );
		$this->database->execute(
			"INSERT INTO %i (customer_id, token) SELECT customer_id, %s FROM ($ids) AS ids"
				. ' WHERE ' . $this->connection_guard() . ' ON DUPLICATE KEY UPDATE token = VALUES(token)',
			array( $this->tables->customer_locks(), $token, ...$customer_ids )
		);
	}

	/**
	 * @param array<string, scalar|null> $values By column.
	 * @return int The id of the new row.
	 * @throws TextNotStorable
	 * @throws DatabaseError
	 */
	public function insert( string $table, array $values ): int {
		$this->assert_storable( $table, $values );
		$ids = new RowIds( $this->database );
		try {
			$this->insert_rows( 'INSERT', $table, array( $ids->named( $table ) + $values ) );
		} catch ( DatabaseError $error ) {
			$this->insert_rows( 'INSERT', $table, array( $ids->named_after( $error, $table ) + $values ) );
		}
		return $ids->given( $table );
	}

	/**
	 * @param list<non-empty-array<string, scalar|null>> $rows All with the same columns in the same order.
	 * @return int The number of added rows. Rows with an existing key are skipped.
	 * @throws DatabaseError
	 */
	public function insert_ignore( string $table, array $rows ): int {
		return array_sum( array_map( fn ( array $chunk ): int => $this->insert_rows( 'INSERT IGNORE', $table, $chunk ), RowsSql::chunks( $rows ) ) );
	}

	/**
	 * Adds many short rows that are derived from others. Rows with an existing key are skipped.
	 *
	 * @param non-empty-list<string>           $columns The first one is a text.
	 * @param list<non-empty-list<int|string>> $rows    Values of these columns.
	 * @throws DatabaseError
	 */
	public function insert_derived( string $table, array $columns, array $rows ): void {
		$guard = $this->database->dialect->is_sqlite() ? null : $this->connection_guard();
		foreach ( RowsSql::inserts( $table, $columns, $rows, $guard ) as $insert ) {
			$this->database->execute( $insert->sql, $insert->values );
		}
	}

	/**
	 * Adds rows without ids of their own. Read them back by another column: the ids of a cluster's nodes have gaps.
	 *
	 * @param list<non-empty-array<string, scalar|null>> $rows All with the same columns in the same order.
	 * @throws TextNotStorable
	 * @throws RuntimeException If new ids are beyond Column::LIMIT. A few rows get other ids then, as in insert().
	 * @throws DatabaseError
	 */
	public function insert_all( string $table, array $rows ): void {
		if ( count( $rows ) <= self::SINGLE_ROWS ) {
			array_map( fn ( array $row ): int => $this->insert( $table, $row ), $rows );
			return;
		}
		foreach ( $rows as $row ) {
			$this->assert_storable( $table, $row );
		}
		foreach ( RowsSql::chunks( $rows ) as $chunk ) {
			$this->insert_rows( 'INSERT', $table, $chunk );
			if ( $this->database->last_insert_id() > Column::LIMIT ) {
				throw new RuntimeException( "The ids of new rows of $table are too large." );
			}
		}
	}

	/**
	 * Adds rows, or updates those with the same keys. Locks them until the transaction ends.
	 *
	 * @param list<non-empty-array<string, scalar|null>> $rows    All with the same columns in the same order, among them the key.
	 * @param non-empty-list<string>                     $columns Those to update.
	 * @throws TextNotStorable
	 * @throws DatabaseError
	 */
	public function upsert_rows( string $table, array $rows, array $columns ): void {
		foreach ( $rows as $row ) {
			$this->assert_storable( $table, $row );
		}
		foreach ( RowsSql::chunks( $rows ) as $chunk ) {
			$this->insert_rows(
				'INSERT',
				$table,
				$chunk,
				' ON DUPLICATE KEY UPDATE ' . implode( ', ', array_fill( 0, count( $columns ), '%i = VALUES(%i)' ) ),
				array_merge( ...array_map( static fn ( string $column ): array => array( $column, $column ), $columns ) )
			);
		}
	}

	/**
	 * Adds a row with the same values for each existing customer.
	 *
	 * @param non-empty-list<int>                  $customer_ids At most 250.
	 * @param non-empty-array<string, scalar|null> $values       By column, without `customer_id`.
	 * @return int The number of added rows.
	 * @throws DatabaseError
	 */
	public function insert_per_customer( string $table, array $customer_ids, array $values ): int {
		$of_customer = array( 'id' => $customer_ids );
		$columns     = array_keys( $values );
		$names       = str_repeat( ', %i', count( $columns ) );
		$fields      = implode( ', ', array_map( RowsSql::placeholder( ... ), array_values( $values ) ) );
		return $this->database->execute(
			"INSERT INTO %i (customer_id$names) SELECT id, $fields FROM %i WHERE " . $this->conditions( $of_customer ),
			array( $table, ...$columns, ...array_values( $values ), $this->tables->customers(), ...self::pairs( $of_customer ) )
		);
	}

	/**
	 * Adds a row, or updates the row with the same key. Locks it until the transaction ends.
	 *
	 * @param non-empty-array<string, scalar>      $key    A unique key, by column.
	 * @param non-empty-array<string, scalar|null> $values By column.
	 * @throws DatabaseError
	 */
	public function upsert( string $table, array $key, array $values ): void {
		$this->upsert_rows( $table, array( $key + $values ), array_keys( $values ) );
	}

	/**
	 * @param non-empty-array<string, scalar|null> $values By column.
	 * @param non-empty-array<string, scalar|non-empty-list<scalar>> $where By column: a value, or a list of possible values. All
	 *                                                                      must match.
	 * @return int The number of changed rows. MySQL does not count a row that already has the values.
	 * @throws TextNotStorable
	 * @throws DatabaseError
	 */
	public function update( string $table, array $values, array $where ): int {
		$this->assert_storable( $table, $values );
		$assignments = array_map( static fn ( mixed $value ): string => '%i = ' . RowsSql::placeholder( $value ), array_values( $values ) );
		return $this->database->execute(
			'UPDATE %i SET ' . implode( ', ', $assignments ) . ' WHERE ' . $this->conditions( $where ),
			array( $table, ...self::pairs( $values ), ...self::pairs( $where ) )
		);
	}

	/**
	 * Adds one to a column, so that the row changes in any case.
	 *
	 * @param array<string, scalar|null>                             $values Further columns that it updates.
	 * @param non-empty-array<string, scalar|non-empty-list<scalar>> $where  As in update().
	 * @return int The number of changed rows.
	 * @throws DatabaseError
	 */
	public function increment( string $table, string $column, array $values, array $where ): int {
		$assignments = array_map( static fn ( mixed $value ): string => ', %i = ' . RowsSql::placeholder( $value ), array_values( $values ) );
		return $this->database->execute(
			'UPDATE %i SET %i = %i + 1' . implode( '', $assignments ) . ' WHERE ' . $this->conditions( $where ),
			array( $table, $column, $column, ...self::pairs( $values ), ...self::pairs( $where ) )
		);
	}

	/**
	 * @param list<scalar>                                     $values Values of the column; none deletes nothing.
	 * @param array<string, scalar|non-empty-list<scalar>>     $where  Further columns, as in update().
	 * @return int The number of deleted rows.
	 * @throws DatabaseError
	 */
	public function delete_in( string $table, string $column, array $values, array $where = array() ): int {
		return array_sum( array_map( fn ( array $chunk ): int => $this->delete( $table, array( $column => $chunk ) + $where ), array_chunk( $values, RowsSql::MAX_ROWS_PER_STATEMENT ) ) );
	}

	/**
	 * @param non-empty-array<string, scalar|non-empty-list<scalar>> $where As in update().
	 * @return int The number of deleted rows.
	 * @throws DatabaseError
	 */
	public function delete( string $table, array $where ): int {
		return $this->database->execute(
			'DELETE FROM %i WHERE ' . $this->conditions( $where ),
			array( $table, ...self::pairs( $where ) )
		);
	}

	/**
	 * The end of a SELECT whose result decides a write. It reads the latest committed rows instead of the snapshot, and locks
	 * them.
	 */
	public function for_update(): string {
		return $this->database->dialect->for_update();
	}

	/**
	 * @template T
	 * @param callable(self): T $work
	 * @return T
	 */
	private function attempt( callable $work ): mixed {
		$this->database->use_primary();
		// Outside the try block, because the rollback would end the transaction of the other code.
		OpenTransaction::assert_none( $this->database );
		try {
			$this->begin();
			$result = $work( $this );
			$this->commit();
			return $result;
		} catch ( Throwable $error ) {
			// After a reconnect, the work has read rows without its own writes, which may be why it has thrown.
			$is_lost = ! $error instanceof DatabaseError && ! $this->is_same_connection();
			$this->roll_back();
			throw $is_lost ? self::lost_connection() : $error;
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function begin(): void {
		$this->token                       = bin2hex( random_bytes( 8 ) );
		$this->database->is_in_transaction = true;
		$this->database->execute( 'START TRANSACTION' );
		$this->handle = $this->database->handle();
		if ( ! $this->database->dialect->is_sqlite() ) {
			// After START TRANSACTION, so that a proxy sends it to the same server.
			$this->database->execute( 'SET @fcc_transaction = %s', array( $this->token ) );
		}
		if ( ! $this->is_same_connection() ) {
			throw self::lost_connection(); // wpdb has reconnected, and the new session has no transaction.
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function commit(): void {
		if ( ! $this->markers->add( $this->token, $this->connection_guard() ) || ! $this->is_same_connection() ) {
			throw self::lost_connection();
		}
		$this->database->is_in_transaction = false;
		try {
			$this->database->execute( 'COMMIT' );
			$error = $this->is_same_connection() ? null : self::lost_connection();
		} catch ( DatabaseError $failure ) {
			if ( $failure->is_read_only() && ! $failure->is_transient() ) {
				throw $failure; // The database has rolled back.
			}
			// Any other failure counts as a lost connection: run() tries again if the commit marker is missing.
			$error = $failure->is_transient() || $this->database->dialect->is_sqlite() ? $failure : new DatabaseError( $failure->reason, DatabaseError::NO_CONNECTION );
		}
		if ( null !== $error && ! $this->markers->resolve( $this->token ) ) {
			throw $error;
		}
	}

	private function roll_back(): void {
		$this->database->is_in_transaction = false;
		try {
			$this->database->execute( 'ROLLBACK' );
		} catch ( DatabaseError ) {
			// The database has already ended the transaction or the connection.
			return;
		}
	}

	private function is_same_connection(): bool {
		return $this->database->handle() === $this->handle;
	}

	private function connection_guard(): string {
		// The token is hexadecimal.
		return $this->database->dialect->is_sqlite() ? '1 = 1' : "@fcc_transaction = '{$this->token}'";
	}

	/**
	 * @param string                                               $verb INSERT or INSERT IGNORE.
	 * @param non-empty-list<non-empty-array<string, scalar|null>> $rows
	 * @param string                                               $end  Of the statement.
	 * @param list<string>                                         $end_values For the placeholders of $end.
	 * @throws DatabaseError
	 */
	private function insert_rows( string $verb, string $table, array $rows, string $end = '', array $end_values = array() ): int {
		$columns = array_keys( $rows[0] );
		$names   = implode( ', ', array_fill( 0, count( $columns ), '%i' ) );
		$given   = RowsSql::source( $rows, $this->database->dialect->is_sqlite() ? null : $this->connection_guard() );
		return $this->database->execute(
			"$verb INTO %i ($names) {$given->sql}$end",
			array( $table, ...$columns, ...$given->values, ...$end_values )
		);
	}

	/**
	 * @param non-empty-array<string, scalar|non-empty-list<scalar>> $where
	 */
	private function conditions( array $where ): string {
		$conditions = array_map(
			static fn ( mixed $value ): string => is_array( $value )
				? '%i IN (' . implode( ', ', array_map( RowsSql::placeholder( ... ), $value ) ) . ')'
				: '%i = ' . RowsSql::placeholder( $value ),
			array_values( $where )
		);
		return implode( ' AND ', array( ...$conditions, $this->connection_guard() ) );
	}

	/**
	 * @param array<string, scalar|null> $values By column.
	 * @throws TextNotStorable
	 */
	private function assert_storable( string $table, array $values ): void {
		foreach ( array_filter( $values, is_string( ... ) ) as $column => $text ) {
			if ( ! $this->database->can_store( $table, $column, $text ) ) {
				throw new TextNotStorable( $column );
			}
		}
	}

	/**
	 * @param array<string, scalar|null|list<scalar>> $values
	 * @return list<scalar|null> Column, value, column, value.
	 */
	private static function pairs( array $values ): array {
		$pairs = array();
		foreach ( $values as $column => $value ) {
			array_push( $pairs, $column, ...( is_array( $value ) ? $value : array( $value ) ) );
		}
		return $pairs;
	}

	private static function lost_connection(): DatabaseError {
		return new DatabaseError( 'Lost the database connection during a transaction.', DatabaseError::NO_CONNECTION );
	}
}
