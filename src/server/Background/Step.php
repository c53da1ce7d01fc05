<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * The part of a job that one request runs: its time, its transactions, and the state of its reconcile.
 */
final class Step {

	/** @var array<string, mixed> What save() has stored in this reconcile; empty at its start. */
	public array $state = array();

	/**
	 * @param float $deadline Of Clock::seconds().
	 */
	public function __construct(
		private readonly Transaction $transaction,
		private readonly LeaseStore $leases,
		private readonly ReconcileStore $reconciles,
		private readonly Lease $lease,
		private readonly float $deadline,
	) {}

	/**
	 * Whether the job must return. Shared web hosts end a request after 30 seconds.
	 */
	public function is_over(): bool {
		return Clock::seconds() >= $this->deadline;
	}

	/**
	 * Runs the work in a transaction that renews the lease first.
	 *
	 * @template T
	 * @param callable(Transaction): T $work As in Transaction::run().
	 * @return T
	 * @throws LeaseLost
	 * @throws DatabaseError
	 */
	public function transaction( callable $work ): mixed {
		return $this->transaction->run(
			function ( Transaction $transaction ) use ( $work ): mixed {
				$this->leases->renew( $transaction, $this->lease );
				return $work( $transaction );
			}
		);
	}

	/**
	 * Stores how far the reconcile has come, for the next step and for readers.
	 *
	 * @param array<string, mixed> $state
	 * @throws LeaseLost
	 * @throws DatabaseError
	 */
	public function save( array $state ): void {
		$this->transaction( fn ( Transaction $transaction ) => $this->reconciles->save( $transaction, $this->lease->job, $state ) );
		$this->state = $state;
	}
}
