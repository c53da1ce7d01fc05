<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Records the change of one customer as a run that has ended. A change of nothing is no run.
 */
final class RunOfOne implements Recorder {

	private ?int $run_id = null;

	public function __construct(
		private readonly RunStore $runs,
		private readonly ChangeStore $changes,
		private readonly RunKind $kind,
		private readonly int $undo_days,
	) {}

	public function record( Transaction $transaction, Change ...$changes ): void {
		$this->run_id = null;
		foreach ( $changes as $change ) {
			if ( Outcome::Unchanged !== $change->outcome && null !== $change->customer_id ) {
				$this->run_id = $this->runs->insert_of_one( $transaction, $this->kind, $change->customer_id, $change->outcome, $this->undo_days );
				$this->changes->insert( $transaction, $this->run_id, 0, array( $change ) );
			}
		}
	}

	public function keeps_values(): bool {
		return true;
	}

	public function run_id(): ?int {
		return $this->run_id;
	}
}
