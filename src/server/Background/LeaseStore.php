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
 * Runs jobs one at a time each, on however many machines they are begun at once, and remembers how it went.
 *
 * @phpstan-type JobRun array{started_at: int, finished_at: int|null, error: string} Unix seconds; no end while it runs, or where
 *                                                                         something has ended it half way.
 */
final class LeaseStore {

	private const LONGEST_ERROR = 500;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param callable(): bool $work Says whether there is more to do.
	 */
	public function run( Job $job, callable $work ): JobResult {
		$now        = time();
		$is_claimed = false;
		try {
			try {
				// Who fires the event within a transaction has the work done after it.
				$is_claimed = ! OpenTransaction::is_open( $this->database ) && $this->claim( $job, $now );
				if ( ! $is_claimed ) {
					return JobResult::Busy;
				}
			} catch ( DatabaseError $error ) {
				if ( ! $error->is_of_structure() ) {
					throw $error;
				}
				// Without a table of leases two may do the same at once, which is a waste and no harm.
			}
			$this->database->use_primary();
			$is_unfinished = $work();
			if ( $is_claimed ) {
				$this->end( $job, $now, '' );
			}
			return $is_unfinished ? JobResult::Unfinished : JobResult::Done;
		} catch ( Throwable $error ) {
			PhpFunctions::log( "FluentCart Customers could not do its work in the background ({$job->value}): {$error->getMessage()}" );
			if ( $is_claimed ) {
				// Not the statement, which holds people's names: what Site Health shows is copied into forums.
				$this->fail( $job, $now, $error instanceof DatabaseError ? $error->reason : $error->getMessage() );
			}
			return JobResult::Failed;
		}
	}

	/**
	 * @return list<array{Job, JobRun}> The last run of each job that ever ran.
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
	 * Whether a run is neither at work any more nor has it ended as it should.
	 *
	 * @param JobRun $run
	 */
	public static function is_failed( Job $job, array $run ): bool {
		return '' !== $run['error'] || ( null === $run['finished_at'] && Clock::age( $run['started_at'], time() ) > $job->lease_seconds() );
	}

	/**
	 * By a statement that only one of those who try at once gets through with.
	 *
	 * @throws DatabaseError
	 */
	private function claim( Job $job, int $now ): bool {
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
			return; // Then it is one that did not end.
		}
	}

	/**
	 * A message may hold the bytes that the database refused, and wpdb refuses to write them.
	 */
	private static function text( string $message ): string {
		return mb_substr( mb_scrub( $message, 'UTF-8' ), 0, self::LONGEST_ERROR, 'UTF-8' );
	}
}
