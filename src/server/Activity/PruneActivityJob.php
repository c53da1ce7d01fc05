<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Activity;

use Closure;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Deletes entries of the activity that are older than the store keeps them, if it does not keep all. A run stops after a few
 * seconds, and the next one continues.
 */
final class PruneActivityJob {

	/** Entries that are deleted by one statement: others wait for no longer than that. */
	private const BATCH = 1_000;

	/** Shared web hosts end a request after 30 seconds, and the other jobs want some of them. */
	private const SECONDS = 5;

	/**
	 * @param Closure(): int $days How many days an entry is kept; 0 for ever.
	 */
	public function __construct(
		private readonly ActivityRepository $activity,
		private readonly Closure $days,
	) {}

	/**
	 * The job.
	 *
	 * @return bool Whether there is more to do.
	 * @throws DatabaseError
	 */
	public function run(): bool {
		$days = ( $this->days )();
		if ( $days < 1 ) {
			return false;
		}
		$deadline = Clock::seconds() + self::SECONDS;
		$before   = gmdate( 'Y-m-d H:i:s', time() - $days * DAY_IN_SECONDS );
		do {
			$is_unfinished = $this->activity->delete_before( $before, self::BATCH );
		} while ( $is_unfinished && Clock::seconds() < $deadline );
		return $is_unfinished;
	}
}
