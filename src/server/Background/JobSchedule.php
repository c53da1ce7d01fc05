<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use Closure;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Platform\PhpFunctions;

defined( 'ABSPATH' ) || exit;

/**
 * Runs the jobs on the event RUN: 45 seconds after a request of the API, a screen or a block, with the next request after a
 * setup or a change of the time zone or currency, and otherwise hourly. A site without a working cron runs them after the answer
 * of a request.
 *
 * Code that needs all changes now fires the action RECONCILE: `do_action( 'fluent_cart_customers/sweep' )`. Within a transaction
 * of that code, the reconciles are requested when the request ends.
 */
final class JobSchedule {

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

	/** An event that is overdue by this time shows that neither WordPress's cron nor Action Scheduler runs. */
	private const NO_CRON_SECONDS = DAY_IN_SECONDS;

	private bool $is_postponed = false;

	/**
	 * @param Closure(): bool $has_runs Whether a run works that a job may have to continue.
	 */
	public function __construct(
		private readonly JobRunner $runner,
		private readonly LeaseStore $leases,
		private readonly Closure $has_runs,
	) {}

	public function hook(): void {
		add_action( self::RUN, fn () => $this->run() );
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
	 * The action RECONCILE.
	 */
	private function reconcile_all(): void {
		try {
			$this->runner->request_reconciles();
		} catch ( DatabaseError $error ) {
			if ( $error->is_nested() ) {
				$this->request_at_end();
				return;
			}
			// Any other error makes the jobs fail, too.
		}
		$this->run( true );
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
					$this->runner->request_reconciles();
					self::schedule( 0 );
				} catch ( DatabaseError ) {
					return;
				}
			},
			PHP_INT_MAX
		);
	}

	private function run( bool $is_retry = false ): void {
		Scheduler::reschedule( self::RUN, self::CONTINUE_SECONDS );
		$results = array_column( $this->runner->run( RunTime::of_event(), $is_retry ), 1 );
		match ( true ) {
			in_array( JobResult::Unfinished, $results, true ) => Scheduler::reschedule( self::RUN, 0 ),
			// The event stays scheduled, in case the other process is killed.
			in_array( JobResult::Busy, $results, true )       => null,
			in_array( JobResult::Failed, $results, true )     => Scheduler::reschedule( self::RUN, self::RETRY_SECONDS ),
			$this->has_runs()                                 => Scheduler::reschedule( self::RUN, self::CONTINUE_SECONDS ),
			default                                           => Scheduler::reschedule( self::RUN, HOUR_IN_SECONDS ),
		};
	}

	/**
	 * A request may drive the run now, and stop soon.
	 */
	private function has_runs(): bool {
		try {
			return ( $this->has_runs )();
		} catch ( DatabaseError ) {
			return false; // The jobs have reported it.
		}
	}

	/**
	 * The action shutdown. The overdue event stays, because it shows that there is no cron.
	 */
	private function run_after_answer(): void {
		PhpFunctions::finish_request();
		try {
			if ( Clock::age( $this->leases->last_start(), time() ) > self::DELAY_SECONDS ) {
				$this->runner->run( RunTime::after_answer() );
			}
		} catch ( DatabaseError ) {
			return; // A later request runs them.
		}
	}
}
