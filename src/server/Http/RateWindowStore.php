<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Counts requests: one row per user and bucket with the current window. A bucket is named by its caller, or by a bulk run.
 *
 * The count is exact for concurrent requests, because no read decides a write. Each statement commits on its own, so a request
 * waits for the row no longer than one statement takes.
 */
final class RateWindowStore {

	/** Length of a window from its first request. */
	public const SECONDS = 3_600;

	/** Stored prefix of the bucket of a bulk run, whose `requests` is the last step. */
	private const RUN_PREFIX = 'run:';

	/** A bucket of a run is deleted when all its cursors have expired. */
	private const RUN_SECONDS = 8 * 86_400;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Counts a request if the limit allows it. A read-only database allows all requests: reads are not counted, and writes fail
	 * later.
	 *
	 * @param int $limit Requests per window, at least 1.
	 * @param int $now   Unix seconds.
	 * @return bool Whether the request is allowed.
	 * @throws DatabaseError
	 */
	public function count( int $user_id, string $bucket, int $limit, int $now ): bool {
		try {
			return $this->count_in_running( $user_id, $bucket, $limit, $now )
				|| $this->begin( $user_id, $bucket, $now )
				// A concurrent request may have begun the window.
				|| $this->count_in_running( $user_id, $bucket, $limit, $now );
		} catch ( DatabaseError $error ) {
			return $error->is_of_installation() ? true : throw $error;
		}
	}

	/**
	 * Refunds a counted request, unless its window has ended.
	 *
	 * @param int $counted_at The argument $now of count().
	 * @throws DatabaseError
	 */
	public function refund( int $user_id, string $bucket, int $counted_at ): void {
		$this->database->execute_with_retry(
			'UPDATE %i SET requests = requests - 1 WHERE user_id = %d AND bucket = %s AND started_at > %d AND started_at <= %d AND requests > 0',
			array( $this->tables->rate_windows(), $user_id, $bucket, $counted_at - self::SECONDS, $counted_at )
		);
	}

	/**
	 * The current window; null if there is none.
	 *
	 * @throws DatabaseError
	 */
	public function running( int $user_id, string $bucket, int $now ): ?RateWindow {
		$this->database->use_primary();
		try {
			$row = $this->database->row(
				'SELECT started_at, requests FROM %i WHERE user_id = %d AND bucket = %s AND started_at > %d AND started_at <= %d',
				array( $this->tables->rate_windows(), $user_id, $bucket, $now - self::SECONDS, $now + Clock::SKEW )
			);
		} catch ( DatabaseError $error ) {
			$row = $error->is_of_structure() ? null : throw $error;
		}
		return null === $row ? null : new RateWindow( (int) $row['started_at'], (int) $row['requests'] );
	}

	/**
	 * Takes the next step of a bulk run. Succeeds once per step.
	 *
	 * @param string $run  Id of the run, at most 16 characters.
	 * @param int    $step From 1.
	 * @param int    $now  Unix seconds.
	 * @return bool Whether this call took the step.
	 * @throws DatabaseError
	 */
	public function take_step( int $user_id, string $run, int $step, int $now ): bool {
		$bucket  = self::RUN_PREFIX . $run;
		$follows = 1 === $this->database->execute_with_retry(
			'UPDATE %i SET requests = %d, started_at = %d WHERE user_id = %d AND bucket = %s AND requests = %d',
			array( $this->tables->rate_windows(), $step, $now, $user_id, $bucket, $step - 1 )
		);
		if ( $follows || $step > 1 ) {
			return $follows;
		}
		$is_taken = 1 === $this->database->execute_with_retry(
			'INSERT IGNORE INTO %i (user_id, bucket, started_at, requests) VALUES (%d, %s, %d, 1)',
			array( $this->tables->rate_windows(), $user_id, $bucket, $now )
		);
		if ( $is_taken ) {
			$this->database->execute_with_retry(
				'DELETE FROM %i WHERE user_id = %d AND bucket LIKE %s AND started_at < %d',
				array( $this->tables->rate_windows(), $user_id, $this->database->escape_like( self::RUN_PREFIX ) . '%', $now - self::RUN_SECONDS )
			);
		}
		return $is_taken;
	}

	/**
	 * Refunds a step that was not executed.
	 *
	 * @throws DatabaseError
	 */
	public function refund_step( int $user_id, string $run, int $step ): void {
		$this->database->execute_with_retry(
			'UPDATE %i SET requests = requests - 1 WHERE user_id = %d AND bucket = %s AND requests = %d',
			array( $this->tables->rate_windows(), $user_id, self::RUN_PREFIX . $run, $step )
		);
	}

	/**
	 * Deletes the windows of a user.
	 *
	 * @throws DatabaseError
	 */
	public function delete_of_user( int $user_id ): void {
		$this->database->execute_with_retry( 'DELETE FROM %i WHERE user_id = %d', array( $this->tables->rate_windows(), $user_id ) );
	}

	/**
	 * @throws DatabaseError
	 */
	private function count_in_running( int $user_id, string $bucket, int $limit, int $now ): bool {
		return 1 === $this->database->execute_with_retry(
			'UPDATE %i SET requests = requests + 1 WHERE user_id = %d AND bucket = %s AND started_at > %d AND started_at <= %d AND requests < %d',
			array( $this->tables->rate_windows(), $user_id, $bucket, $now - self::SECONDS, $now + Clock::SKEW, $limit )
		);
	}

	/**
	 * Begins a window with this request, if none is current. A window in the future comes from a clock that was set back.
	 *
	 * @throws DatabaseError
	 */
	private function begin( int $user_id, string $bucket, int $now ): bool {
		return 1 === $this->database->execute_with_retry(
			'UPDATE %i SET started_at = %d, requests = 1 WHERE user_id = %d AND bucket = %s AND (started_at <= %d OR started_at > %d)',
			array( $this->tables->rate_windows(), $now, $user_id, $bucket, $now - self::SECONDS, $now + Clock::SKEW )
		) || 1 === $this->database->execute_with_retry(
			'INSERT IGNORE INTO %i (user_id, bucket, started_at, requests) VALUES (%d, %s, %d, 1)',
			array( $this->tables->rate_windows(), $user_id, $bucket, $now )
		);
	}
}
