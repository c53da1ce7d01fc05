<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

use Throwable;

/**
 * Several rows of one customer change together or not at all.
 *
 * wpdb reconnects silently when the connection is lost and would run the rest of a transaction outside it. So every
 * write in here carries the condition that it still runs on the connection on which the transaction began, and the
 * commit is checked against it.
 */
final class Transaction {

	private const TRIES = 5;

	/** The connection of the running transaction; 0 on SQLite, which has no connection to lose. */
	private int $connection = 0;

	/**
	 * The customer that was locked, and what was written there.
	 *
	 * @var array{customer_id: int, token: string}|null
	 */
	private ?array $mark = null;

	public function __construct(
		private readonly Database $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Runs the work in a transaction, and again as a whole after a deadlock or a lost connection.
	 *
	 * The work must therefore have no effect outside the database. What it reads to decide a write it reads with
	 * for_update(), after it has locked the customer with lock().
	 *
	 * @template T
	 * @param callable(self): T $work
	 * @return T
	 * @throws DatabaseError
	 * @throws Throwable Whatever the work throws, after everything was rolled back.
	 */
	public function run( callable $work ): mixed {
		for ( $try = 1; ; $try++ ) {
			try {
				return $this->attempt( $work );
			} catch ( DatabaseError $error ) {
				if ( self::TRIES === $try || ! $error->is_transient() ) {
					throw $error;
				}
				usleep( random_int( 5_000, 20_000 ) * $try );
			}
		}
	}

	/**
	 * Makes every other writer of this customer wait until the transaction ends. The first statement of any work on
	 * a customer that exists; the first after the INSERT of one that is new.
	 *
	 * @throws DatabaseError
	 */
	public function lock( int $customer_id ): void {
		// Random, so that the row always changes: a Galera cluster certifies changed rows only.
		$token = bin2hex( random_bytes( 16 ) );
		$this->database->execute(
			'INSERT INTO %i (customer_id, token) SELECT * FROM (SELECT %d AS customer_id, %s AS token) AS moved'
				. ' WHERE ' . $this->same_connection() . ' ON DUPLICATE KEY UPDATE token = VALUES(token)',
			array( $this->tables->versions(), $customer_id, $token )
		);
		$this->mark = array(
			'customer_id' => $customer_id,
			'token'       => $token,
		);
	}

	/**
	 * @param array<string, scalar|null> $values By column.
	 * @return int The new row's id.
	 * @throws DatabaseError
	 */
	public function insert( string $table, array $values ): int {
		$this->insert_rows( $table, array( $values ), false );
		return $this->database->last_insert_id();
	}

	/**
	 * @param non-empty-list<non-empty-array<string, scalar|null>> $rows All with the same columns in the same order.
	 * @return int How many were added: rows whose key is taken are left out.
	 * @throws DatabaseError
	 */
	public function insert_if_absent( string $table, array $rows ): int {
		return $this->insert_rows( $table, $rows, true );
	}

	/**
	 * @param non-empty-array<string, scalar|null> $values By column.
	 * @param non-empty-array<string, scalar>      $where  Equalities that are all to hold.
	 * @return int The rows that were changed. A row that held these values already does not count on MySQL.
	 * @throws DatabaseError
	 */
	public function update( string $table, array $values, array $where ): int {
		$assignments = implode( ', ', self::equalities( $values ) );
		return $this->database->execute(
			"UPDATE %i SET $assignments WHERE " . $this->conditions( $where ),
			array( $table, ...self::pairs( $values ), ...self::pairs( $where ) )
		);
	}

	/**
	 * @param non-empty-array<string, scalar> $where Equalities that are all to hold.
	 * @return int The rows that were deleted.
	 * @throws DatabaseError
	 */
	public function delete( string $table, array $where ): int {
		return $this->database->execute(
			'DELETE FROM %i WHERE ' . $this->conditions( $where ),
			array( $table, ...self::pairs( $where ) )
		);
	}

	/**
	 * The end of a SELECT whose answer decides a write: it reads what is there now, not what was there when the
	 * transaction began, and keeps it so.
	 */
	public function for_update(): string {
		return $this->database->is_sqlite() ? '' : ' FOR UPDATE';
	}

	/**
	 * @template T
	 * @param callable(self): T $work
	 * @return T
	 */
	private function attempt( callable $work ): mixed {
		$this->begin();
		try {
			$result = $work( $this );
			$this->commit();
			return $result;
		} catch ( Throwable $error ) {
			$this->roll_back();
			throw $error;
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function begin(): void {
		$this->mark = null;

		$before = $this->current_connection();
		$this->database->execute( 'START TRANSACTION' );
		$this->connection = $this->current_connection();
		if ( $before !== $this->connection ) {
			// Reconnected somewhere in between: nobody knows on which side the transaction was opened.
			$this->roll_back();
			throw self::lost_connection();
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function commit(): void {
		if ( $this->current_connection() !== $this->connection ) {
			throw self::lost_connection();
		}
		try {
			$this->database->execute( 'COMMIT' );
		} catch ( DatabaseError $error ) {
			if ( ! $error->is_lost_connection() ) {
				throw $error;
			}
		}
		// wpdb may have sent the COMMIT again on a new connection, where it committed nothing and succeeded.
		if ( $this->current_connection() !== $this->connection && ! $this->is_mark_stored() ) {
			throw self::lost_connection();
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function is_mark_stored(): bool {
		return null !== $this->mark && $this->mark['token'] === $this->database->value(
			'SELECT token FROM %i WHERE customer_id = %d',
			array( $this->tables->versions(), $this->mark['customer_id'] )
		);
	}

	private function roll_back(): void {
		try {
			$this->database->execute( 'ROLLBACK' );
		} catch ( DatabaseError ) {
			// The database has ended the transaction itself, or the connection with it; the first error tells why.
			return;
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function current_connection(): int {
		return $this->database->is_sqlite() ? 0 : (int) $this->database->value( 'SELECT CONNECTION_ID()' );
	}

	private function same_connection(): string {
		return $this->database->is_sqlite() ? '1 = 1' : 'CONNECTION_ID() = ' . $this->connection;
	}

	/**
	 * @param non-empty-list<non-empty-array<string, scalar|null>> $rows
	 * @throws DatabaseError
	 */
	private function insert_rows( string $table, array $rows, bool $ignore ): int {
		$columns = array_keys( $rows[0] );
		$names   = implode( ', ', array_fill( 0, count( $columns ), '%i' ) );
		$selects = array();
		$values  = array();
		foreach ( $rows as $row ) {
			$fields = array();
			foreach ( $row as $column => $value ) {
				$fields[] = self::placeholder( $value ) . ' AS %i';
				array_push( $values, $value, $column );
			}
			$selects[] = 'SELECT ' . implode( ', ', $fields );
		}
		$given = implode( ' UNION ALL ', $selects );

		return $this->database->execute(
			( $ignore ? 'INSERT IGNORE' : 'INSERT' ) . " INTO %i ($names) SELECT * FROM ($given) AS given WHERE "
				. $this->same_connection(),
			array( $table, ...$columns, ...$values )
		);
	}

	/**
	 * @param non-empty-array<string, scalar> $where
	 */
	private function conditions( array $where ): string {
		return implode( ' AND ', array( ...self::equalities( $where ), $this->same_connection() ) );
	}

	/**
	 * @param array<string, scalar|null> $values
	 * @return list<string> `column = value` with placeholders, for pairs().
	 */
	private static function equalities( array $values ): array {
		return array_map( static fn ( mixed $value ): string => '%i = ' . self::placeholder( $value ), array_values( $values ) );
	}

	private static function placeholder( mixed $value ): string {
		return is_int( $value ) ? '%d' : '%s';
	}

	/**
	 * @param array<string, scalar|null> $values
	 * @return list<scalar|null> Column, value, column, value.
	 */
	private static function pairs( array $values ): array {
		$pairs = array();
		foreach ( $values as $column => $value ) {
			array_push( $pairs, $column, $value );
		}
		return $pairs;
	}

	private static function lost_connection(): DatabaseError {
		return new DatabaseError( 'The connection to the database was lost in a transaction.', 2006 );
	}
}
