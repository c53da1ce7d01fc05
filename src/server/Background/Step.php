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
	 * Scans a table range by range, and saves the state after each, because the web host may end the request at any time.
	 *
	 * @param array<string, mixed>                                 $start The state at the start of the reconcile. `from` is the start
	 *                                                                    of a range, null after the last one.
	 * @param callable(array<string, mixed>): array<string, mixed> $range Scans the range of a state, and returns the next state.
	 * @return bool Whether ranges are left.
	 * @throws LeaseLost
	 * @throws DatabaseError
	 */
	public function scan( array $start, callable $range ): bool {
		$state = $this->state + $start;
		while ( null !== $state['from'] ) {
			$state = $range( $state );
			$this->save( $state );
			if ( $this->is_over() ) {
				return null !== $state['from'];
			}
		}
		return false;
	}

	/**
	 * Makes a reconcile due immediately, for a job whose derived data is missing or not usable.
	 *
	 * @throws DatabaseError
	 */
	public function request_reconcile(): void {
		if ( null === $this->reconciles->current( $this->lease->job ) ) {
			$this->reconciles->request( array( $this->lease->job ) );
		}
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
