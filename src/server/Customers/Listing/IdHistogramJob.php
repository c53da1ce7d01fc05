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
			$histogram = $this->stored();
			if ( null !== $histogram && ! $histogram->is_below( $this->query->newest_id() ) ) {
				$histogram = new IdHistogram();
			}
			$has_more = $this->update( $step, $histogram );
		} while ( $has_more && ! $step->is_over() );
		return $has_more;
	}

	public function reconcile( Step $step ): bool {
		$is_large = $this->query->is_large();
		$this->update( $step, $is_large ? new IdHistogram() : null );
		if ( ! $is_large && null !== $this->stored() ) {
			$step->transaction( fn ( Transaction $transaction ) => $this->checkpoints->delete( $transaction, array( IdHistogram::CHECKPOINT ) ) );
		}
		return false;
	}

	/**
	 * Counts before the transaction, which locks the lease: a second runner would wait for the count. Ranges with changes that
	 * are queued since the first read are counted again within it, because they may or may not be counted.
	 *
	 * @param IdHistogram|null $histogram Null if there is none to keep: then changes have no effect.
	 * @return bool Whether further changes are pending.
	 * @throws DatabaseError
	 */
	private function update( Step $step, ?IdHistogram $histogram ): bool {
		// Before the count, which otherwise might contain a customer whose deletion is acknowledged.
		$earlier = $this->queue->pending( ChangeKind::Range, self::MAX_ROWS );
		$counted = null === $histogram ? null : $this->query->recount( $histogram, self::customer_ids( $earlier ) );
		return $step->transaction(
			function ( Transaction $transaction ) use ( $histogram, $counted, $earlier ): bool {
				$pending = $this->queue->pending( ChangeKind::Range, count( $earlier ) + self::MAX_ROWS );
				if ( null !== $counted ) {
					$later     = array_diff_key( array_column( $pending, null, 'id' ), array_column( $earlier, null, 'id' ) );
					$recounted = array() === $later ? $counted : $this->query->recount( $counted, self::customer_ids( $later ) );
					if ( get_object_vars( $recounted ) !== get_object_vars( $histogram ) ) {
						$this->checkpoints->save( $transaction, IdHistogram::CHECKPOINT, get_object_vars( $recounted ) );
					}
				}
				$this->queue->acknowledge( $transaction, $pending );
				return count( $pending ) === count( $earlier ) + self::MAX_ROWS;
			}
		);
	}

	/**
	 * @param array<array<string, string|null>> $queued
	 * @return list<int>
	 */
	private static function customer_ids( array $queued ): array {
		return array_map( intval( ... ), array_values( array_column( $queued, 'customer_id' ) ) );
	}

	/**
	 * @throws DatabaseError
	 */
	private function stored(): ?IdHistogram {
		$checkpoint = $this->checkpoints->read( IdHistogram::CHECKPOINT, IdHistogram::MEMBERS );
		return null === $checkpoint ? null : new IdHistogram( ...$checkpoint );
	}
}
