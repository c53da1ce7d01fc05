<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use Closure;

defined( 'ABSPATH' ) || exit;

/**
 * What differs between MySQL, MariaDB and WordPress's SQLite driver.
 */
final class Dialect {

	/**
	 * @param Closure(): string $server_info Name and version of the database server.
	 */
	public function __construct( private readonly Closure $server_info ) {}

	public function is_sqlite(): bool {
		return defined( 'DB_ENGINE' ) && 'sqlite' === DB_ENGINE;
	}

	public function is_mariadb(): bool {
		return ! $this->is_sqlite() && str_contains( ( $this->server_info )(), 'MariaDB' );
	}

	/**
	 * The end of a SELECT that locks its rows. SQLite locks the whole database.
	 */
	public function for_update(): string {
		return $this->is_sqlite() ? '' : ' FOR UPDATE';
	}

	public function json_type(): string {
		return $this->is_sqlite() ? 'longtext' : 'json';
	}

	/**
	 * The type of long text that is compared byte by byte. SQLite finds nothing in a blob with LIKE.
	 */
	public function bytes_type(): string {
		return $this->is_sqlite() ? 'mediumtext' : 'mediumblob';
	}

	/**
	 * A column as an expression for which the database uses no index, so that it uses the index of the sort order.
	 */
	public function unindexed( string $column ): string {
		return $this->is_sqlite() ? $column : "COALESCE($column)";
	}

	/**
	 * A hint that follows SELECT. MySQL estimates every range that is larger than half of the table as half of it, and then
	 * chooses an index that finds more rows. Unlike FORCE INDEX, the hint has no effect while the index is missing. MariaDB
	 * and SQLite choose the right index.
	 *
	 * @param string $alias Of the table.
	 */
	public function index_hint( string $alias, string $index ): string {
		return $this->is_sqlite() || $this->is_mariadb() ? '' : "/*+ INDEX($alias $index) */ ";
	}

	/**
	 * Statements that run an INSERT and fail after one second if the table or a row is locked.
	 *
	 * @return array{string, string, string} A statement before the INSERT, the INSERT, a statement after it. The first and the
	 *                                       last are empty if there is none.
	 */
	public function insert_nowait( string $insert ): array {
		if ( $this->is_sqlite() ) {
			return array( '', $insert, '' );
		}
		if ( $this->is_mariadb() ) {
			return array( '', "SET STATEMENT lock_wait_timeout = 1, innodb_lock_wait_timeout = 1 FOR $insert", '' );
		}
		// MySQL's hint SET_VAR does not support innodb_lock_wait_timeout, so the session's timeouts are changed and restored.
		return array(
			'SET @fcc_table_wait = @@SESSION.lock_wait_timeout, @fcc_row_wait = @@SESSION.innodb_lock_wait_timeout,
				SESSION lock_wait_timeout = 1, SESSION innodb_lock_wait_timeout = 1',
			$insert,
			// The variables are NULL if wpdb has reconnected since.
			'SET SESSION lock_wait_timeout = CAST(COALESCE(@fcc_table_wait, @@GLOBAL.lock_wait_timeout) AS UNSIGNED),
				SESSION innodb_lock_wait_timeout = CAST(COALESCE(@fcc_row_wait, @@GLOBAL.innodb_lock_wait_timeout) AS UNSIGNED)',
		);
	}
}
