<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use Closure;
use mysqli;
use mysqli_sql_exception;
use WeakMap;
use wpdb;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Runs statements on wpdb: every value is bound, and a statement that fails throws. No other class runs SQL on wpdb.
 *
 * Direct queries are necessary: FluentCart's tables have no WordPress API, and a million customers do not fit into an object
 * cache.
 */
final class Connection {

	/** The properties of wpdb that describe its last query. */
	private const STATE = array( 'insert_id', 'last_error', 'last_query', 'last_result', 'num_rows', 'rows_affected' );

	public readonly Dialect $dialect;

	/** @var WeakMap<mysqli, true> Connections with wsrep_sync_wait. */
	private WeakMap $synced;

	/** Whether preserving_wpdb_state() runs. */
	private bool $is_preserving_state = false;

	/** Whether a Transaction runs. Then a failed statement is not retried alone. */
	public bool $is_in_transaction = false;

	/** How often tables were repaired in this request. A repaired derived table is empty, so its reader reads again. */
	public int $repairs = 0;

	/** @var (Closure(): bool)|null Creates missing tables and columns; returns whether any was missing. */
	private ?Closure $repair = null;

	public function __construct( private readonly wpdb $wpdb ) {
		$this->dialect = new Dialect( static fn (): string => (string) $wpdb->db_server_info() );
		$this->synced  = new WeakMap();
	}

	/**
	 * @param list<scalar|null> $values For the placeholders %s, %d, %f and %i of $sql, in order.
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	public function rows( string $sql, array $values = array() ): array {
		$read = fn (): mixed => $this->run( fn ( string $query ) => $this->wpdb->get_results( $query, ARRAY_A ), $sql, $values ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared, PluginCheck.Security.DirectDB.UnescapedDBParameter -- run() prepares it.
		$rows = $this->is_in_transaction ? $read() : Retry::run(
			function () use ( $read ): mixed {
				$rows = $read();
				// wpdb may have reconnected for it, to a node that has not received the latest commits.
				return $this->enable_sync_wait() ? $read() : $rows;
			},
			fn ( DatabaseError $error ): bool => $error->is_transient() || $this->is_repaired_after( $error )
		);
		return is_array( $rows ) ? array_values( $rows ) : array();
	}

	/**
	 * @param list<scalar|null> $values
	 * @return array<string, string|null>|null The first row, if there is one.
	 * @throws DatabaseError
	 */
	public function row( string $sql, array $values = array() ): ?array {
		return $this->rows( $sql, $values )[0] ?? null;
	}

	/**
	 * @param list<scalar|null> $values
	 * @return string|null The first column of the first row, if there is one.
	 * @throws DatabaseError
	 */
	public function value( string $sql, array $values = array() ): ?string {
		$value = array_values( (array) $this->row( $sql, $values ) )[0] ?? null;
		return is_string( $value ) ? $value : null;
	}

	/**
	 * @param non-empty-list<SqlFragment> $selects
	 * @param int                         $limit
	 * @return non-empty-list<int> The rows of each SELECT, at most the limit and one.
	 * @throws DatabaseError
	 */
	public function count_up_to( array $selects, int $limit ): array {
		$counts = array();
		$values = array();
		foreach ( $selects as $number => $select ) {
			$counts[] = "(SELECT COUNT(*) FROM ({$select->sql} LIMIT %d) AS counted) AS count_$number";
			array_push( $values, ...$select->values, ...array( $limit + 1 ) );
		}
		$row = $this->row( 'SELECT ' . implode( ', ', $counts ), $values );
		return array_map( intval( ... ), array_values( (array) $row ) );
	}

	/**
	 * The optimizer's estimate of the rows of each SELECT, in constant time. It may be wrong by a factor of three, so it
	 * chooses a plan and is never part of an answer.
	 *
	 * @param non-empty-list<SqlFragment> $selects Each reads a range of an index of one table.
	 * @param int                         $limit   Counts up to this number if the database gives no estimate.
	 * @return non-empty-list<int>
	 * @throws DatabaseError
	 */
	public function estimate_rows( array $selects, int $limit ): array {
		if ( $this->dialect->is_sqlite() ) {
			return $this->count_up_to( $selects, $limit );
		}
		$union = implode( ' UNION ALL ', array_map( static fn ( SqlFragment $select ): string => $select->sql, $selects ) );
		// The default format of MySQL 9.5 has no column `rows`.
		$plan      = $this->rows( "EXPLAIN FORMAT=TRADITIONAL $union", array_merge( ...array_map( static fn ( SqlFragment $select ): array => $select->values, $selects ) ) );
		$estimates = array_slice( array_column( $plan, 'rows' ), 0, count( $selects ) );
		return count( $estimates ) === count( array_filter( $estimates, is_numeric( ... ) ) ) && count( $estimates ) === count( $selects )
			? array_map( intval( ... ), $estimates )
			: $this->count_up_to( $selects, $limit );
	}

	/**
	 * The rows of a SELECT with a limit, and their number without the limit, by SQL_CALC_FOUND_ROWS as in WP_Query.
	 *
	 * @return array{rows: list<array<string, string|null>>, total: int}
	 * @throws DatabaseError
	 */
	public function rows_with_total( SqlFragment $select ): array {
		$tries = 3;
		do {
			$rows       = $this->rows( (string) preg_replace( '/^SELECT /', 'SELECT SQL_CALC_FOUND_ROWS ', $select->sql ), $select->values );
			$connection = $this->handle();
			$total      = (int) $this->value( 'SELECT FOUND_ROWS()' );
		} while ( $this->handle() !== $connection && --$tries > 0 ); // FOUND_ROWS() belongs to the connection of the SELECT.
		return compact( 'rows', 'total' );
	}

	/**
	 * @param list<scalar|null> $values
	 * @return int The number of rows that were changed, added or deleted.
	 * @throws DatabaseError
	 */
	public function execute( string $sql, array $values = array() ): int {
		return (int) $this->run( fn ( string $query ) => $this->wpdb->query( $query ), $sql, $values ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared, PluginCheck.Security.DirectDB.UnescapedDBParameter -- run() prepares it.
	}

	/**
	 * Runs a statement outside any transaction, and again if a concurrent writer made it fail. A Galera cluster rejects one of
	 * two writes of the same row on two nodes.
	 *
	 * @param list<scalar|null> $values
	 * @return int The number of rows that were changed, added or deleted.
	 * @throws DatabaseError
	 */
	public function execute_with_retry( string $sql, array $values = array() ): int {
		return Retry::run(
			fn (): int => $this->execute( $sql, $values ),
			// If the connection was lost, the statement may have succeeded.
			fn ( DatabaseError $error ): bool => ( $error->is_transient() && ! $error->is_lost_connection() ) || $this->is_repaired_after( $error )
		);
	}

	/**
	 * @param Closure(): bool $repair Creates missing tables and columns; returns whether any was missing.
	 */
	public function repair_with( Closure $repair ): void {
		$this->repair = $repair;
	}

	/**
	 * Repairs the tables after an error of structure, and returns whether the statement may succeed now. Does nothing within a
	 * transaction, because DDL would commit it: Transaction calls this after its rollback.
	 */
	public function is_repaired_after( DatabaseError $error ): bool {
		$may_repair  = $error->is_of_structure() && null !== $this->repair && ! $this->is_preserving_state && ! $this->is_in_transaction && ! OpenTransaction::is_open( $this );
		$is_repaired = $may_repair && ( $this->repair )();
		if ( $is_repaired ) {
			++$this->repairs;
		}
		return $is_repaired;
	}

	/**
	 * Sends all later reads of the request to the primary. Large hosts replace wpdb by a class that reads from replicas. They
	 * lag, so they must not decide a write, nor answer a user's read right after that user's write.
	 */
	public function use_primary(): void {
		// The method of LudicrousDB, then that of HyperDB and its forks, which LudicrousDB reports as deprecated.
		foreach ( array( 'send_reads_to_primaries', 'send_reads_to_masters' ) as $method ) {
			if ( method_exists( $this->wpdb, $method ) ) {
				$this->wpdb->$method();
				return;
			}
		}
	}

	/**
	 * The connection of the last statement: another object after wpdb has reconnected. Null on SQLite.
	 */
	public function handle(): ?mysqli {
		$connection = $this->wpdb->dbh;
		return $connection instanceof mysqli ? $connection : null;
	}

	/**
	 * Runs statements between those of other code and restores wpdb, from which the other code may read insert_id next.
	 *
	 * @param callable(): void $work
	 */
	public function preserving_wpdb_state( callable $work ): void {
		$state = array();
		foreach ( self::STATE as $property ) {
			$state[ $property ] = $this->wpdb->$property;
		}
		$this->is_preserving_state = true;
		try {
			$work();
		} finally {
			$this->is_preserving_state = false;
			foreach ( $state as $property => $value ) {
				$this->wpdb->$property = $value;
			}
		}
	}

	/**
	 * Adds rows, and fails after one second if the table is locked. MySQL's default is one year.
	 *
	 * @param non-empty-list<non-empty-array<string, scalar|null>> $rows All with the same columns in the same order.
	 * @throws DatabaseError
	 */
	public function insert_nowait( string $table, array $rows ): void {
		$columns = array_keys( $rows[0] );
		$names   = implode( ', ', array_fill( 0, count( $columns ), '%i' ) );
		$row     = '(' . implode( ', ', array_fill( 0, count( $columns ), '%s' ) ) . ')';
		$insert  = "INSERT INTO %i ($names) VALUES " . implode( ', ', array_fill( 0, count( $rows ), $row ) );
		$values  = array( $table, ...$columns, ...array_merge( ...array_map( array_values( ... ), $rows ) ) );

		[ $before, $statement, $after ] = $this->dialect->insert_nowait( $insert );
		if ( '' !== $before ) {
			$this->execute( $before );
		}
		try {
			$this->execute( $statement, $values );
		} finally {
			if ( '' !== $after ) {
				$this->execute( $after );
			}
		}
	}

	public function last_insert_id(): int {
		return (int) $this->wpdb->insert_id;
	}

	/**
	 * A value for LIKE whose wildcards are escaped.
	 */
	public function escape_like( string $text ): string {
		return $this->wpdb->esc_like( $text );
	}

	/**
	 * Whether the character set of a column can store a text.
	 *
	 * @throws DatabaseError
	 */
	public function can_store( string $table, string $column, string $text ): bool {
		return match ( true ) {
			$this->dialect->is_sqlite() || 1 !== preg_match( '/[^\x00-\x7F]/', $text ) => true,
			'latin1' === $this->wpdb->get_col_charset( $table, $column )       => Latin1::can_store( $this, $text ),
			default => $text === $this->wpdb->strip_invalid_text_for_column( $table, $column, $text ),
		};
	}

	public function charset_collate(): string {
		return $this->wpdb->get_charset_collate();
	}

	/**
	 * @param callable(string): mixed $query
	 * @param list<scalar|null>       $values
	 * @throws DatabaseError
	 */
	private function run( callable $query, string $sql, array $values ): mixed {
		$statement = $this->bind( $sql, $values );
		$this->enable_sync_wait();

		// wpdb would print errors into the response if the site displays errors.
		$suppressed = $this->wpdb->suppress_errors( true );
		try {
			$result = $query( $statement );
		} finally {
			$this->wpdb->suppress_errors( $suppressed );
		}

		// While a theme is rendered, wpdb returns no rows and no error if it cannot reconnect.
		if ( null === $this->wpdb->dbh && ! $this->dialect->is_sqlite() ) {
			throw new DatabaseError( 'Couldn’t connect to the database.', DatabaseError::NO_CONNECTION, $statement );
		}
		// wpdb returns false for a query with invalid text, and gives the reason in last_error only.
		if ( '' !== $this->wpdb->last_error || false === $result ) {
			throw $this->dialect->is_sqlite()
				? DatabaseError::of_sqlite( $this->wpdb->last_error, $statement )
				: new DatabaseError( $this->wpdb->last_error, $this->error_code(), $statement );
		}
		return $result;
	}

	/**
	 * Makes each statement wait until its Galera node has applied all earlier commits of the cluster. The next request of a
	 * writer may reach another node. Other databases do not have the variable.
	 *
	 * @return bool Whether the connection is new.
	 */
	private function enable_sync_wait(): bool {
		$connection = $this->handle();
		// wpdb reconnects silently, and large hosts use several connections.
		if ( null === $connection || isset( $this->synced[ $connection ] ) || $this->is_preserving_state ) {
			return false; // Statements of other code on this connection must not wait.
		}
		$this->synced[ $connection ] = true;
		try {
			// Not by wpdb, which would remember it as the last query. 7 is for SELECT (1), UPDATE and DELETE (2), INSERT (4).
			mysqli_query( $connection, 'SET SESSION wsrep_sync_wait = 7' ); // phpcs:ignore WordPress.DB.RestrictedFunctions
		} catch ( mysqli_sql_exception ) {
			// There is no cluster. Or the connection is lost, and the next statement fails.
		}
		return true;
	}

	/**
	 * wpdb::prepare() has no NULL, so the placeholder of a null is replaced by the keyword.
	 *
	 * @param list<scalar|null> $values
	 */
	private function bind( string $sql, array $values ): string {
		if ( array() === $values ) {
			return $sql;
		}
		if ( ! in_array( null, $values, true ) ) {
			return (string) $this->wpdb->prepare( $sql, $values ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- Values are bound here.
		}
		$index = -1;
		$bound = preg_replace_callback(
			'/%[sdfi]/',
			static function ( array $placeholder ) use ( $values, &$index ): string {
				++$index;
				return array_key_exists( $index, $values ) && null === $values[ $index ] ? 'NULL' : $placeholder[0];
			},
			$sql
		);
		$given = array_values( array_filter( $values, static fn ( mixed $value ): bool => null !== $value ) );

		// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- Values are bound here.
		return array() === $given ? (string) $bound : (string) $this->wpdb->prepare( (string) $bound, $given );
	}

	private function error_code(): int {
		$connection = $this->handle();
		$code       = null === $connection ? DatabaseError::NO_CONNECTION : $connection->errno;
		return 0 === $code ? DatabaseError::INVALID_TEXT : $code; // wpdb has not sent the statement.
	}
}
