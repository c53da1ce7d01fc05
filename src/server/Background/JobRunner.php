<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use Closure;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Clock;
use InvalidArgumentException;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Shares the time of a run among the jobs. A job that fails does not stop the others.
 */
final class JobRunner {

	/** Jobs of each run: the first one takes little time. */
	private const MIN_JOBS = 2;

	/** A failed job is not tried again earlier, if the other jobs continue immediately. */
	private const MIN_RETRY_SECONDS = 60;

	/**
	 * @param Closure(): list<Job> $jobs The first one repairs tables of the others.
	 */
	public function __construct(
		private readonly JobExecution $execution,
		private readonly LeaseStore $leases,
		private readonly ReconcileStore $reconciles,
		private readonly Closure $jobs,
	) {}

	/**
	 * Requests a reconcile of every job that keeps data current, for the next run.
	 *
	 * @throws DatabaseError
	 */
	public function request_reconciles(): void {
		$jobs = array_map( static fn ( Job $job ): JobName => $job->name(), ( $this->jobs )() );
		$this->reconciles->request( array_values( array_filter( $jobs, static fn ( JobName $job ): bool => $job->keeps_data_current() ) ) );
	}

	/**
	 * Runs each job once: the first one, and then those that have waited longest. When the time is over, the others wait for the
	 * next run.
	 *
	 * @param bool $is_retry Whether jobs run that have just failed.
	 * @return list<array{JobName, JobResult}> In the fixed order of the jobs.
	 */
	public function run( RunTime $time, bool $is_retry = false ): array {
		$deadline = Clock::seconds() + $time->total;
		$last     = $this->last_runs();
		$jobs     = ( $this->jobs )();
		$results  = array();
		foreach ( self::in_order( $jobs, $last ) as $job ) {
			$name = $job->name()->value;

			$results[ $name ] = match ( true ) {
				count( $results ) >= self::MIN_JOBS && Clock::seconds() >= $deadline => JobResult::Unfinished,
				! $is_retry && self::has_just_failed( $last[ $name ] ?? null )       => JobResult::Failed,
				default => $this->execution->run( $job, max( $deadline, Clock::seconds() + $time->min_step ), $time->longest_reconcile ),
			};
		}
		return array_map( static fn ( Job $job ): array => array( $job->name(), $results[ $job->name()->value ] ), $jobs );
	}

	/**
	 * Runs one of the jobs, even if it has just failed.
	 *
	 * @throws InvalidArgumentException If the job has an event of its own.
	 */
	public function run_only( JobName $name, RunTime $time ): JobResult {
		$deadline = Clock::seconds() + $time->total;
		foreach ( ( $this->jobs )() as $job ) {
			if ( $name === $job->name() ) {
				return $this->execution->run( $job, $deadline, $time->longest_reconcile );
			}
		}
		throw new InvalidArgumentException( "JobRunner does not run {$name->value}." );
	}

	/**
	 * @return array<string, array{started_at: int, finished_at: int|null, lease_until: int, error: string}> By job.
	 */
	private function last_runs(): array {
		try {
			return array_column( array_map( static fn ( array $last ): array => array( $last[0]->value, $last[1] ), $this->leases->last() ), 1, 0 );
		} catch ( DatabaseError ) {
			return array(); // Each job reports it.
		}
	}

	/**
	 * @param list<Job>                                  $jobs
	 * @param array<string, array{started_at: int, ...}> $last By job.
	 * @return list<Job>
	 */
	private static function in_order( array $jobs, array $last ): array {
		$first = array_splice( $jobs, 0, 1 );
		usort( $jobs, static fn ( Job $one, Job $other ): int => ( $last[ $one->name()->value ]['started_at'] ?? 0 ) <=> ( $last[ $other->name()->value ]['started_at'] ?? 0 ) );
		return array( ...$first, ...$jobs );
	}

	/**
	 * @param array{finished_at: int|null, error: string, ...}|null $run
	 */
	private static function has_just_failed( ?array $run ): bool {
		return null !== $run && '' !== $run['error'] && null !== $run['finished_at'] && Clock::age( $run['finished_at'], time() ) < self::MIN_RETRY_SECONDS;
	}
}
