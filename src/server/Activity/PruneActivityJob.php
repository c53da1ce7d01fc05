<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Activity;

use Closure;
use FluentCartCustomers\Background\Job;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\Step;

defined( 'ABSPATH' ) || exit;

/**
 * Deletes entries of the activity log that are older than the retention.
 */
final class PruneActivityJob implements Job {

	/** Entries that one batch reads. Small, so that writers do not wait long. */
	private const BATCH = 1_000;

	/**
	 * @param Closure(): int $days The retention in days; 0 keeps all entries.
	 */
	public function __construct(
		private readonly ActivityRepository $activity,
		private readonly Closure $days,
	) {}

	public function name(): JobName {
		return JobName::Activity;
	}

	public function reconcile( Step $step ): bool {
		$days = ( $this->days )();
		if ( $days < 1 ) {
			return false;
		}
		$before = gmdate( 'Y-m-d H:i:s', time() - $days * DAY_IN_SECONDS );
		do {
			$is_unfinished = $this->activity->delete_before( $before, self::BATCH );
		} while ( $is_unfinished && ! $step->is_over() );
		return $is_unfinished;
	}
}
