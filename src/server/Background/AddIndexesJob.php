<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Structure\Indexes;

defined( 'ABSPATH' ) || exit;

/**
 * Adds the indexes of large tables, while the store goes on. Apart from Background, since one of them may take minutes.
 */
final class AddIndexesJob {

	/** The event, and the action. */
	public const EVENT = 'fluent_cart_customers/add_indexes';

	/** It starts no index after so many seconds, since the server of a shared host may end it after 30. */
	private const SECONDS = 10;

	public function __construct(
		private readonly Indexes $indexes,
		private readonly LeaseStore $runs,
	) {}

	public function hook(): void {
		add_action( self::EVENT, array( $this, 'run' ) );
	}

	/**
	 * Leaves those that are missing to the background.
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
		match ( $this->runs->run( Job::Indexes, $this->add_missing( ... ) ) ) {
			JobResult::Busy   => Scheduler::schedule_once( self::EVENT, MINUTE_IN_SECONDS ),
			JobResult::Failed => Scheduler::reschedule( self::EVENT, HOUR_IN_SECONDS ),
			default         => null, // It has scheduled itself, if there is more to do.
		};
	}

	/**
	 * @return bool Whether there is more to do.
	 * @throws DatabaseError
	 */
	private function add_missing(): bool {
		if ( ! $this->indexes->are_missing() ) {
			return false;
		}
		// Before the work: a job that is ended half way goes on in the next one.
		Scheduler::reschedule( self::EVENT, MINUTE_IN_SECONDS );
		$pause = $this->indexes->add_until( time() + self::SECONDS );

		$is_unfinished = $this->indexes->are_missing();
		$is_unfinished ? Scheduler::reschedule( self::EVENT, $pause ) : Scheduler::unschedule( self::EVENT );
		return $is_unfinished;
	}
}
