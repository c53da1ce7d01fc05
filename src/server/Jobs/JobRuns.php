<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Jobs;

use FluentCartCustomers\Data\Clock;
use FluentCartCustomers\Data\Database;
use FluentCartCustomers\Data\DatabaseError;
use FluentCartCustomers\Data\OpenTransaction;
use FluentCartCustomers\Data\PhpFunctions;
use FluentCartCustomers\Data\Tables;
use Throwable;

defined( 'ABSPATH' ) || exit;

/**
 * Runs jobs one at a time each, on however many machines they are begun at once, and remembers how it went.
 *
 * @phpstan-type JobRun array{began: int, ended: int|null, error: string} Unix seconds; no end while it runs, or where
 *                                                                         something has ended it half way.
 */
final class JobRuns {

	private const LONGEST_ERROR = 500;

	public function __construct(
		private readonly Database $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param callable(): bool $work Says whether there is more to do.
	 */
	public function run( Job $job, callable $work ): Outcome {
		$now        = time();
		$is_claimed = false;
		try {
			try {
				// Who fires the event within a transaction has the work done after it.
				$is_claimed = ! OpenTransaction::is_open( $this->database ) && $this->claim( $job, $now );
				if ( ! $is_claimed ) {
					return Outcome::Busy;
				}
			} catch ( DatabaseError $error ) {
				if ( ! $error->is_of_structure() ) {
					throw $error;
				}
				// Without a table of leases two may do the same at once, which is a waste and no harm.
			}
			$this->database->read_where_written();
			$is_unfinished = $work();
			if ( $is_claimed ) {
				$this->end( $job, $now, '' );
			}
			return $is_unfinished ? Outcome::Unfinished : Outcome::Done;
		} catch ( Throwable $error ) {
			PhpFunctions::log( "FluentCart Customers could not do its work in the background ({$job->value}): {$error->getMessage()}" );
			if ( $is_claimed ) {
				// Not the statement, which holds people's names: what Site Health shows is copied into forums.
				$this->fail( $job, $now, $error instanceof DatabaseError ? $error->reason : $error->getMessage() );
			}
			return Outcome::Failed;
		}
	}

	/**
	 * @return list<array{Job, JobRun}> The last run of each job that ever ran.
	 * @throws DatabaseError
	 */
	public function last(): array {
		$rows = $this->database->rows( 'SELECT name, began, ended, error FROM %i', array( $this->tables->jobs() ) );
		$rows = array_column( $rows, null, 'name' );
		$last = array();
		foreach ( Job::cases() as $job ) {
			$row = $rows[ $job->value ] ?? null;
			if ( null !== $row ) {
				$run    = array(
					'began' => (int) $row['began'],
					'ended' => null === $row['ended'] ? null : (int) $row['ended'],
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
	public static function has_failed( Job $job, array $run ): bool {
		return '' !== $run['error'] || ( null === $run['ended'] && Clock::age( $run['began'], time() ) > $job->lease() );
	}

	/**
	 * By a statement that only one of those who try at once gets through with.
	 *
	 * @throws DatabaseError
	 */
	private function claim( Job $job, int $now ): bool {
		return 1 === $this->database->change(
			"UPDATE %i SET began = %d, ended = NULL, error = '' WHERE name = %s AND (ended IS NOT NULL OR began < %d OR began > %d)",
			array( $this->tables->jobs(), $now, $job->value, $now - $job->lease(), $now + Clock::SKEW )
		) || 1 === $this->database->change(
			"INSERT IGNORE INTO %i (name, began, ended, error) VALUES (%s, %d, NULL, '')",
			array( $this->tables->jobs(), $job->value, $now )
		);
	}

	/**
	 * @throws DatabaseError
	 */
	private function end( Job $job, int $began, string $error ): void {
		$this->database->change(
			'UPDATE %i SET ended = %d, error = %s WHERE name = %s AND began = %d',
			array( $this->tables->jobs(), time(), self::text( $error ), $job->value, $began )
		);
	}

	private function fail( Job $job, int $began, string $error ): void {
		try {
			$this->end( $job, $began, '' === $error ? 'unknown' : $error );
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
