<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use Closure;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Platform\Clock;
use Throwable;

defined( 'ABSPATH' ) || exit;

/**
 * One job under its lease: it drains, and then reconciles if that is due.
 */
final class JobExecution {

	/**
	 * @param Closure(): Transaction $transaction Returns a new one.
	 */
	public function __construct(
		private readonly LeaseStore $leases,
		private readonly ReconcileStore $reconciles,
		private readonly Closure $transaction,
	) {}

	/**
	 * @param float $deadline          Of Clock::seconds().
	 * @param float $longest_reconcile Seconds, as in RunTime.
	 */
	public function run( Job $job, float $deadline, float $longest_reconcile = INF ): JobResult {
		return $this->leases->run( $job->name(), fn ( Lease $lease ): JobResult => $this->run_with_lease( $job, $lease, $deadline, $longest_reconcile ) );
	}

	/**
	 * A drain that fails or never ends does not prevent a reconcile that is due, for which half of the time is left. The first
	 * reconcile waits for the end of the first drain, which derives the same.
	 *
	 * @throws DatabaseError
	 * @throws LeaseLost
	 * @throws Throwable The error of the drain, after the reconcile.
	 */
	private function run_with_lease( Job $job, Lease $lease, float $deadline, float $longest_reconcile ): JobResult {
		$failure       = null;
		$is_unfinished = false;
		if ( $job instanceof DrainingJob ) {
			$is_due = null !== $this->reconciles->next( $job->name(), $longest_reconcile );
			$now    = Clock::seconds();
			try {
				$is_unfinished = $job->drain( $this->step( $lease, $is_due ? $now + ( $deadline - $now ) / 2 : $deadline ) );
			} catch ( LeaseLost $lost ) {
				throw $lost;
			} catch ( Throwable $error ) {
				$failure = $error;
			}
		}
		if ( $is_unfinished && null === $this->reconciles->complete( $job->name() ) ) {
			return JobResult::Unfinished;
		}
		$result = $this->reconcile( $job, $this->step( $lease, $deadline ), $longest_reconcile );
		if ( null !== $failure ) {
			throw $failure;
		}
		return $is_unfinished ? JobResult::Unfinished : $result;
	}

	/**
	 * @return JobResult Failed if the next step waits after a failure.
	 * @throws DatabaseError
	 * @throws LeaseLost
	 * @throws Throwable
	 */
	private function reconcile( Job $job, Step $step, float $longest ): JobResult {
		$name      = $job->name();
		$reconcile = $this->reconciles->next( $name, $longest );
		if ( null === $reconcile ) {
			return ( $this->reconciles->current( $name )['tries'] ?? 0 ) > 0 ? JobResult::Failed : JobResult::Done;
		}
		$this->reconciles->begin_step( $name, $step, $reconcile );
		$start = Clock::seconds();
		try {
			$result = $job->reconcile( $step ) ? JobResult::Unfinished : JobResult::Done;
		} catch ( LeaseLost $lost ) {
			throw $lost;
		} catch ( Throwable $error ) {
			try {
				$this->reconciles->end_step( $name, $step, Clock::seconds() - $start, JobResult::Failed );
			} finally {
				throw $error;
			}
		}
		$this->reconciles->end_step( $name, $step, Clock::seconds() - $start, $result );
		// Another one may have been requested since its start.
		return null === $this->reconciles->current( $name ) ? $result : JobResult::Unfinished;
	}

	private function step( Lease $lease, float $deadline ): Step {
		return new Step( ( $this->transaction )(), $this->leases, $this->reconciles, $lease, $deadline );
	}
}
