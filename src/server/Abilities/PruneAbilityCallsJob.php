<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Abilities;

use Closure;
use FluentCartCustomers\Background\Job;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\Step;

defined( 'ABSPATH' ) || exit;

/**
 * Deletes calls that are older than 90 days, or than activity is kept, whichever is shorter.
 */
final class PruneAbilityCallsJob implements Job {

	/** Calls that one batch deletes. */
	private const BATCH = 1_000;

	private const DAYS = 90;

	/**
	 * @param Closure(): int $activity_days Days for which activity is kept; 0 keeps all entries.
	 */
	public function __construct(
		private readonly AbilityCallStore $calls,
		private readonly Closure $activity_days,
	) {}

	public function name(): JobName {
		return JobName::Abilities;
	}

	public function reconcile( Step $step ): bool {
		$kept   = ( $this->activity_days )();
		$days   = 0 === $kept ? self::DAYS : min( self::DAYS, $kept );
		$before = gmdate( 'Y-m-d H:i:s', time() - $days * DAY_IN_SECONDS );
		do {
			$is_unfinished = $this->calls->delete_before( $before, self::BATCH );
		} while ( $is_unfinished && ! $step->is_over() );
		return $is_unfinished;
	}
}
