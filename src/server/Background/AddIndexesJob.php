<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Structure\Indexes;

defined( 'ABSPATH' ) || exit;

/**
 * Adds the indexes of large tables. It has its own event, because one index may take minutes.
 */
final class AddIndexesJob {

	/** Name of the event and of the action. */
	public const EVENT = 'fluent_cart_customers/add_indexes';

	/** No further index is begun after this time: shared web hosts end a request after 30 seconds. */
	private const STEP_SECONDS = 10;

	public function __construct(
		private readonly Indexes $indexes,
		private readonly LeaseStore $leases,
	) {}

	public function hook(): void {
		add_action( self::EVENT, array( $this, 'run' ) );
	}

	/**
	 * Schedules the event if indexes are missing.
	 *
	 * @throws DatabaseError
	 */
	public function schedule(): void {
		if ( $this->indexes->are_missing() ) {
			Scheduler::schedule_once( self::EVENT, 0 );
		}
	}

	/**
	 * The action.
	 */
	public function run(): void {
		match ( $this->leases->run( JobName::Indexes, $this->add_missing( ... ) ) ) {
			JobResult::Busy   => Scheduler::schedule_once( self::EVENT, MINUTE_IN_SECONDS ),
			JobResult::Failed => Scheduler::reschedule( self::EVENT, HOUR_IN_SECONDS ),
			default         => null, // The job has scheduled the next run if indexes are missing.
		};
	}

	/**
	 * @throws DatabaseError
	 */
	private function add_missing(): JobResult {
		if ( ! $this->indexes->are_missing() ) {
			return JobResult::Done;
		}
		// Before the work, so that the next run continues if this process is killed.
		Scheduler::reschedule( self::EVENT, MINUTE_IN_SECONDS );
		$pause = $this->indexes->add_until( time() + self::STEP_SECONDS );

		$is_unfinished = $this->indexes->are_missing();
		$is_unfinished ? Scheduler::reschedule( self::EVENT, $pause ) : Scheduler::unschedule( self::EVENT );
		return $is_unfinished ? JobResult::Unfinished : JobResult::Done;
	}
}
