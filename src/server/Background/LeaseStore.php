<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\OpenTransaction;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Platform\PhpFunctions;
use Throwable;

defined( 'ABSPATH' ) || exit;

/**
 * Runs each job in at most one process on all nodes, and stores the result of its last run.
 *
 * @phpstan-type JobRun array{started_at: int, finished_at: int|null, error: string} Unix seconds; finished_at is null while the
 *                      job runs, or if its process was killed.
 */
final class LeaseStore {

	private const MAX_ERROR_CHARACTERS = 500;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param callable(): bool $work Returns whether the next run must continue.
	 */
	public function run( Job $job, callable $work ): JobResult {
		$now       = time();
		$has_lease = false;
		try {
			try {
				// Within a transaction of other code, the job waits for its next run.
				$has_lease = ! OpenTransaction::is_open( $this->database ) && $this->acquire( $job, $now );
				if ( ! $has_lease ) {
					return JobResult::Busy;
				}
			} catch ( DatabaseError $error ) {
				if ( ! $error->is_of_structure() ) {
					throw $error;
				}
				// Without the table of leases, a job may run twice concurrently. That costs time only.
			}
			$this->database->use_primary();
			$is_unfinished = $work();
			if ( $has_lease ) {
				$this->end( $job, $now, '' );
			}
			return $is_unfinished ? JobResult::Unfinished : JobResult::Done;
		} catch ( Throwable $error ) {
			PhpFunctions::log( "FluentCart Customers: background task {$job->value} failed: {$error->getMessage()}" );
			if ( $has_lease ) {
				// Without the statement, which contains personal data: users copy Site Health into forums.
				$this->fail( $job, $now, $error instanceof DatabaseError ? $error->reason : $error->getMessage() );
			}
			return JobResult::Failed;
		}
	}

	/**
	 * @return list<array{Job, JobRun}> The last run of each job that has run.
	 * @throws DatabaseError
	 */
	public function last(): array {
		$rows = $this->database->rows( 'SELECT name, started_at, finished_at, error FROM %i', array( $this->tables->jobs() ) );
		$rows = array_column( $rows, null, 'name' );
		$last = array();
		foreach ( Job::cases() as $job ) {
			$row = $rows[ $job->value ] ?? null;
			if ( null !== $row ) {
				$run    = array(
					'started_at' => (int) $row['started_at'],
					'finished_at' => null === $row['finished_at'] ? null : (int) $row['finished_at'],
					'error' => (string) $row['error'],
				);
				$last[] = array( $job, $run );
			}
		}
		return $last;
	}

	/**
	 * Whether a run failed, or its process was killed.
	 *
	 * @param JobRun $run
	 */
	public static function is_failed( Job $job, array $run ): bool {
		return '' !== $run['error'] || ( null === $run['finished_at'] && Clock::age( $run['started_at'], time() ) > $job->lease_seconds() );
	}

	/**
	 * Acquires the lease by one statement, which succeeds for one of concurrent processes.
	 *
	 * @throws DatabaseError
	 */
	private function acquire( Job $job, int $now ): bool {
		return 1 === $this->database->execute_with_retry(
			"UPDATE %i SET started_at = %d, finished_at = NULL, error = '' WHERE name = %s AND (finished_at IS NOT NULL OR started_at < %d OR started_at > %d)",
			array( $this->tables->jobs(), $now, $job->value, $now - $job->lease_seconds(), $now + Clock::SKEW )
		) || 1 === $this->database->execute_with_retry(
			"INSERT IGNORE INTO %i (name, started_at, finished_at, error) VALUES (%s, %d, NULL, '')",
			array( $this->tables->jobs(), $job->value, $now )
		);
	}

	/**
	 * @throws DatabaseError
	 */
	private function end( Job $job, int $started_at, string $error ): void {
		$this->database->execute_with_retry(
			'UPDATE %i SET finished_at = %d, error = %s WHERE name = %s AND started_at = %d',
			array( $this->tables->jobs(), time(), self::text( $error ), $job->value, $started_at )
		);
	}

	private function fail( Job $job, int $started_at, string $error ): void {
		try {
			$this->end( $job, $started_at, '' === $error ? 'unknown' : $error );
		} catch ( DatabaseError ) {
			return; // The run counts as killed.
		}
	}

	/**
	 * A message may contain the invalid bytes that the database rejected.
	 */
	private static function text( string $message ): string {
		return mb_substr( mb_scrub( $message, 'UTF-8' ), 0, self::MAX_ERROR_CHARACTERS, 'UTF-8' );
	}
}
