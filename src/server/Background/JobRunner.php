<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

defined( 'ABSPATH' ) || exit;

/**
 * Runs the jobs on an event:
 * - 45 seconds after a request that the API executes, or that a screen or block preloads (Routes), unless the event is scheduled;
 * - with the next request after a setup or upgrade (SiteSetup), or after a change of the time zone or currency (Plugin).
 *
 * When all jobs have finished, the event is unscheduled, so nothing runs while the plugin is unused. Code that needs a run now
 * fires the action: `do_action( 'fluent_cart_customers/sweep' )`. If events do not run, requests do the overdue work
 * (ReaderSweep).
 */
final class JobRunner {

	/** Name of the action and of the event. */
	public const EVENT = 'fluent_cart_customers/sweep';

	/** Less than the minute after which a request would do the work. */
	private const DELAY_SECONDS = 45;

	/** When the jobs continue after the server has killed the process. */
	private const CONTINUE_SECONDS = 60;

	/** When failed jobs are tried again. */
	private const RETRY_SECONDS = 300;

	/**
	 * @param list<array{Job, callable(): bool}> $jobs Each returns whether the next run must continue it. Shared web hosts end a
	 *                                                 request after 30 seconds, so a job stops after at most 20. A job that
	 *                                                 fails does not stop the others.
	 */
	public function __construct(
		private readonly LeaseStore $leases,
		private readonly array $jobs,
	) {}

	public function hook(): void {
		add_action( self::EVENT, array( $this, 'run' ) );
	}

	/**
	 * Schedules the event, unless it is scheduled.
	 */
	public static function schedule( int $after_seconds = self::DELAY_SECONDS ): void {
		Scheduler::schedule_once( self::EVENT, $after_seconds, 2 * self::RETRY_SECONDS );
	}

	/**
	 * The action.
	 */
	public function run(): void {
		Scheduler::reschedule( self::EVENT, self::CONTINUE_SECONDS );
		$results = array();
		foreach ( $this->jobs as [ $job, $run ] ) {
			$results[] = $this->leases->run( $job, $run );
		}
		match ( true ) {
			in_array( JobResult::Unfinished, $results, true ) => Scheduler::reschedule( self::EVENT, 0 ),
			// The event stays scheduled, in case the other process is killed.
			in_array( JobResult::Busy, $results, true )       => null,
			in_array( JobResult::Failed, $results, true )     => Scheduler::reschedule( self::EVENT, self::RETRY_SECONDS ),
			default                                          => Scheduler::unschedule( self::EVENT ),
		};
	}
}
