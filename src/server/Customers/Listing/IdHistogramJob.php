<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Background\ChangeKind;
use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Background\DrainingJob;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\Step;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps the histogram of a large store. A small store has none: readers count its customers.
 */
final class IdHistogramJob implements DrainingJob {

	/** Queue rows of one transaction. */
	private const MAX_ROWS = 10_000;

	public function __construct(
		private readonly IdHistogramQuery $query,
		private readonly CheckpointStore $checkpoints,
		private readonly ChangeQueue $queue,
	) {}

	public function name(): JobName {
		return JobName::Counts;
	}

	public function drain( Step $step ): bool {
		do {
			$has_more = $step->transaction( fn ( Transaction $transaction ): bool => $this->update( $transaction, $this->stored() ) );
		} while ( $has_more && ! $step->is_over() );
		return $has_more;
	}

	public function reconcile( Step $step ): bool {
		$is_large = $this->query->is_large();
		$step->transaction(
			function ( Transaction $transaction ) use ( $is_large ): void {
				$this->update( $transaction, $is_large ? new IdHistogram() : null );
				if ( ! $is_large && null !== $this->stored() ) {
					$this->checkpoints->delete( $transaction, array( IdHistogram::CHECKPOINT ) );
				}
			}
		);
		return false;
	}

	/**
	 * @param IdHistogram|null $histogram Null if there is none to keep: then changes have no effect.
	 * @return bool Whether further changes are pending.
	 * @throws DatabaseError
	 */
	private function update( Transaction $transaction, ?IdHistogram $histogram ): bool {
		// Before the count, which otherwise might contain a customer whose deletion is acknowledged.
		$pending = $this->queue->pending( ChangeKind::Range, self::MAX_ROWS );
		if ( null !== $histogram ) {
			$recounted = $this->query->recount( $histogram, array_map( intval( ... ), array_column( $pending, 'customer_id' ) ) );
			if ( get_object_vars( $recounted ) !== get_object_vars( $histogram ) ) {
				$this->checkpoints->save( $transaction, IdHistogram::CHECKPOINT, get_object_vars( $recounted ) );
			}
		}
		$this->queue->acknowledge( $transaction, $pending );
		return self::MAX_ROWS === count( $pending );
	}

	/**
	 * @throws DatabaseError
	 */
	private function stored(): ?IdHistogram {
		$checkpoint = $this->checkpoints->read( IdHistogram::CHECKPOINT, IdHistogram::MEMBERS );
		return null === $checkpoint ? null : new IdHistogram( ...$checkpoint );
	}
}
