<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Background\ReaderSweep;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Indexes what other code writes: new customers, which have new ids; renamed customers, which are in the change queue; and,
 * by comparing all customers with their checksums, changes that left no trace (plain SQL, an importer).
 *
 * @phpstan-type State array{reconciled_at: int, indexed_through: int} The time, Unix seconds, up to which all changes are
 *               indexed; and the id up to which all customers are.
 */
final class SearchIndexJob {

	/** Shared web hosts end a request after 30 seconds, so a step stops before that. */
	private const STEP_SECONDS = 20;

	/** The lag of the id watermark, in ids: a transaction with a lower id can commit after one with a higher id. */
	private const WATERMARK_LAG = 600;

	/** A search indexes at most about this number of customers; the job indexes the rest. */
	private const MAX_PENDING = 1_000;

	/** A search reconciles if the job has not done so for this time, unless the store is very large. */
	private const RECONCILE_AFTER_SECONDS = 50;

	/** If the change queue has more renamed customers than one transaction indexes, a search reconciles after this time. */
	private const RECONCILE_MANY_AFTER_SECONDS = 20;

	/** A search spends at most this time on removing deleted customers. */
	private const REMOVE_SECONDS = 2;

	private const CHECKPOINT = 'search';

	public function __construct(
		private readonly SearchIndexer $indexer,
		private readonly ChangeQueue $queue,
		private readonly CheckpointStore $checkpoints,
	) {}

	/**
	 * Compares all customers with the index.
	 *
	 * @return bool Whether a further step is needed; a step ends after STEP_SECONDS.
	 * @throws DatabaseError
	 */
	public function reconcile(): bool {
		$began    = time();
		$deadline = Clock::seconds() + self::STEP_SECONDS;
		$state    = self::decode( $this->checkpoint() );
		do {
			$queued = $this->queue->pending_documents( SearchIndexer::BATCH );
			$this->index_queued( $queued );
		} while ( SearchIndexer::BATCH === count( $queued ) && Clock::seconds() < $deadline );

		// In a store that is new to this plugin, a step continues where the step before ended.
		$reached = $this->indexer->index_outdated(
			$this->indexer->outdated_ranges( 0 === $state['reconciled_at'] ? $state['indexed_through'] : 0 ),
			static fn (): bool => Clock::seconds() >= $deadline
		);
		$is_done = null === $reached && ( ! $this->indexer->has_deleted() || $this->indexer->remove_deleted( $deadline ) );
		$this->save_checkpoint(
			$this->checkpoint(),
			array(
				'reconciled_at'   => null === $reached ? $began : $state['reconciled_at'],
				'indexed_through' => $reached ?? $this->indexer->newest_id(),
			)
		);
		return ! $is_done;
	}

	/**
	 * Indexes what is pending, before a search.
	 *
	 * @return int|null The id above which customers may be missing or indexed under a former name; null if none are.
	 * @throws DatabaseError
	 */
	public function catch_up(): ?int {
		$began      = time();
		$newest     = $this->indexer->newest_id(); // Read first: customers added later belong to the next search.
		$queued     = $this->queue->pending_documents( SearchIndexer::BATCH + 1 );
		$checkpoint = $this->checkpoint();
		$state      = self::decode( $checkpoint );
		$is_due     = $this->is_reconcile_due( Clock::age( $state['reconciled_at'], $began ), $state, count( $queued ) );
		if ( $is_due ) {
			// Concurrent searches must not rely on the index until this one is done.
			$state      = array(
				'reconciled_at'   => $began,
				'indexed_through' => 0,
			);
			$checkpoint = $this->save_checkpoint( $checkpoint, $state );
		}

		$this->index_queued( $queued );
		$reached = $this->indexer->index_outdated(
			$is_due
				? $this->indexer->outdated_ranges( 0 )
				: array( array( max( 0, $state['indexed_through'] - self::WATERMARK_LAG ), PHP_INT_MAX ) ),
			static fn ( int $indexed ): bool => $indexed >= self::MAX_PENDING
		);
		if ( $is_due && null === $reached && $this->indexer->has_deleted() ) {
			$this->indexer->remove_deleted( Clock::seconds() + self::REMOVE_SECONDS );
		}
		$through  = $reached ?? $newest;
		$is_first = 0 === $state['reconciled_at'] && null === $reached;
		// Not for each new customer: the checkpoint is one row that every search would write.
		if ( $is_first || $is_due || $through >= $state['indexed_through'] + SearchIndexer::BATCH ) {
			$this->save_checkpoint(
				$checkpoint,
				array(
					'reconciled_at'   => $is_first ? $began : $state['reconciled_at'],
					'indexed_through' => $through,
				)
			);
		}
		return $reached;
	}

	/**
	 * Replaces catch_up() while the database is read-only.
	 *
	 * @return int The id above which customers may be missing or indexed under a former name.
	 * @throws DatabaseError
	 */
	public function indexed_through(): int {
		return max( 0, self::decode( $this->checkpoint() )['indexed_through'] - self::WATERMARK_LAG );
	}

	/**
	 * @param int   $age    Seconds since the last reconcile.
	 * @param State $state
	 * @param int   $queued The number of queued customers.
	 * @throws DatabaseError
	 */
	private function is_reconcile_due( int $age, array $state, int $queued ): bool {
		return $state['reconciled_at'] > 0
			&& ( $queued > SearchIndexer::BATCH
				? $age > self::RECONCILE_MANY_AFTER_SECONDS
				: ReaderSweep::is_due( $age, $this->indexer->estimate_customers( ... ), self::RECONCILE_AFTER_SECONDS ) );
	}

	/**
	 * @param list<array<string, string|null>> $queued Rows of the change queue.
	 * @throws DatabaseError
	 */
	private function index_queued( array $queued ): void {
		if ( array() !== $queued ) {
			$this->indexer->index_all( array_values( array_unique( array_map( intval( ... ), array_column( $queued, 'customer_id' ) ) ) ) );
			$this->queue->acknowledge( array_map( intval( ... ), array_column( $queued, 'id' ) ) );
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function checkpoint(): ?string {
		return $this->checkpoints->read()[ self::CHECKPOINT ] ?? null;
	}

	/**
	 * Does nothing if another process has replaced the checkpoint since it was read.
	 *
	 * @param string|null $checkpoint As it was read.
	 * @param State       $state
	 * @return string The checkpoint of that state.
	 * @throws DatabaseError
	 */
	private function save_checkpoint( ?string $checkpoint, array $state ): string {
		$value = "{$state['reconciled_at']} {$state['indexed_through']}";
		if ( $value !== $checkpoint ) {
			$this->checkpoints->replace( self::CHECKPOINT, $checkpoint, $value );
		}
		return $value;
	}

	/**
	 * @return State
	 */
	private static function decode( ?string $checkpoint ): array {
		[ $reconciled_at, $indexed_through ] = array( ...array_map( intval( ... ), explode( ' ', (string) $checkpoint ) ), 0, 0 );
		return compact( 'reconciled_at', 'indexed_through' );
	}
}
