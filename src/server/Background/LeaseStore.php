<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\OpenTransaction;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Platform\PhpFunctions;
use Throwable;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * The leases of the jobs, with the result of each last run.
 *
 * Every transaction of a job begins with renew(). The row lock makes a second process wait, the token stops a process whose
 * lease has expired, and the new time keeps the lease. `steps` changes the row every time, because a Galera cluster detects
 * conflicts in changed rows only.
 *
 * @phpstan-type JobRun array{started_at: int, finished_at: int|null, lease_until: int, error: string} Unix seconds; finished_at
 *                      is null while the job runs, or if its process was killed.
 */
final class LeaseStore {

	private const MAX_ERROR_CHARACTERS = 500;

	/** Stored in English, and translated for the reader. */
	private const KILLED = 'The process ended before the task.';

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Runs a job if no other process does.
	 *
	 * @param callable(Lease): JobResult $work JobResult::Failed if it waits after the failure of the last run: its error stays.
	 */
	public function run( JobName $job, callable $work ): JobResult {
		$lease = null;
		try {
			// Within a transaction of other code, the job waits for its next run.
			$lease = OpenTransaction::is_open( $this->database ) ? null : $this->acquire( $job );
			if ( null === $lease ) {
				return JobResult::Busy;
			}
			$this->database->use_primary();
			$result = $work( $lease );
			$this->release( $lease, JobResult::Failed === $result ? null : '' );
			return $result;
		} catch ( LeaseLost ) {
			return JobResult::Busy;
		} catch ( Throwable $error ) {
			PhpFunctions::log( "FluentCart Customers: background task {$job->value} failed: {$error->getMessage()}" );
			if ( null !== $lease ) {
				$this->store_failure( $lease, $error );
			}
			return JobResult::Failed;
		}
	}

	/**
	 * Acquires a lease by one statement, which succeeds for one of concurrent processes.
	 *
	 * @return Lease|null Null if another process has the lease.
	 * @throws DatabaseError
	 */
	private function acquire( JobName $job ): ?Lease {
		$lease  = new Lease( $job, bin2hex( random_bytes( 8 ) ) );
		$now    = time();
		$until  = $now + $job->lease_seconds();
		$values = array( $lease->token, $until, $now );

		$is_acquired = 1 === $this->database->execute_with_retry(
			'UPDATE %i SET token = %s, lease_until = %d, steps = steps + 1, started_at = %d, finished_at = NULL'
				. ' WHERE name = %s AND (finished_at IS NOT NULL OR lease_until < %d OR lease_until > %d)',
			// A later end comes from a clock that was set back.
			array( $this->tables->jobs(), ...$values, $job->value, $now, $until + Clock::SKEW )
		) || 1 === $this->database->execute_with_retry(
			"INSERT IGNORE INTO %i (name, token, lease_until, started_at, steps, finished_at, error) VALUES (%s, %s, %d, %d, 1, NULL, '')",
			array( $this->tables->jobs(), $job->value, ...$values )
		);
		return $is_acquired ? $lease : null;
	}

	/**
	 * Renews the lease. The first statement of a transaction.
	 *
	 * @throws LeaseLost
	 * @throws DatabaseError
	 */
	public function renew( Transaction $transaction, Lease $lease ): void {
		$is_renewed = 1 === $transaction->increment(
			$this->tables->jobs(),
			'steps',
			array( 'lease_until' => time() + $lease->job->lease_seconds() ),
			array(
				'name'  => $lease->job->value,
				'token' => $lease->token,
			)
		);
		if ( ! $is_renewed ) {
			throw new LeaseLost( "The lease of {$lease->job->value} has expired." );
		}
	}

	/**
	 * Stores the end of a run, and lets the next one begin.
	 *
	 * @param string|null $error Empty if the run did not fail; null for the error of the last run, which may have been killed.
	 * @throws DatabaseError
	 */
	private function release( Lease $lease, ?string $error ): void {
		$this->database->execute_with_retry(
			'UPDATE %i SET finished_at = %d, error = CASE WHEN %d = 1 AND error <> \'\' THEN error ELSE %s END WHERE name = %s AND token = %s',
			array( $this->tables->jobs(), time(), (int) ( null === $error ), self::text( $error ?? self::KILLED ), $lease->job->value, $lease->token )
		);
	}

	private function store_failure( Lease $lease, Throwable $error ): void {
		// Without the statement, which contains personal data: users copy Site Health into forums.
		$message = $error instanceof DatabaseError ? $error->reason : $error->getMessage();
		try {
			$this->release( $lease, '' === $message ? 'unknown' : $message );
		} catch ( DatabaseError ) {
			return; // The run counts as killed.
		}
	}

	/**
	 * @return int When a job was last started, Unix seconds; 0 if none was.
	 * @throws DatabaseError
	 */
	public function last_start(): int {
		return (int) $this->database->value( 'SELECT MAX(started_at) FROM %i', array( $this->tables->jobs() ) );
	}

	/**
	 * @return list<array{JobName, JobRun}> The last run of each job that has run.
	 * @throws DatabaseError
	 */
	public function last(): array {
		$rows = $this->database->rows( 'SELECT name, started_at, finished_at, lease_until, error FROM %i', array( $this->tables->jobs() ) );
		$rows = array_column( $rows, null, 'name' );
		$last = array();
		foreach ( JobName::cases() as $job ) {
			$row = $rows[ $job->value ] ?? null;
			if ( null !== $row ) {
				$run    = array(
					'started_at'  => (int) $row['started_at'],
					'finished_at' => null === $row['finished_at'] ? null : (int) $row['finished_at'],
					'lease_until' => (int) $row['lease_until'],
					'error'       => self::KILLED === $row['error'] ? __( 'The process ended before the task.', 'fluent-cart-customers' ) : (string) $row['error'],
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
	public static function is_failed( array $run ): bool {
		return '' !== $run['error'] || ( null === $run['finished_at'] && Clock::age( $run['lease_until'], time() ) > 0 );
	}

	/**
	 * A message may contain the invalid bytes that the database rejected.
	 */
	private static function text( string $message ): string {
		return mb_substr( mb_scrub( $message, 'UTF-8' ), 0, self::MAX_ERROR_CHARACTERS, 'UTF-8' );
	}
}
