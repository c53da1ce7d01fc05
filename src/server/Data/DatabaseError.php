<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

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
	private const TRANSIENT_CODES = array( 1205, 1213, self::CHANGED_SINCE, 1412, 1047 );

	private const CHANGED_SINCE = 1020;

	private const NO_TABLE = 1146;

	/** There is none. */
	public const NO_CONNECTION = 2006;

	/**
	 * The server went away, was shut down, or has ended the connection; or a proxy has lost the server. wpdb has reconnected
	 * by now, outside the transaction, or will.
	 */
	private const LOST_CODES = array( 1053, 1927, 2003, self::NO_CONNECTION, 2013, 4031 );

	/**
	 * @param string $reason    The database's own.
	 * @param string $statement With its values: people's names and emails.
	 */
	public function __construct(
		public readonly string $reason,
		int $code = 0,
		string $statement = '',
	) {
		parent::__construct( '' === $statement ? $reason : "$reason in $statement", $code );
	}

	/**
	 * Somebody else was first: the whole transaction may be run again.
	 */
	public static function of_rivals( string $message ): self {
		return new self( $message, self::CHANGED_SINCE );
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
	 * Whether nobody can say how far the statement got.
	 */
	public function is_lost_connection(): bool {
		return in_array( $this->code, self::LOST_CODES, true );
	}
}
