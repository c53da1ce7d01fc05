<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use Closure;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Platform\PhpFunctions;
use Throwable;

defined( 'ABSPATH' ) || exit;

/**
 * Runs the jobs on the event RUN: 45 seconds after a request of the API, a screen or a block, with the next request after a
 * setup or a change of the time zone or currency, and otherwise hourly. A site without a working cron runs them after the answer
 * of a request.
 *
 * Code that needs all changes now fires the action RECONCILE: `do_action( 'fluent_cart_customers/sweep' )`. Within a transaction
 * of that code, the reconciles are requested when the request ends.
 */
final class JobRunner {

	/** Name of the event and of its action. */
	public const RUN = 'fluent_cart_customers/run_jobs';

	/** Name of the action, which other code fires. */
	public const RECONCILE = 'fluent_cart_customers/sweep';

	/** Readers match pending changes one by one until the jobs have run. */
	private const DELAY_SECONDS = 45;

	/** When the jobs continue after the server has killed the process. */
	private const CONTINUE_SECONDS = 60;

	/** When failed jobs are tried again. */
	private const RETRY_SECONDS = 300;

	/** A failed job is not tried again earlier, if the other jobs continue immediately. */
	private const MIN_RETRY_SECONDS = 60;

	/** The time of all jobs of a request: shared web hosts end a request after 30 seconds. */
	private const RUN_SECONDS = 20.0;

	/** The time of a job that begins shortly before the end. */
	private const MIN_STEP_SECONDS = 5.0;

	/** Jobs of each run: the first one takes little time. */
	private const MIN_JOBS = 2;

	/** An event that is overdue by this time shows that neither WordPress's cron nor Action Scheduler runs. */
	private const NO_CRON_SECONDS = DAY_IN_SECONDS;

	/** The time of all jobs after an answer. The web server may keep the connection open until then. */
	private const AFTER_ANSWER_SECONDS = 1.0;

	private bool $is_postponed = false;

	/**
	 * @param Closure(): Transaction $transaction Returns a new one.
	 * @param Closure(): list<Job>   $jobs        The first one repairs tables of the others. A job that fails does not stop the others.
	 */
	public function __construct(
		private readonly LeaseStore $leases,
		private readonly ReconcileStore $reconciles,
		private readonly Closure $transaction,
		private readonly Closure $jobs,
	) {}

	public function hook(): void {
		add_action( self::RUN, fn () => $this->run_and_reschedule() );
		add_action( self::RECONCILE, $this->reconcile_all( ... ) );
	}

	/**
	 * Schedules the event, unless it is scheduled for that time or earlier.
	 */
	public static function schedule( int $after_seconds = self::DELAY_SECONDS ): void {
		Scheduler::schedule_once( self::RUN, $after_seconds, $after_seconds );
	}

	/**
	 * Schedules the event after a use of the plugin; without a working cron, runs the jobs when the answer has been sent.
	 */
	public function note_use(): void {
		$due_in = Scheduler::due_in( self::RUN );
		if ( null === $due_in || $due_in > self::DELAY_SECONDS ) {
			self::schedule();
		} elseif ( $due_in < -self::NO_CRON_SECONDS ) {
			add_action( 'shutdown', $this->run_after_answer( ... ), PHP_INT_MAX );
		}
	}

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
	 * @param float    $longest_reconcile Seconds. A reconcile that took longer is left to a later run.
	 * @param JobName|null $only     The only job that runs; null for all.
	 * @param bool         $is_retry Whether jobs run that have just failed.
	 * @return list<array{JobName, JobResult}>
	 */
	public function run(
		float $seconds = self::RUN_SECONDS,
		float $min_step_seconds = self::MIN_STEP_SECONDS,
		?JobName $only = null,
		bool $is_retry = false,
		float $longest_reconcile = INF,
	): array {
		$results  = array();
		$deadline = Clock::seconds() + $seconds;
		$last     = $this->last_runs();
		$jobs     = array_values( array_filter( ( $this->jobs )(), static fn ( Job $job ): bool => null === $only || $only === $job->name() ) );
		foreach ( self::in_order( $jobs, $last ) as $job ) {
			$name     = $job->name()->value;
			$is_early = null === $only && ! $is_retry && isset( $last[ $name ] ) && self::has_just_failed( $last[ $name ] );

			$results[ $name ] = match ( true ) {
				count( $results ) >= self::MIN_JOBS && Clock::seconds() >= $deadline => JobResult::Unfinished,
				$is_early => JobResult::Failed,
				default   => $this->run_job( $job, max( $deadline, Clock::seconds() + $min_step_seconds ), $longest_reconcile ),
			};
		}
		return array_map( static fn ( Job $job ): array => array( $job->name(), $results[ $job->name()->value ] ), $jobs );
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
	 * @param array{finished_at: int|null, error: string, ...} $run
	 */
	private static function has_just_failed( array $run ): bool {
		return '' !== $run['error'] && null !== $run['finished_at'] && Clock::age( $run['finished_at'], time() ) < self::MIN_RETRY_SECONDS;
	}

	/**
	 * The action RECONCILE.
	 */
	private function reconcile_all(): void {
		try {
			$this->request_reconciles();
		} catch ( DatabaseError $error ) {
			if ( $error->is_nested() ) {
				$this->request_at_end();
				return;
			}
			// Any other error makes the jobs fail, too.
		}
		$this->run_and_reschedule( true );
	}

	/**
	 * Requests the reconciles when the transaction of other code has probably ended. If it has not, it is rolled back.
	 */
	private function request_at_end(): void {
		if ( $this->is_postponed ) {
			return;
		}
		$this->is_postponed = true;
		add_action(
			'shutdown',
			function (): void {
				$this->is_postponed = false;
				try {
					$this->request_reconciles();
					self::schedule( 0 );
				} catch ( DatabaseError ) {
					return;
				}
			},
			PHP_INT_MAX
		);
	}

	private function run_and_reschedule( bool $is_retry = false ): void {
		Scheduler::reschedule( self::RUN, self::CONTINUE_SECONDS );
		$results = array_column( $this->run( is_retry: $is_retry ), 1 );
		match ( true ) {
			in_array( JobResult::Unfinished, $results, true ) => Scheduler::reschedule( self::RUN, 0 ),
			// The event stays scheduled, in case the other process is killed.
			in_array( JobResult::Busy, $results, true )       => null,
			in_array( JobResult::Failed, $results, true )     => Scheduler::reschedule( self::RUN, self::RETRY_SECONDS ),
			default                                           => Scheduler::reschedule( self::RUN, HOUR_IN_SECONDS ),
		};
	}

	/**
	 * The action shutdown. The overdue event stays, because it shows that there is no cron.
	 */
	private function run_after_answer(): void {
		PhpFunctions::finish_request();
		try {
			if ( Clock::age( $this->leases->last_start(), time() ) > self::DELAY_SECONDS ) {
				$this->run( self::AFTER_ANSWER_SECONDS, 0.0, longest_reconcile: self::AFTER_ANSWER_SECONDS );
			}
		} catch ( DatabaseError ) {
			return; // A later request runs them.
		}
	}

	private function run_job( Job $job, float $deadline, float $longest_reconcile ): JobResult {
		return $this->leases->run( $job->name(), fn ( Lease $lease ): JobResult => $this->run_with_lease( $job, $lease, $deadline, $longest_reconcile ) );
	}

	/**
	 * Drains and reconciles. A drain that fails or never ends does not prevent a reconcile that is due, for which half of the time
	 * is left. The first one waits for the end of the first drain, which derives the same.
	 *
	 * @throws DatabaseError
	 * @throws LeaseLost
	 * @throws Throwable The error of the drain, after the reconcile.
	 */
	private function run_with_lease( Job $job, Lease $lease, float $deadline, float $longest_reconcile ): JobResult {
		$failure       = null;
		$is_unfinished = false;
		if ( $job instanceof DrainingJob ) {
			$is_due = null !== $this->reconciles->next( $job->name(), $longest_reconcile );
			$now    = Clock::seconds();
			try {
				$is_unfinished = $job->drain( $this->step( $lease, $is_due ? $now + ( $deadline - $now ) / 2 : $deadline ) );
			} catch ( LeaseLost $lost ) {
				throw $lost;
			} catch ( Throwable $error ) {
				$failure = $error;
			}
		}
		if ( $is_unfinished && null === $this->reconciles->complete( $job->name() ) ) {
			return JobResult::Unfinished;
		}
		$result = $this->reconcile( $job, $this->step( $lease, $deadline ), $longest_reconcile );
		if ( null !== $failure ) {
			throw $failure;
		}
		return $is_unfinished ? JobResult::Unfinished : $result;
	}

	/**
	 * @return JobResult Failed if the next step waits after a failure.
	 * @throws DatabaseError
	 * @throws LeaseLost
	 * @throws Throwable
	 */
	private function reconcile( Job $job, Step $step, float $longest ): JobResult {
		$reconcile = $this->reconciles->next( $job->name(), $longest );
		if ( null === $reconcile ) {
			return ( $this->reconciles->current( $job->name() )['tries'] ?? 0 ) > 0 ? JobResult::Failed : JobResult::Done;
		}
		$this->reconciles->begin_step( $job->name(), $step, $reconcile );
		$start = Clock::seconds();
		try {
			$result = $job->reconcile( $step ) ? JobResult::Unfinished : JobResult::Done;
		} catch ( LeaseLost $lost ) {
			throw $lost;
		} catch ( Throwable $error ) {
			try {
				$this->reconciles->end_step( $job->name(), $step, Clock::seconds() - $start, JobResult::Failed );
			} finally {
				throw $error;
			}
		}
		$this->reconciles->end_step( $job->name(), $step, Clock::seconds() - $start, $result );
		// Another one may have been requested since its start.
		return null === $this->reconciles->current( $job->name() ) ? $result : JobResult::Unfinished;
	}

	private function step( Lease $lease, float $deadline ): Step {
		return new Step( ( $this->transaction )(), $this->leases, $this->reconciles, $lease, $deadline );
	}
}
