<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * A failed statement. The message is for the log only: it contains the statement with its values.
 */
final class DatabaseError extends RuntimeException {

	/**
	 * The transaction can be run again: lock wait timeout, deadlock, a row that changed after the snapshot (MariaDB 11.6 and
	 * later), a table whose definition changed, Galera's "not ready".
	 */
	private const TRANSIENT_CODES = array( 1205, 1213, self::SNAPSHOT_CONFLICT, 1412, 1047 );

	private const SNAPSHOT_CONFLICT = 1020;

	private const NO_TABLE = 1146;

	/** A text that the character set of its column cannot store. wpdb rejects such a statement itself. */
	public const INVALID_TEXT = 1366;

	/** Comparison of text with a column whose character set lacks a character. */
	private const TEXT_CODES = array( self::INVALID_TEXT, 1267, 1270, 1271, 3854, 3988 );

	public const NO_CONNECTION = 2006;

	/**
	 * The server or a proxy ended the connection. wpdb reconnects, outside the transaction. 1242 is the guard of
	 * RowsSql::inserts().
	 */
	private const LOST_CODES = array( 1053, 1242, 1927, 2003, self::NO_CONNECTION, 2013, 4031 );

	/**
	 * A table or column is missing, or a table is unreadable: its file is lost or marked as crashed.
	 */
	private const STRUCTURE_CODES = array( 1034, 1035, 1054, 1146, 1194, 1195, 1812, 1813, 1814, 1932 );

	/**
	 * Read-only during a failover or a backup, no writable node in the cluster, full disk or table.
	 */
	private const READ_ONLY_CODES = array( 1021, 1036, 1047, 1114, 1223, 1290, 1792, 1836, 1874, 3100 );

	/** Not a code of a database: other code has an open transaction. */
	private const NESTED = -1;

	/** The database user lacks a right: for a command on a table, for the database, for the server. */
	private const DENIED_COMMAND = 1142;
	private const DENIED_CODES   = array( self::DENIED_COMMAND, 1044, 1227 );

	private const WRITES = array( 'DELETE', 'INSERT', 'UPDATE' );

	/**
	 * @param string $reason    Message of the database.
	 * @param string $statement With its values, which may be personal data.
	 */
	public function __construct(
		public readonly string $reason,
		int $code = 0,
		private readonly string $statement = '',
	) {
		parent::__construct( '' === $statement ? $reason : "$reason in $statement", $code );
	}

	/**
	 * A concurrent writer was first, so the transaction can be run again.
	 */
	public static function conflict( string $message ): self {
		return new self( $message, self::SNAPSHOT_CONFLICT );
	}

	/**
	 * Other code has an open transaction on this connection, which another START TRANSACTION would commit.
	 */
	public static function nested(): self {
		return new self( 'Other code has an open transaction. This would commit it.', self::NESTED );
	}

	public function is_nested(): bool {
		return self::NESTED === $this->code;
	}

	/**
	 * SQLite's driver reports an error as a page of HTML, which may contain MySQL's code.
	 */
	public static function of_sqlite( string $page, string $statement ): self {
		$reason = 1 === preg_match( '~class="error_message"[^>]*>\s*(.*?)\s*</div>~s', $page, $found ) ? html_entity_decode( $found[1] ) : $page;
		$code   = preg_match( '/: (\d{4}) /', $reason, $number ) ? (int) $number[1] : 0;
		return new self( $reason, $code, $statement );
	}

	/**
	 * Whether the transaction may succeed if it is run again.
	 */
	public function is_transient(): bool {
		return in_array( $this->code, self::TRANSIENT_CODES, true )
			|| $this->is_lost_connection()
			|| str_contains( $this->message, 'database is locked' ); // SQLite allows one writer at a time.
	}

	public function is_missing_table(): bool {
		return self::NO_TABLE === $this->code || str_contains( $this->message, 'no such table' );
	}

	/**
	 * Whether a table or column of the store or the plugin is missing or broken.
	 */
	public function is_of_structure(): bool {
		if ( 1 === preg_match( "/\\bTable '(.+?)'|no such table: (.+)/", $this->reason, $table ) && 1 !== preg_match( '/fc[ct]_/', end( $table ) ) ) {
			return false;
		}
		return in_array( $this->code, self::STRUCTURE_CODES, true ) || 1 === preg_match( '/no such (table|column)|has no column named/', $this->reason );
	}

	public function is_of_text(): bool {
		return in_array( $this->code, self::TEXT_CODES, true );
	}

	/**
	 * Whether the database rejects writes and still answers reads.
	 */
	public function is_read_only(): bool {
		return $this->is_nested()
			|| in_array( $this->code, self::READ_ONLY_CODES, true )
			|| array() !== array_intersect( explode( ', ', (string) $this->denied_right() ), self::WRITES ) // Hosts revoke these rights when a quota is exceeded.
			|| 1 === preg_match( '/readonly database|database or disk is full/', $this->reason ); // Messages of SQLite.
	}

	/**
	 * Whether the structure of the database or its read-only mode is the cause, so that the same request would fail for every
	 * customer.
	 */
	public function is_of_installation(): bool {
		return $this->is_of_structure() || $this->is_read_only();
	}

	/**
	 * @return string|null The missing rights, such as `CREATE` or `INSERT, UPDATE`; null if no right is missing.
	 */
	public function denied_right(): ?string {
		if ( ! in_array( $this->code, self::DENIED_CODES, true ) ) {
			return null;
		}
		return 1 === preg_match( '/^([A-Z, ]+?) command denied/', $this->reason, $found ) ? $found[1] : strtok( ltrim( $this->statement ), " \n\t" );
	}

	/**
	 * Whether the connection was lost, so that the statement may or may not have taken effect.
	 */
	public function is_lost_connection(): bool {
		return in_array( $this->code, self::LOST_CODES, true );
	}
}
