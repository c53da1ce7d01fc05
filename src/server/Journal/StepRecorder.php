<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Records the changes of one transaction of a run, with the failures before them, and moves the run's position. If another
 * driver was faster, nothing moves and the transaction is rolled back.
 */
final class StepRecorder implements Recorder {

	/** @var list<Change> What the last try of the transaction wrote. */
	public array $written = array();

	/**
	 * @param list<Change> $pending  Failures, whose transactions were rolled back.
	 * @param int          $position Of the run after the transaction.
	 */
	public function __construct(
		private readonly RunStore $runs,
		private readonly ChangeStore $changes,
		private readonly Run $run,
		private readonly array $pending,
		private readonly int $position,
	) {}

	public function record( Transaction $transaction, Change ...$changes ): void {
		$keeps         = $this->keeps_values();
		$this->written = array( ...$this->pending, ...array_values( $changes ) );
		$this->runs->advance( $transaction, $this->run, $this->position, $this->counts(), $this->partial() );
		$this->changes->insert(
			$transaction,
			$this->run->id,
			$this->run->processed,
			$keeps ? $this->written : array_map( static fn ( Change $change ): Change => $change->without_values(), $this->written )
		);
	}

	public function keeps_values(): bool {
		return $this->run->has_values();
	}

	public function run_id(): int {
		return $this->run->id;
	}

	/**
	 * The run as it is after the transaction.
	 */
	public function run_after(): Run {
		return $this->run->advanced( $this->position, $this->counts(), $this->partial() );
	}

	/**
	 * @return array<string, int> The written changes by outcome.
	 */
	private function counts(): array {
		return array_count_values( array_map( static fn ( Change $change ): string => $change->outcome->text(), $this->written ) );
	}

	private function partial(): int {
		return count( array_filter( $this->written, static fn ( Change $change ): bool => $change->is_partial() ) );
	}
}
