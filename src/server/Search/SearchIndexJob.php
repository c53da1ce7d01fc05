<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Background\ChangeKind;
use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Background\DrainingJob;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\Step;
use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Indexes what other code writes. New customers and orders have new ids, and what FluentCart changes is in the change queue. A
 * reconcile compares all customers with their checksums, because plain SQL and importers leave no trace.
 *
 * @phpstan-type Scan array{from: int|null, through: int|null} The id after which the reconcile continues; the last id of the current
 *               range if it differs.
 */
final class SearchIndexJob implements DrainingJob {

	private const START = array(
		'from'    => 0,
		'through' => null,
	);

	public function __construct(
		private readonly SearchIndexer $indexer,
		private readonly ChangeQueue $queue,
		private readonly CheckpointStore $checkpoints,
	) {}

	public function name(): JobName {
		return JobName::Search;
	}

	public function drain( Step $step ): bool {
		$step->transaction( $this->begin_orders( ... ) );
		return self::run_batches( $step, $this->index_queued( ... ) ) || $this->index_tail( $step ) || $this->index_orders( $step );
	}

	public function reconcile( Step $step ): bool {
		return $step->scan( self::START, fn ( array $scan ): array => $step->transaction( fn ( Transaction $transaction ): array => $this->scan_range( $transaction, $scan ) ) );
	}

	/**
	 * Compares a range, or repairs a batch of one that differs.
	 *
	 * @param Scan $scan
	 * @return Scan
	 * @throws DatabaseError
	 */
	private function scan_range( Transaction $transaction, array $scan ): array {
		$from    = (int) $scan['from'];
		$through = $scan['through'] ?? $this->indexer->range_end( $from );
		if ( null !== $scan['through'] ) {
			$reached = min( $this->indexer->index_outdated( $transaction, $from, $through, true ) ?? $through, $this->indexer->remove_deleted( $transaction, $from, $through ) ?? $through );
		} elseif ( $this->indexer->is_current( $from, $through ) ) {
			$reached = $through;
		} else {
			return array(
				'from'    => $from,
				'through' => $through,
			);
		}
		return array(
			'from'    => $reached < Column::LIMIT ? $reached : null,
			'through' => $reached < $through ? $through : null,
		);
	}

	/**
	 * @param callable(Transaction): bool $work Processes a batch, and returns whether more are left.
	 * @return bool Whether the step is over before all batches are.
	 * @throws DatabaseError
	 */
	private static function run_batches( Step $step, callable $work ): bool {
		do {
			$is_left = $step->transaction( $work );
		} while ( $is_left && ! $step->is_over() );
		return $is_left;
	}

	/**
	 * @return bool As for run_batches().
	 * @throws DatabaseError
	 */
	private function index_queued( Transaction $transaction ): bool {
		$queued = $this->queue->pending( ChangeKind::Document, SearchIndexer::BATCH );
		if ( array() !== $queued ) {
			$this->indexer->index( $transaction, ...array_values( array_unique( array_map( intval( ... ), array_column( $queued, 'customer_id' ) ) ) ) );
			$this->queue->acknowledge( $transaction, $queued );
		}
		return SearchIndexer::BATCH === count( $queued );
	}

	/**
	 * @return bool As for run_batches().
	 * @throws DatabaseError
	 */
	private function index_tail( Step $step ): bool {
		$reached = 0;
		return self::run_batches(
			$step,
			function ( Transaction $transaction ) use ( &$reached ): bool {
				$watermark = SearchWatermark::read( $this->checkpoints, $transaction->for_update() );
				$newest    = $this->indexer->newest_id(); // Read first: customers added later belong to the next step.
				$after_id  = $watermark->id_of_job( $newest, $reached );
				$through   = $this->indexer->range_end( $after_id );
				$last      = $this->indexer->index_outdated( $transaction, $after_id, $through, false );
				$reached   = $last ?? $through;
				$is_left   = null !== $last || $through < $newest;
				$watermark = $is_left ? $watermark->moved_to( $reached ) : $watermark->moved_to_end( $newest, time() );
				$watermark->save( $transaction, $this->checkpoints );
				return $is_left;
			}
		);
	}

	/**
	 * The first run indexes all customers with the orders that exist.
	 *
	 * @throws DatabaseError
	 */
	private function begin_orders( Transaction $transaction ): void {
		$watermark = SearchWatermark::read( $this->checkpoints, $transaction->for_update(), SearchWatermark::ORDERS );
		if ( ! $watermark->is_stored ) {
			$watermark->moved_to( $this->indexer->newest_order_id() )->save( $transaction, $this->checkpoints );
		}
	}

	/**
	 * @return bool As for run_batches().
	 * @throws DatabaseError
	 */
	private function index_orders( Step $step ): bool {
		$reached = 0;
		return self::run_batches(
			$step,
			function ( Transaction $transaction ) use ( &$reached ): bool {
				$watermark = SearchWatermark::read( $this->checkpoints, $transaction->for_update(), SearchWatermark::ORDERS );
				$newest    = $this->indexer->newest_order_id();
				$last      = $this->indexer->index_orders( $transaction, $watermark->id_of_job( $newest, $reached ) );
				$reached   = $last ?? $newest;
				$watermark = null === $last ? $watermark->moved_to_end( $newest, time() ) : $watermark->moved_to( $last );
				$watermark->save( $transaction, $this->checkpoints );
				return null !== $last;
			}
		);
	}
}
