<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Activity;

use Closure;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Deletes entries of the activity log that are older than the retention.
 */
final class PruneActivityJob {

	/** Entries that one batch reads. Small, so that writers do not wait long. */
	private const BATCH = 1_000;

	/** Shared web hosts end a request after 30 seconds, and other jobs run in the same request. */
	private const STEP_SECONDS = 5;

	/**
	 * @param Closure(): int $days The retention in days; 0 keeps all entries.
	 */
	public function __construct(
		private readonly ActivityRepository $activity,
		private readonly Closure $days,
	) {}

	/**
	 * @return bool Whether a further step is needed.
	 * @throws DatabaseError
	 */
	public function run(): bool {
		$days = ( $this->days )();
		if ( $days < 1 ) {
			return false;
		}
		$deadline = Clock::seconds() + self::STEP_SECONDS;
		$before   = gmdate( 'Y-m-d H:i:s', time() - $days * DAY_IN_SECONDS );
		do {
			$is_unfinished = $this->activity->delete_before( $before, self::BATCH );
		} while ( $is_unfinished && Clock::seconds() < $deadline );
		return $is_unfinished;
	}
}
