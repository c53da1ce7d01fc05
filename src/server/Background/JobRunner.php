<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

defined( 'ABSPATH' ) || exit;

/**
 * The one clock of the work that nobody waits for: an event which also who needs it now may fire:
 * `do_action( 'fluent_cart_customers/sweep' )`. It is scheduled anew whenever somebody uses the plugin, and so ends with
 * that. Nothing depends on it: where no event ever fires, those who read do what is overdue, if only once a day where
 * that takes seconds (ReaderSweep).
 */
final class JobRunner {

	/** The action, and the event. */
	public const EVENT = 'fluent_cart_customers/sweep';

	/** A little before those who read would have to do it. */
	private const AFTER_SECONDS = 45;

	/** After so many seconds what a host has ended half way goes on. */
	private const AGAIN_AFTER_SECONDS = 60;

	/** And what has failed is tried again. */
	private const RETRY_AFTER_SECONDS = 300;

	/**
	 * @param list<array{Job, callable(): bool}> $jobs Each says whether there is more to do. Those that may take long end
	 *                                                 after 20 seconds, since a shared host ends a request after 30: the next
	 *                                                 one goes on with what these had no time for. One that fails does not
	 *                                                 stop the others.
	 */
	public function __construct(
		private readonly LeaseStore $runs,
		private readonly array $jobs,
	) {}

	public function hook(): void {
		add_action( self::EVENT, array( $this, 'run' ) );
	}

	/**
	 * To be called when somebody uses the plugin, or has left it work to do.
	 */
	public static function schedule( int $after_seconds = self::AFTER_SECONDS ): void {
		Scheduler::schedule_once( self::EVENT, $after_seconds, 2 * self::RETRY_AFTER_SECONDS );
	}

	/**
	 * The action.
	 */
	public function run(): void {
		Scheduler::reschedule( self::EVENT, self::AGAIN_AFTER_SECONDS );
		$outcomes = array();
		foreach ( $this->jobs as [ $job, $work ] ) {
			$outcomes[] = $this->runs->run( $job, $work );
		}
		match ( true ) {
			in_array( JobResult::Unfinished, $outcomes, true ) => Scheduler::reschedule( self::EVENT, 0 ),
			// Who is at it may yet be ended half way.
			in_array( JobResult::Busy, $outcomes, true )       => null,
			in_array( JobResult::Failed, $outcomes, true )     => Scheduler::reschedule( self::EVENT, self::RETRY_AFTER_SECONDS ),
			default                                          => Scheduler::unschedule( self::EVENT ),
		};
	}
}
