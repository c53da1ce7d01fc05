<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use mysqli;
use Throwable;

defined( 'ABSPATH' ) || exit;

/**
 * Several rows change together or not at all: those of one customer, or one of each of several customers.
 *
 * wpdb reconnects silently when the connection is lost and would run the rest of a transaction outside it. So every
 * write in here carries the condition that it still runs in the session in which the transaction began, told by a
 * variable of its own: the ids of connections are not the same on both sides of a proxy. The last write is a proof, by
 * which somebody whose connection is lost at the commit knows whether it was done.
 */
final class Transaction {

	/** Outcomes are forgotten by one of so many transactions, and so many by one statement. */
	private const PRUNE_ONE_IN      = 1_000;
	private const FORGOTTEN_AT_ONCE = 2_000;

	/** What the running transaction's session has as `@fcc_transaction`. */
	private string $token = '';

	/** The connection of the running transaction; null on SQLite, which has none to lose. */
	private ?mysqli $handle = null;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Runs the work in a transaction, and again as a whole after a deadlock or a lost connection.
	 *
	 * The work must therefore have no effect outside the database. It begins with lock(); then come claims, and only
	 * then whatever is read: without locks what is ours, since our writers queue up at lock(), and with for_update()
	 * the rows that FluentCart writes, too.
	 *
	 * @template T
	 * @param callable(self): T $work
	 * @return T
	 * @throws DatabaseError
	 * @throws Throwable Whatever the work throws, after everything was rolled back.
	 */
	public function run( callable $work ): mixed {
		$result = Retry::run(
			fn (): mixed => $this->attempt( $work ),
			fn ( DatabaseError $error ): bool => $error->is_transient() || $this->database->is_repaired_after( $error )
		);
		if ( 1 === random_int( 1, self::PRUNE_ONE_IN ) ) {
			$this->prune_commit_markers();
		}
		return $result;
	}

	/**
	 * Makes every other writer of these customers wait until the transaction ends. The first statement of any work on
	 * customers that exist; the first after the INSERT of one that is new.
	 *
	 * @param int ...$customer_ids At least one, at most a few hundred: SQLite reads no longer statement.
	 * @throws DatabaseError
	 */
	public function lock_customers( int ...$customer_ids ): void {
		// Everybody in the same order: nobody waits for one who waits for them.
		sort( $customer_ids );
		// Random, so that the rows always change: a Galera cluster certifies changed rows only.
		$token = bin2hex( random_bytes( 16 ) );
		$ids   = 'SELECT %d AS customer_id' . str_repeat( ' UNION ALL SELECT %d', count( $customer_ids ) - 1 );
		$this->database->execute(
			"INSERT INTO %i (customer_id, token) SELECT customer_id, %s FROM ($ids) AS moved"
				. ' WHERE ' . $this->connection_guard() . ' ON DUPLICATE KEY UPDATE token = VALUES(token)',
			array( $this->tables->customer_locks(), $token, ...$customer_ids )
		);
	}

	/**
	 * @param array<string, scalar|null> $values By column.
	 * @return int The new row's id.
	 * @throws TextNotStorable
	 * @throws DatabaseError
	 */
	public function insert( string $table, array $values ): int {
		$this->check_texts( $table, $values );
		$ids = new RowIds( $this->database );
		try {
			$this->insert_rows( 'INSERT', $table, array( $ids->named( $table ) + $values ) );
		} catch ( DatabaseError $error ) {
			$this->insert_rows( 'INSERT', $table, array( $ids->named_after( $error, $table ) + $values ) );
		}
		return $ids->given( $table );
	}

	/**
	 * @param non-empty-list<non-empty-array<string, scalar|null>> $rows All with the same columns in the same order.
	 * @return int How many were added: rows whose key is taken are left out.
	 * @throws DatabaseError
	 */
	public function insert_ignore( string $table, array $rows ): int {
		return $this->insert_rows( 'INSERT IGNORE', $table, $rows );
	}

	/**
	 * Adds the same row for each of several customers who exist.
	 *
	 * @param non-empty-list<int>                  $customer_ids At most a few hundred, as above.
	 * @param non-empty-array<string, scalar|null> $values       By column, without `customer_id`.
	 * @return int How many were added.
	 * @throws DatabaseError
	 */
	public function insert_per_customer( string $table, array $customer_ids, array $values ): int {
		$of_customer = array( 'id' => $customer_ids );
		$columns     = array_keys( $values );
		$names       = str_repeat( ', %i', count( $columns ) );
		$fields      = implode( ', ', array_map( self::placeholder( ... ), array_values( $values ) ) );
		return $this->database->execute(
			"INSERT INTO %i (customer_id$names) SELECT id, $fields FROM %i WHERE " . $this->conditions( $of_customer ),
			array( $table, ...$columns, ...array_values( $values ), $this->tables->customers(), ...self::pairs( $of_customer ) )
		);
	}

	/**
	 * Adds a row, or changes the one that has its key. Either way nobody else comes by until the transaction ends.
	 *
	 * @param non-empty-array<string, scalar>      $key    A unique key, by column.
	 * @param non-empty-array<string, scalar|null> $values By column.
	 * @throws DatabaseError
	 */
	public function upsert( string $table, array $key, array $values ): void {
		$columns     = array_keys( $values );
		$assignments = array_fill( 0, count( $columns ), '%i = VALUES(%i)' );
		$this->insert_rows(
			'INSERT',
			$table,
			array( $key + $values ),
			' ON DUPLICATE KEY UPDATE ' . implode( ', ', $assignments ),
			array_merge( ...array_map( static fn ( string $column ): array => array( $column, $column ), $columns ) )
		);
	}

	/**
	 * @param non-empty-array<string, scalar|null> $values By column.
	 * @param non-empty-array<string, scalar|non-empty-list<scalar>> $where By column, the value, or several of which one
	 *                                                                      is to be there; all of them are to hold.
	 * @return int The rows that were changed. A row that held these values already does not count on MySQL.
	 * @throws TextNotStorable
	 * @throws DatabaseError
	 */
	public function update( string $table, array $values, array $where ): int {
		$this->check_texts( $table, $values );
		$assignments = array_map( static fn ( mixed $value ): string => '%i = ' . self::placeholder( $value ), array_values( $values ) );
		return $this->database->execute(
			'UPDATE %i SET ' . implode( ', ', $assignments ) . ' WHERE ' . $this->conditions( $where ),
			array( $table, ...self::pairs( $values ), ...self::pairs( $where ) )
		);
	}

	/**
	 * @param non-empty-array<string, scalar|non-empty-list<scalar>> $where As in update().
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
		return $this->database->dialect->for_update();
	}

	/**
	 * @template T
	 * @param callable(self): T $work
	 * @return T
	 */
	private function attempt( callable $work ): mixed {
		$this->database->use_primary();
		// Before anything that a rollback follows, which would be theirs.
		OpenTransaction::refuse( $this->database );
		try {
			$this->begin();
			$result = $work( $this );
			$this->commit();
			return $result;
		} catch ( Throwable $error ) {
			// The work may have refused for what it read on another connection: its own writes are not there.
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
			// In the transaction, by which a proxy knows where to send it.
			$this->database->execute( 'SET @fcc_transaction = %s', array( $this->token ) );
		}
		if ( ! $this->is_same_connection() ) {
			throw self::lost_connection(); // Reconnected in between, where no transaction is.
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function commit(): void {
		$this->insert_commit_marker();
		$this->database->is_in_transaction = false;
		try {
			$this->database->execute( 'COMMIT' );
			$error = $this->is_same_connection() ? null : self::lost_connection();
		} catch ( DatabaseError $refusal ) {
			if ( $refusal->is_read_only() && ! $refusal->is_transient() ) {
				throw $refusal; // The database has rolled it back.
			}
			// Whatever the reason: where nothing is there of the work, it may be done again.
			$error = $refusal->is_transient() || $this->database->dialect->is_sqlite() ? $refusal : new DatabaseError( $refusal->reason, DatabaseError::NO_CONNECTION );
		}
		if ( null !== $error && ! $this->resolve_commit() ) {
			throw $error;
		}
	}

	/**
	 * Writes a row that is there only if all of this is, for a connection that is lost before it says so. Nobody else ever
	 * changes it: rivals who come next would take away any proof that is theirs to change.
	 *
	 * @throws DatabaseError
	 */
	private function insert_commit_marker(): void {
		if ( $this->database->dialect->is_sqlite() ) {
			return;
		}
		$is_left = 1 === $this->database->execute(
			"INSERT INTO %i (token, is_committed, created_at) SELECT %s, 1, %d FROM (SELECT 1) AS given WHERE {$this->connection_guard()}",
			array( $this->tables->commit_markers(), $this->token, time() )
		);
		if ( ! $is_left || ! $this->is_same_connection() ) {
			throw self::lost_connection();
		}
	}

	/**
	 * What has become of a COMMIT whose connection was lost. wpdb may have sent it again on a new one, where it committed
	 * nothing and succeeded; or it may be under way still, behind a proxy that has let go of the connection. So it is not
	 * only looked for: the place of its proof is taken, which it can not be committed without.
	 *
	 * @throws DatabaseError One that does not make run() begin again, since the work may be done.
	 */
	private function resolve_commit(): bool {
		if ( $this->database->dialect->is_sqlite() ) {
			return false;
		}
		$settle = function (): bool {
			$outcomes = $this->tables->commit_markers();
			$this->database->execute_with_retry( 'INSERT IGNORE INTO %i (token, is_committed, created_at) VALUES (%s, 0, %d)', array( $outcomes, $this->token, time() ) );
			return 1 === (int) $this->database->value( 'SELECT is_committed FROM %i WHERE token = %s', array( $outcomes, $this->token ) );
		};
		try {
			// Both are tried again by themselves; but a cluster that counts itself refuses that often within a second.
			return Retry::run( $settle, static fn (): bool => true );
		} catch ( DatabaseError $error ) {
			throw new DatabaseError( 'Nobody can tell whether the transaction was committed: ' . $error->getMessage() );
		}
	}

	/**
	 * Nobody asks for them any more.
	 */
	private function prune_commit_markers(): void {
		if ( $this->database->dialect->is_sqlite() ) {
			return;
		}
		try {
			do {
				$forgotten = $this->database->execute_with_retry(
					'DELETE FROM %i WHERE created_at < %d LIMIT %d',
					array( $this->tables->commit_markers(), time() - HOUR_IN_SECONDS, self::FORGOTTEN_AT_ONCE )
				);
			} while ( self::FORGOTTEN_AT_ONCE === $forgotten );
		} catch ( DatabaseError ) {
			return; // Then somebody else does.
		}
	}

	private function roll_back(): void {
		$this->database->is_in_transaction = false;
		try {
			$this->database->execute( 'ROLLBACK' );
		} catch ( DatabaseError ) {
			// The database has ended the transaction itself, or the connection with it; the first error tells why.
			return;
		}
	}

	private function is_same_connection(): bool {
		return $this->database->handle() === $this->handle;
	}

	private function connection_guard(): string {
		// The token is ours: hexadecimal digits.
		return $this->database->dialect->is_sqlite() ? '1 = 1' : "@fcc_transaction = '{$this->token}'";
	}

	/**
	 * @param string                                               $verb INSERT or INSERT IGNORE.
	 * @param non-empty-list<non-empty-array<string, scalar|null>> $rows
	 * @param string                                               $end  Of the statement, with placeholders of $ending.
	 * @param list<string>                                         $ending
	 * @throws DatabaseError
	 */
	private function insert_rows( string $verb, string $table, array $rows, string $end = '', array $ending = array() ): int {
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
			"$verb INTO %i ($names) SELECT * FROM ($given) AS given WHERE {$this->connection_guard()}$end",
			array( $table, ...$columns, ...$values, ...$ending )
		);
	}

	/**
	 * @param non-empty-array<string, scalar|non-empty-list<scalar>> $where
	 */
	private function conditions( array $where ): string {
		$conditions = array_map(
			static fn ( mixed $value ): string => is_array( $value )
				? '%i IN (' . implode( ', ', array_map( self::placeholder( ... ), $value ) ) . ')'
				: '%i = ' . self::placeholder( $value ),
			array_values( $where )
		);
		return implode( ' AND ', array( ...$conditions, $this->connection_guard() ) );
	}

	/**
	 * @param array<string, scalar|null> $values By column.
	 * @throws TextNotStorable
	 */
	private function check_texts( string $table, array $values ): void {
		foreach ( array_filter( $values, is_string( ... ) ) as $column => $text ) {
			if ( ! $this->database->can_store( $table, $column, $text ) ) {
				throw new TextNotStorable( $column );
			}
		}
	}

	private static function placeholder( mixed $value ): string {
		return is_int( $value ) ? '%d' : '%s';
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
		return new DatabaseError( 'The connection to the database was lost in a transaction.', DatabaseError::NO_CONNECTION );
	}
}
