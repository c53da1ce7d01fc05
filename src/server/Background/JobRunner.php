<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use Closure;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Platform\PhpFunctions;

defined( 'ABSPATH' ) || exit;

/**
 * Runs the jobs on the event RUN: 45 seconds after a request of the API, a screen or a block, with the next request after a
 * setup or a change of the time zone or currency, and otherwise hourly. A site without a working cron runs them after the answer
 * of a request.
 *
 * Code that needs all changes now fires the action RECONCILE: `do_action( 'fluent_cart_customers/sweep' )`.
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

	/** The time of all jobs of a request: shared web hosts end a request after 30 seconds. */
	private const RUN_SECONDS = 20.0;

	/** The time of each job that begins later. */
	private const MIN_STEP_SECONDS = 5.0;

	/** An event that is overdue by this time shows that neither WordPress's cron nor Action Scheduler runs. */
	private const NO_CRON_SECONDS = DAY_IN_SECONDS;

	/** The time of all jobs after an answer. The web server may keep the connection open until then. */
	private const AFTER_ANSWER_SECONDS = 1.0;

	/**
	 * @param Closure(): Transaction $transaction Returns a new one.
	 * @param Closure(): list<Job>   $jobs        In the order in which they run. A job that fails does not stop the others.
	 */
	public function __construct(
		private readonly LeaseStore $leases,
		private readonly ReconcileStore $reconciles,
		private readonly Closure $transaction,
		private readonly Closure $jobs,
	) {}

	public function hook(): void {
		add_action( self::RUN, $this->run_and_reschedule( ... ) );
		add_action( self::RECONCILE, $this->request_if_possible( ... ) );
		add_action( self::RECONCILE, $this->run_and_reschedule( ... ) );
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
	 * Runs each job once.
	 *
	 * @param JobName|null $only The only job that runs; null for all.
	 * @return list<array{JobName, JobResult}>
	 */
	public function run( float $seconds = self::RUN_SECONDS, float $min_step_seconds = self::MIN_STEP_SECONDS, ?JobName $only = null ): array {
		$results  = array();
		$deadline = Clock::seconds() + $seconds;
		foreach ( ( $this->jobs )() as $job ) {
			if ( null === $only || $only === $job->name() ) {
				$results[] = array( $job->name(), $this->run_job( $job, max( $deadline, Clock::seconds() + $min_step_seconds ) ) );
			}
		}
		return $results;
	}

	private function request_if_possible(): void {
		try {
			$this->request_reconciles();
		} catch ( DatabaseError ) {
			return; // Within a transaction of other code, no job runs either. Any other error makes the jobs fail, too.
		}
	}

	private function run_and_reschedule(): void {
		Scheduler::reschedule( self::RUN, self::CONTINUE_SECONDS );
		$results = array_column( $this->run(), 1 );
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
				$this->run( self::AFTER_ANSWER_SECONDS, 0.0 );
			}
		} catch ( DatabaseError ) {
			return; // A later request runs them.
		}
	}

	private function run_job( Job $job, float $deadline ): JobResult {
		return $this->leases->run(
			$job->name(),
			function ( Lease $lease ) use ( $job, $deadline ): bool {
				$step = new Step( ( $this->transaction )(), $this->leases, $this->reconciles, $lease, $deadline );
				return ( $job instanceof DrainingJob && $job->drain( $step ) ) || $this->reconcile( $job, $step );
			}
		);
	}

	/**
	 * @return bool Whether a further step is needed.
	 * @throws DatabaseError
	 */
	private function reconcile( Job $job, Step $step ): bool {
		$reconcile = $this->reconciles->begin( $job->name(), $step );
		if ( null === $reconcile ) {
			return false;
		}
		$step->state   = $reconcile['state'];
		$start         = Clock::seconds();
		$is_unfinished = $job->reconcile( $step );
		$this->reconciles->end_step( $job->name(), $step, Clock::seconds() - $start, ! $is_unfinished );
		// Another one may have been requested since its start.
		return $is_unfinished || null !== $this->reconciles->current( $job->name() );
	}
}
