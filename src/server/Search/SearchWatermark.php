<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * The id up to which SearchIndexJob has indexed all new customers. A transaction with a lower id can commit after one with a
 * higher id, so the watermark lags behind the newest id: by a number of ids, or by the time of a long transaction. In a quiet
 * store, the second one leaves no row to compare: 1 ms of each search of the benchmark.
 */
final class SearchWatermark {

	private const CHECKPOINT = 'search';

	private const LAG_IDS = 600;

	private const LAG_SECONDS = 5 * MINUTE_IN_SECONDS;

	private function __construct(
		private readonly int $indexed_through,
		private readonly int $settled_through,
		private readonly int $seen_through,
		private readonly int $seen_at,
	) {}

	/**
	 * @param string $lock The end of the SELECT.
	 * @throws DatabaseError
	 */
	public static function read( CheckpointStore $checkpoints, string $lock = '' ): self {
		return self::from_stored( $checkpoints->read( self::CHECKPOINT, array( 'indexed_through' ), $lock ) ?? array() );
	}

	/**
	 * @param array<string, mixed> $stored
	 */
	public static function from_stored( array $stored ): self {
		$number = static fn ( string $name ): int => (int) ( $stored[ $name ] ?? 0 );
		return new self( $number( 'indexed_through' ), $number( 'settled_through' ), $number( 'seen_through' ), $number( 'seen_at' ) );
	}

	/**
	 * @return int The id above which customers may have no document.
	 */
	public function id(): int {
		return max( 0, $this->settled_through, $this->indexed_through - self::LAG_IDS );
	}

	/**
	 * After all customers above id() have been indexed up to an id.
	 */
	public function moved_to( int $through ): self {
		return new self( $through, $this->settled_through, $this->seen_through, $this->seen_at );
	}

	/**
	 * After all customers above id() have been indexed.
	 *
	 * @param int $newest The newest customer's id at the start.
	 * @param int $now    Unix seconds.
	 */
	public function moved_to_end( int $newest, int $now ): self {
		return Clock::age( $this->seen_at, $now ) < self::LAG_SECONDS
			? new self( $newest, min( $this->settled_through, $newest ), $this->seen_through, $this->seen_at )
			: new self( $newest, min( $this->seen_through, $newest ), $newest, $now );
	}

	/**
	 * @throws DatabaseError
	 */
	public function save( Transaction $transaction, CheckpointStore $checkpoints ): void {
		$checkpoints->save( $transaction, self::CHECKPOINT, get_object_vars( $this ) );
	}
}
