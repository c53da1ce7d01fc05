<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * A statement failed. The message is the database's own: for the log, never for an answer.
 */
final class DatabaseError extends RuntimeException {

	/**
	 * Lock wait timeout, deadlock, a row that has changed since the snapshot (MariaDB 11.6 and later), a table that has got
	 * an index since, and Galera's "not ready": the whole transaction may be run again.
	 */
	private const TRANSIENT_CODES = array( 1205, 1213, self::SNAPSHOT_CONFLICT, 1412, 1047 );

	private const SNAPSHOT_CONFLICT = 1020;

	private const NO_TABLE = 1146;

	/** A text that does not fit the character set of its column. wpdb refuses such a statement itself. */
	public const INVALID_TEXT = 1366;

	/** The character set of a column lacks a character, so that the two cannot be compared. */
	private const TEXT_CODES = array( self::INVALID_TEXT, 1267, 1270, 1271, 3854, 3988 );

	/** There is none. */
	public const NO_CONNECTION = 2006;

	/**
	 * The server went away, was shut down, or has ended the connection; or a proxy has lost the server. wpdb has reconnected
	 * by now, outside the transaction, or will.
	 */
	private const LOST_CODES = array( 1053, 1927, 2003, self::NO_CONNECTION, 2013, 4031 );

	/**
	 * A table or column is missing; or a table is there and cannot be read: its file is lost, or is marked as crashed.
	 */
	private const STRUCTURE_CODES = array( 1034, 1035, 1054, 1146, 1194, 1195, 1812, 1813, 1814, 1932 );

	/**
	 * Read-only for a failover or a backup, no node of a cluster that accepts writes, a disk or table that is full.
	 */
	private const READ_ONLY_CODES = array( 1021, 1036, 1047, 1114, 1223, 1290, 1792, 1836, 1874, 3100 );

	/** No code of a database: other code has a transaction that is not over. */
	private const NESTED = -1;

	/** The user lacks a right: for a command on a table, for a database, at all. */
	private const DENIED_COMMAND = 1142;
	private const DENIED_CODES   = array( self::DENIED_COMMAND, 1044, 1227 );

	private const WRITES = array( 'DELETE', 'INSERT', 'UPDATE' );

	/**
	 * @param string $reason    The database's own.
	 * @param string $statement With its values: people's names and emails.
	 */
	public function __construct(
		public readonly string $reason,
		int $code = 0,
		private readonly string $statement = '',
	) {
		parent::__construct( '' === $statement ? $reason : "$reason in $statement", $code );
	}

	/**
	 * Somebody else was first: the whole transaction may be run again.
	 */
	public static function conflict( string $message ): self {
		return new self( $message, self::SNAPSHOT_CONFLICT );
	}

	/**
	 * Other code has a transaction on this connection, which a transaction of ours would commit.
	 */
	public static function nested(): self {
		return new self( 'A transaction of other code is not over. It would be committed.', self::NESTED );
	}

	public function is_nested(): bool {
		return self::NESTED === $this->code;
	}

	/**
	 * SQLite's driver says everything in one text, a page of HTML, and with MySQL's code where there is one.
	 */
	public static function of_sqlite( string $page, string $statement ): self {
		$reason = 1 === preg_match( '~class="error_message"[^>]*>\s*(.*?)\s*</div>~s', $page, $found ) ? html_entity_decode( $found[1] ) : $page;
		$code   = preg_match( '/: (\d{4}) /', $reason, $number ) ? (int) $number[1] : 0;
		return new self( $reason, $code, $statement );
	}

	/**
	 * Whether the same work may succeed if it is run again as a whole.
	 */
	public function is_transient(): bool {
		return in_array( $this->code, self::TRANSIENT_CODES, true )
			|| $this->is_lost_connection()
			|| str_contains( $this->message, 'database is locked' ); // SQLite has one writer at a time.
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
	 * Whether the database accepts no changes of ours at the moment, and what was read before it may be read still.
	 */
	public function is_read_only(): bool {
		return $this->is_nested()
			|| in_array( $this->code, self::READ_ONLY_CODES, true )
			|| array() !== array_intersect( explode( ', ', (string) $this->denied_right() ), self::WRITES ) // Hosts take it away from who is over a quota.
			|| 1 === preg_match( '/readonly database|database or disk is full/', $this->reason ); // SQLite's words.
	}

	/**
	 * Whether reading may go on without what the statement wanted to write or read.
	 */
	public function is_of_host(): bool {
		return $this->is_of_structure() || $this->is_read_only();
	}

	/**
	 * @return string|null The rights that the database user lacks, `CREATE` or `INSERT, UPDATE`; null if that is not the reason.
	 */
	public function denied_right(): ?string {
		if ( ! in_array( $this->code, self::DENIED_CODES, true ) ) {
			return null;
		}
		return 1 === preg_match( '/^([A-Z, ]+?) command denied/', $this->reason, $found ) ? $found[1] : strtok( ltrim( $this->statement ), " \n\t" );
	}

	/**
	 * Whether nobody can say how far the statement got.
	 */
	public function is_lost_connection(): bool {
		return in_array( $this->code, self::LOST_CODES, true );
	}
}
