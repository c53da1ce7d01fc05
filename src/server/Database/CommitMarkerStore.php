<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Rows that exist only if their transaction was committed: when a connection is lost during COMMIT, the marker shows the result.
 *
 * SQLite has no connection to lose.
 */
final class CommitMarkerStore {

	/** One of this many transactions deletes old commit markers. */
	private const PRUNE_ONE_IN = 1_000;

	/** Commit markers that one statement deletes. */
	private const PRUNE_BATCH = 2_000;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Adds the marker, as the last write of the transaction.
	 *
	 * @param string $guard SQL that is true in the session of the transaction.
	 * @return bool False if the session is another one.
	 * @throws DatabaseError
	 */
	public function add( string $token, string $guard ): bool {
		return $this->database->dialect->is_sqlite() || 1 === $this->database->execute(
			"INSERT INTO %i (token, is_committed, created_at) SELECT %s, 1, %d FROM (SELECT 1) AS given WHERE $guard",
			array( $this->tables->commit_markers(), $token, time() )
		);
	}

	/**
	 * Whether a COMMIT took effect whose connection was lost. wpdb may have repeated it on a new connection, where it succeeds
	 * and commits nothing; or a proxy may still deliver it. So this inserts a marker with is_committed = 0 under the same key: a
	 * transaction that is still open then cannot commit its own marker.
	 *
	 * @throws DatabaseError That is not transient, so that the transaction is not tried again: it may be committed.
	 */
	public function resolve( string $token ): bool {
		if ( $this->database->dialect->is_sqlite() ) {
			return false;
		}
		$settle = function () use ( $token ): bool {
			$markers = $this->tables->commit_markers();
			$this->database->execute_with_retry( 'INSERT IGNORE INTO %i (token, is_committed, created_at) VALUES (%s, 0, %d)', array( $markers, $token, time() ) );
			return 1 === (int) $this->database->value( 'SELECT is_committed FROM %i WHERE token = %s', array( $markers, $token ) );
		};
		try {
			// Both statements are retried, but a cluster that loses a node rejects all retries within a second.
			return Retry::run( $settle, static fn (): bool => true );
		} catch ( DatabaseError $error ) {
			throw new DatabaseError( 'Couldn’t confirm that the transaction was committed: ' . $error->getMessage() );
		}
	}

	/**
	 * Deletes markers that are older than an hour, now and then.
	 */
	public function prune_sometimes(): void {
		if ( 1 !== random_int( 1, self::PRUNE_ONE_IN ) || $this->database->dialect->is_sqlite() ) {
			return;
		}
		try {
			do {
				$deleted = $this->database->execute_with_retry(
					'DELETE FROM %i WHERE created_at < %d LIMIT %d',
					array( $this->tables->commit_markers(), time() - HOUR_IN_SECONDS, self::PRUNE_BATCH )
				);
			} while ( self::PRUNE_BATCH === $deleted );
		} catch ( DatabaseError ) {
			return; // A later transaction deletes them.
		}
	}
}
