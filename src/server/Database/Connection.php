<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use Closure;
use mysqli;
use mysqli_sql_exception;
use WeakMap;
use wpdb;

defined( 'ABSPATH' ) || exit;

/**
 * The plugin's one door to wpdb: every value is bound, and a statement that fails throws.
 *
 * Direct queries are right here: FluentCart's tables have no WordPress API, and a list of a million customers can
 * not be cached as objects.
 */
final class Connection {

	/** What wpdb tells of its last query. */
	private const STATE = array( 'insert_id', 'last_error', 'last_query', 'last_result', 'num_rows', 'rows_affected' );

	/** @var WeakMap<mysqli, true> Connections that wait for what other nodes have committed. */
	private WeakMap $waiting;

	/** Whether we work within what somebody else does. */
	private bool $is_preserving_state = false;

	/** Whether one of ours is running: then a statement that fails may not be run again by itself. */
	public bool $is_in_transaction = false;

	/** Repairs in this request. Who reads derived tables reads again after one: they begin empty. */
	public int $repairs = 0;

	/** @var (Closure(): bool)|null Creates what is missing of the tables, and says whether that was anything. */
	private ?Closure $repair = null;

	public function __construct( private readonly wpdb $wpdb ) {
		$this->waiting = new WeakMap();
	}

	/**
	 * @param list<scalar|null> $values For the placeholders %s, %d, %f and %i of $sql, in order.
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	public function rows( string $sql, array $values = array() ): array {
		$read = fn (): mixed => $this->run( fn ( string $query ) => $this->wpdb->get_results( $query, ARRAY_A ), $sql, $values );
		$rows = $this->is_in_transaction ? $read() : Retry::run(
			function () use ( $read ): mixed {
				$rows = $read();
				// wpdb may have connected anew for it, to a node that knew less.
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
	 * @param int                       $many    So far each is counted, and one further.
	 * @return non-empty-list<int> How many rows each has.
	 * @throws DatabaseError
	 */
	public function count_up_to( array $selects, int $many ): array {
		$counts = array();
		$values = array();
		foreach ( $selects as $number => $select ) {
			$counts[] = "(SELECT COUNT(*) FROM ({$select->sql} LIMIT %d) AS counted) AS count_$number";
			array_push( $values, ...$select->values, ...array( $many + 1 ) );
		}
		$row = $this->row( 'SELECT ' . implode( ', ', $counts ), $values );
		return array_map( intval( ... ), array_values( (array) $row ) );
	}

	/**
	 * About how many rows each has, as the database itself believes before it looks: at once, however many there are. It
	 * is wrong by a factor of three now and then, so it may decide which way is taken, and never what is answered.
	 *
	 * @param non-empty-list<SqlFragment> $selects Of one table each, by a range of an index.
	 * @param int                       $many    Where the database does not say, so far each is counted, and one further.
	 * @return non-empty-list<int>
	 * @throws DatabaseError
	 */
	public function estimate_rows( array $selects, int $many ): array {
		if ( $this->is_sqlite() ) {
			return $this->count_up_to( $selects, $many );
		}
		$union = implode( ' UNION ALL ', array_map( static fn ( SqlFragment $select ): string => $select->sql, $selects ) );
		// Since 9.5 MySQL's default is a tree, which has no column of rows.
		$plan      = $this->rows( "EXPLAIN FORMAT=TRADITIONAL $union", array_merge( ...array_map( static fn ( SqlFragment $select ): array => $select->values, $selects ) ) );
		$estimates = array_slice( array_column( $plan, 'rows' ), 0, count( $selects ) );
		return count( $estimates ) === count( array_filter( $estimates, is_numeric( ... ) ) ) && count( $estimates ) === count( $selects )
			? array_map( intval( ... ), $estimates )
			: $this->count_up_to( $selects, $many );
	}

	/**
	 * The rows of a SELECT with a limit, and how many they would be without it: found once, as WP_Query does.
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
		} while ( $this->handle() !== $connection && --$tries > 0 ); // Another one has found others.
		return compact( 'rows', 'total' );
	}

	/** A column that no index helps to find, so that the database takes the one for the order. */
	public function unindexed( string $column ): string {
		return $this->is_sqlite() ? $column : "COALESCE($column)";
	}

	/**
	 * A hint that follows SELECT. MySQL takes every range of more than half of a table for a half, and then an index that
	 * finds more rows than another one. It ignores the hint while the index is missing, which it would not do with FORCE INDEX.
	 * The other databases take the right index without one.
	 *
	 * @param string $alias Of the table.
	 */
	public function index_hint( string $alias, string $index ): string {
		return $this->is_sqlite() || $this->is_mariadb() ? '' : "/*+ INDEX($alias $index) */ ";
	}

	/**
	 * @param list<scalar|null> $values
	 * @return int The rows that were changed, added or deleted.
	 * @throws DatabaseError
	 */
	public function execute( string $sql, array $values = array() ): int {
		return (int) $this->run( fn ( string $query ) => $this->wpdb->query( $query ), $sql, $values );
	}

	/**
	 * A statement that stands for itself, outside any transaction: run again when rivals kept it from succeeding, as a
	 * Galera cluster tells the one of two who have changed the same row on two nodes.
	 *
	 * @param list<scalar|null> $values
	 * @return int As execute().
	 * @throws DatabaseError
	 */
	public function execute_with_retry( string $sql, array $values = array() ): int {
		return Retry::run(
			fn (): int => $this->execute( $sql, $values ),
			// One whose connection was lost may have been done.
			fn ( DatabaseError $error ): bool => ( $error->is_transient() && ! $error->is_lost_connection() ) || $this->is_repaired_after( $error )
		);
	}

	/** @param Closure(): bool $repair As the property. */
	public function repair_with( Closure $repair ): void {
		$this->repair = $repair;
	}

	/**
	 * Whether the tables were repaired, so that the statement may succeed now. Not within a transaction, which it would
	 * commit: Transaction asks when it has rolled back.
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
	 * From here on everything is read where it is written. The database class of a large host sends what is read to copies
	 * that know of a change a moment later, which must decide no write, nor be shown to whoever has just saved.
	 */
	public function use_primary(): void {
		// LudicrousDB's name; HyperDB's, which others have taken over, and LudicrousDB complains of.
		foreach ( array( 'send_reads_to_primaries', 'send_reads_to_masters' ) as $method ) {
			if ( method_exists( $this->wpdb, $method ) ) {
				$this->wpdb->$method();
				return;
			}
		}
	}

	/**
	 * The connection that the last statement went to: another object after wpdb has connected anew. Null where there is
	 * none, on SQLite.
	 */
	public function handle(): ?mysqli {
		$connection = $this->wpdb->dbh;
		return $connection instanceof mysqli ? $connection : null;
	}

	/**
	 * Works in the midst of what somebody else does, and leaves wpdb as it was: they may ask it next for the id of a row of
	 * their own.
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
	 * Adds rows, or gives up after a second if the table is locked: MySQL would wait for a year.
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
		match ( true ) {
			$this->is_sqlite()  => $this->execute( $insert, $values ),
			$this->is_mariadb() => $this->execute( "SET STATEMENT lock_wait_timeout = 1, innodb_lock_wait_timeout = 1 FOR $insert", $values ),
			default             => $this->execute_without_waiting( $insert, $values ),
		};
	}

	/**
	 * MySQL's hint SET_VAR does not know innodb_lock_wait_timeout, so the session's own times are changed and restored.
	 *
	 * @param list<scalar|null> $values
	 * @throws DatabaseError
	 */
	private function execute_without_waiting( string $sql, array $values ): void {
		$this->execute(
			'SET @fcc_table_wait = @@SESSION.lock_wait_timeout, @fcc_row_wait = @@SESSION.innodb_lock_wait_timeout,
				SESSION lock_wait_timeout = 1, SESSION innodb_lock_wait_timeout = 1'
		);
		try {
			$this->execute( $sql, $values );
		} finally {
			// The variables are NULL if wpdb has connected anew since.
			$this->execute(
				'SET SESSION lock_wait_timeout = CAST(COALESCE(@fcc_table_wait, @@GLOBAL.lock_wait_timeout) AS UNSIGNED),
					SESSION innodb_lock_wait_timeout = CAST(COALESCE(@fcc_row_wait, @@GLOBAL.innodb_lock_wait_timeout) AS UNSIGNED)'
			);
		}
	}

	/** The id that the last INSERT was given. */
	public function last_insert_id(): int {
		return (int) $this->wpdb->insert_id;
	}

	/** A value for LIKE, its wildcards taken literally. */
	public function escape_like( string $text ): string {
		return $this->wpdb->esc_like( $text );
	}

	/**
	 * Whether a text column can hold a text: some tables are of an older character set.
	 *
	 * @throws DatabaseError
	 */
	public function can_store( string $table, string $column, string $text ): bool {
		return match ( true ) {
			$this->is_sqlite() || 1 !== preg_match( '/[^\x00-\x7F]/', $text ) => true,
			'latin1' === $this->wpdb->get_col_charset( $table, $column )       => Latin1::can_store( $this, $text ),
			default => $text === $this->wpdb->strip_invalid_text_for_column( $table, $column, $text ),
		};
	}

	/** Whether the site runs on WordPress's SQLite driver, whose constant this is. */
	public function is_sqlite(): bool {
		return defined( 'DB_ENGINE' ) && 'sqlite' === DB_ENGINE;
	}

	public function charset_collate(): string {
		return $this->wpdb->get_charset_collate();
	}

	public function is_mariadb(): bool {
		return ! $this->is_sqlite() && str_contains( (string) $this->wpdb->db_server_info(), 'MariaDB' );
	}

	/**
	 * @param callable(string): mixed $query
	 * @param list<scalar|null>       $values
	 * @throws DatabaseError
	 */
	private function run( callable $query, string $sql, array $values ): mixed {
		$statement = $this->bind( $sql, $values );
		$this->enable_sync_wait();

		// wpdb prints errors into the answer when a site displays them; we throw instead.
		$suppressed = $this->wpdb->suppress_errors( true );
		try {
			$result = $query( $statement );
		} finally {
			$this->wpdb->suppress_errors( $suppressed );
		}

		// wpdb answers with no rows, and no error, where it could not connect again while a theme was being shown.
		if ( null === $this->wpdb->dbh && ! $this->is_sqlite() ) {
			throw new DatabaseError( 'There is no connection to the database.', DatabaseError::NO_CONNECTION, $statement );
		}
		// wpdb refuses a query with invalid text by returning false, and says why nowhere but in last_error.
		if ( '' !== $this->wpdb->last_error || false === $result ) {
			throw $this->is_sqlite()
				? DatabaseError::of_sqlite( $this->wpdb->last_error, $statement )
				: new DatabaseError( $this->wpdb->last_error, $this->error_code(), $statement );
		}
		return $result;
	}

	/**
	 * In a Galera cluster the other nodes have what was saved a moment later, and whoever saves and then reads may be sent
	 * to any of them: so each statement waits for what was committed before it. On one server there is nothing to wait
	 * for, and MySQL does not know the variable.
	 *
	 * @return bool Whether the connection was a new one.
	 */
	private function enable_sync_wait(): bool {
		$connection = $this->handle();
		// wpdb connects anew by itself, and large hosts have several connections.
		if ( null === $connection || isset( $this->waiting[ $connection ] ) || $this->is_preserving_state ) {
			return false; // What somebody else does is not to wait from there on.
		}
		$this->waiting[ $connection ] = true;
		try {
			// Past wpdb, which would tell whoever asks it next of this query. Reads, changes and INSERTs: 1 + 2 + 4.
			mysqli_query( $connection, 'SET SESSION wsrep_sync_wait = 7' ); // phpcs:ignore WordPress.DB.RestrictedFunctions
		} catch ( mysqli_sql_exception ) {
			// No cluster; or the connection is lost, and the next statement tells.
		}
		return true;
	}

	/**
	 * wpdb::prepare() has no NULL: a null's %s or %d becomes the keyword.
	 *
	 * @param list<scalar|null> $values
	 */
	private function bind( string $sql, array $values ): string {
		if ( array() === $values ) {
			return $sql;
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

		// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- The statement's text is ours; its values are bound here.
		return array() === $given ? (string) $bound : (string) $this->wpdb->prepare( (string) $bound, $given );
	}

	private function error_code(): int {
		$connection = $this->handle();
		$code       = null === $connection ? DatabaseError::NO_CONNECTION : mysqli_errno( $connection );
		return 0 === $code ? DatabaseError::INVALID_TEXT : $code; // wpdb has not sent the statement.
	}
}
