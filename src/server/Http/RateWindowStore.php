<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Counts requests: for each user and class one row with the window that is running, and how many it has seen.
 *
 * Exact to the request, however many come at once: nothing is read to decide a write. Every statement commits by
 * itself, so that whoever waits for the row waits for one statement only.
 */
final class RateWindowStore {

	/** From the first request on. */
	public const SECONDS = 3_600;

	/** The class of a bulk run begins with this; its `n` is the last step that was taken. */
	private const RUN = 'run:';

	/** A run is forgotten when no cursor of it can be valid any more. */
	private const RUN_SECONDS = 8 * 86_400;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Counts a request, if one more is allowed. A database that cannot count does not refuse: what is read is read uncounted,
	 * and what is written fails where it is written.
	 *
	 * @param int $limit How many requests of a window are allowed; at least 1.
	 * @param int $now   In Unix seconds.
	 * @return bool Whether it is allowed.
	 * @throws DatabaseError
	 */
	public function count( int $user_id, string $class, int $limit, int $now ): bool {
		try {
			return $this->count_in_running( $user_id, $class, $limit, $now )
				|| $this->begin( $user_id, $class, $now )
				// Somebody else may have begun the window between the two.
				|| $this->count_in_running( $user_id, $class, $limit, $now );
		} catch ( DatabaseError $error ) {
			return $error->is_of_host() ? true : throw $error;
		}
	}

	/**
	 * Takes a counted request back, unless its window is over.
	 *
	 * @param int $counted_at What count() was given as $now.
	 * @throws DatabaseError
	 */
	public function refund( int $user_id, string $class, int $counted_at ): void {
		$this->database->execute_with_retry(
			'UPDATE %i SET requests = requests - 1 WHERE user_id = %d AND bucket = %s AND started_at > %d AND started_at <= %d AND requests > 0',
			array( $this->tables->rate_windows(), $user_id, $class, $counted_at - self::SECONDS, $counted_at )
		);
	}

	/**
	 * The window that is running; null if none is.
	 *
	 * @throws DatabaseError
	 */
	public function running( int $user_id, string $class, int $now ): ?RateWindow {
		$this->database->use_primary();
		try {
			$row = $this->database->row(
				'SELECT started_at, requests FROM %i WHERE user_id = %d AND bucket = %s AND started_at > %d AND started_at <= %d',
				array( $this->tables->rate_windows(), $user_id, $class, $now - self::SECONDS, $now + Clock::SKEW )
			);
		} catch ( DatabaseError $error ) {
			$row = $error->is_of_structure() ? null : throw $error;
		}
		return null === $row ? null : new RateWindow( (int) $row['started_at'], (int) $row['requests'] );
	}

	/**
	 * Takes the next step of a bulk run, which happens once for each step.
	 *
	 * @param string $run  Its id, 16 characters at most.
	 * @param int    $step From 1 on.
	 * @param int    $now  In Unix seconds.
	 * @return bool Whether the step is taken by this call.
	 * @throws DatabaseError
	 */
	public function take_step( int $user_id, string $run, int $step, int $now ): bool {
		$class   = self::RUN . $run;
		$follows = 1 === $this->database->execute_with_retry(
			'UPDATE %i SET requests = %d, started_at = %d WHERE user_id = %d AND bucket = %s AND requests = %d',
			array( $this->tables->rate_windows(), $step, $now, $user_id, $class, $step - 1 )
		);
		if ( $follows || $step > 1 ) {
			return $follows;
		}
		$is_taken = 1 === $this->database->execute_with_retry(
			'INSERT IGNORE INTO %i (user_id, bucket, started_at, requests) VALUES (%d, %s, %d, 1)',
			array( $this->tables->rate_windows(), $user_id, $class, $now )
		);
		if ( $is_taken ) {
			$this->database->execute_with_retry(
				'DELETE FROM %i WHERE user_id = %d AND bucket LIKE %s AND started_at < %d',
				array( $this->tables->rate_windows(), $user_id, $this->database->escape_like( self::RUN ) . '%', $now - self::RUN_SECONDS )
			);
		}
		return $is_taken;
	}

	/**
	 * Gives a step back that was taken and not done.
	 *
	 * @param string $run  As above.
	 * @param int    $step As above.
	 * @throws DatabaseError
	 */
	public function refund_step( int $user_id, string $run, int $step ): void {
		$this->database->execute_with_retry(
			'UPDATE %i SET requests = requests - 1 WHERE user_id = %d AND bucket = %s AND requests = %d',
			array( $this->tables->rate_windows(), $user_id, self::RUN . $run, $step )
		);
	}

	/**
	 * Removes what was counted of a user.
	 *
	 * @throws DatabaseError
	 */
	public function forget( int $user_id ): void {
		$this->database->execute_with_retry( 'DELETE FROM %i WHERE user_id = %d', array( $this->tables->rate_windows(), $user_id ) );
	}

	/**
	 * @throws DatabaseError
	 */
	private function count_in_running( int $user_id, string $class, int $limit, int $now ): bool {
		return 1 === $this->database->execute_with_retry(
			'UPDATE %i SET requests = requests + 1 WHERE user_id = %d AND bucket = %s AND started_at > %d AND started_at <= %d AND requests < %d',
			array( $this->tables->rate_windows(), $user_id, $class, $now - self::SECONDS, $now + Clock::SKEW, $limit )
		);
	}

	/**
	 * Begins a window with this request, if none is running: one that is over is begun anew, and so is one that began in the
	 * future, before the clock was put back.
	 *
	 * @throws DatabaseError
	 */
	private function begin( int $user_id, string $class, int $now ): bool {
		return 1 === $this->database->execute_with_retry(
			'UPDATE %i SET started_at = %d, requests = 1 WHERE user_id = %d AND bucket = %s AND (started_at <= %d OR started_at > %d)',
			array( $this->tables->rate_windows(), $now, $user_id, $class, $now - self::SECONDS, $now + Clock::SKEW )
		) || 1 === $this->database->execute_with_retry(
			'INSERT IGNORE INTO %i (user_id, bucket, started_at, requests) VALUES (%d, %s, %d, 1)',
			array( $this->tables->rate_windows(), $user_id, $class, $now )
		);
	}
}
