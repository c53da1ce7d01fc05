<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

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
 * Indexes what other code writes. New customers have new ids, and customers renamed by FluentCart are in the change queue. A
 * reconcile compares all customers with their checksums, because plain SQL and importers leave no trace.
 */
final class SearchIndexJob implements DrainingJob {

	/** The lag of the id watermark, in ids: a transaction with a lower id can commit after one with a higher id. */
	private const WATERMARK_LAG = 600;

	private const CHECKPOINT = 'search';

	public function __construct(
		private readonly SearchIndexer $indexer,
		private readonly ChangeQueue $queue,
		private readonly CheckpointStore $checkpoints,
	) {}

	public function name(): JobName {
		return JobName::Search;
	}

	/**
	 * @return int The id above which customers may have no document.
	 * @throws DatabaseError
	 */
	public static function tail_start( CheckpointStore $checkpoints ): int {
		$checkpoint = $checkpoints->read( self::CHECKPOINT, array( 'indexed_through' ) );
		return max( 0, (int) ( $checkpoint['indexed_through'] ?? 0 ) - self::WATERMARK_LAG );
	}

	public function drain( Step $step ): bool {
		return self::run_batches( $step, 0, $this->index_queued( ... ) )
			|| self::run_batches( $step, self::tail_start( $this->checkpoints ), $this->index_tail( ... ) );
	}

	public function reconcile( Step $step ): bool {
		foreach ( $this->indexer->outdated_ranges() as $number => [ $after_id, $last_id ] ) {
			$index = fn ( Transaction $transaction, int $after_id ): ?int => $this->indexer->index_outdated( $transaction, $after_id, $last_id );
			if ( ( $number > 0 && $step->is_over() ) || self::run_batches( $step, $after_id, $index ) ) {
				return true;
			}
		}
		return $this->indexer->has_deleted() && self::run_batches( $step, 0, $this->indexer->remove_deleted( ... ) );
	}

	/**
	 * @param callable(Transaction, int): (int|null) $work Processes a batch after an id, and returns the id after which the next
	 *                                                     one begins; null if none is left.
	 * @return bool Whether the step is over before all batches are.
	 * @throws DatabaseError
	 */
	private static function run_batches( Step $step, int $after_id, callable $work ): bool {
		do {
			$after_id = $step->transaction( static fn ( Transaction $transaction ): ?int => $work( $transaction, $after_id ) );
		} while ( null !== $after_id && ! $step->is_over() );
		return null !== $after_id;
	}

	/**
	 * @return int|null As for run_batches(): acknowledged rows are deleted, so each batch begins at 0.
	 * @throws DatabaseError
	 */
	private function index_queued( Transaction $transaction ): ?int {
		$queued = $this->queue->pending( ChangeKind::Document, SearchIndexer::BATCH );
		if ( array() !== $queued ) {
			$this->indexer->index( $transaction, ...array_values( array_unique( array_map( intval( ... ), array_column( $queued, 'customer_id' ) ) ) ) );
			$this->queue->acknowledge( $transaction, $queued );
		}
		return SearchIndexer::BATCH === count( $queued ) ? 0 : null;
	}

	/**
	 * @return int|null As for run_batches().
	 * @throws DatabaseError
	 */
	private function index_tail( Transaction $transaction, int $after_id ): ?int {
		$newest  = $this->indexer->newest_id(); // Read first: customers added later belong to the next step.
		$reached = $this->indexer->index_outdated( $transaction, $after_id );
		$this->checkpoints->save( $transaction, self::CHECKPOINT, array( 'indexed_through' => $reached ?? $newest ) );
		return $reached;
	}
}
