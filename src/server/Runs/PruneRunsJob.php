<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs;

use Closure;
use FluentCartCustomers\Background\Job;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\Step;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Deletes runs, with the values that they recorded, when their time is over.
 */
final class PruneRunsJob implements Job {

	/** Changes that one transaction deletes. Small, so that writers do not wait long. */
	private const BATCH = 2_000;

	/**
	 * @param Closure(): int $undo_days Days for which a change can be undone; 0 if undo is off.
	 */
	public function __construct(
		private readonly OldRunRepository $runs,
		private readonly Closure $undo_days,
	) {}

	public function name(): JobName {
		return JobName::Journal;
	}

	public function reconcile( Step $step ): bool {
		$days = ( $this->undo_days )();
		do {
			$ids = $this->runs->oldest( $days, self::BATCH );
			if ( array() === $ids ) {
				return false;
			}
			$step->transaction( fn ( Transaction $transaction ) => $this->runs->delete( $transaction, $ids, $days, self::BATCH ) );
		} while ( ! $step->is_over() );
		return true;
	}
}
