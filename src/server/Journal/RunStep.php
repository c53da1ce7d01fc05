<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * The part of a run that one driver does in one request. For each customer, or each few, the work calls:
 *
 *     $recorder = $step->begin( $position );   // then passes it to a repository, which records in its transaction,
 *     $step->committed( $recorder );           // after the transaction, or
 *     $step->fail( $position, $id, $code, $message ); // if it was rolled back. The next transaction, or flush(), writes it.
 */
final class RunStep {

	/** @var list<Change> Without their values: what this step has done. */
	public array $results = array();

	/** @var list<Change> Failures that are not written yet. */
	private array $pending = array();

	/** The position after the pending failures. */
	private int $reached;

	/**
	 * @param Run   $run      As the driver read it, with its lease.
	 * @param float $deadline Of Clock::seconds().
	 * @param int   $max      Customers after which the step ends.
	 */
	public function __construct(
		private readonly RunStore $runs,
		private readonly ChangeStore $changes,
		private readonly Transaction $transaction,
		public Run $run,
		private readonly float $deadline,
		private readonly int $max,
	) {
		$this->reached = $run->position;
	}

	/**
	 * The position up to which everything is done.
	 */
	public function position(): int {
		return $this->reached;
	}

	/**
	 * Whether the time is over. The first customers are always done, so that each step gets the run on.
	 */
	public function is_over(): bool {
		$done = count( $this->results ) + count( $this->pending );
		return $done >= $this->max || ( $done > 0 && Clock::seconds() >= $this->deadline );
	}

	/**
	 * @param int $position Of the run after the transaction.
	 */
	public function begin( int $position ): StepRecorder {
		return new StepRecorder( $this->runs, $this->changes, $this->run, $this->pending, $position );
	}

	public function committed( StepRecorder $recorder ): void {
		$this->pending = array();
		foreach ( $recorder->written as $change ) {
			$this->results[] = $change->without_values();
		}
		$this->run     = $recorder->run_after();
		$this->reached = $this->run->position;
	}

	/**
	 * @param int    $position Of the run after this customer.
	 * @param string $message  A sentence without personal data.
	 */
	public function fail( int $position, ?int $customer_id, string $code, string $message ): void {
		$this->pending[] = Change::failed( $customer_id, $code, $message );
		$this->reached   = $position;
	}

	/**
	 * Moves on without a result. The next transaction, or flush(), writes the position.
	 */
	public function skip( int $position ): void {
		$this->reached = $position;
	}

	/**
	 * Writes pending failures. Call it at the end of a step.
	 *
	 * @throws RunMoved
	 * @throws DatabaseError
	 */
	public function flush(): void {
		if ( $this->reached === $this->run->position && array() === $this->pending ) {
			return;
		}
		$recorder = $this->begin( $this->reached );
		$this->transaction->run( static fn ( Transaction $transaction ) => $recorder->record( $transaction ) );
		$this->committed( $recorder );
	}
}
