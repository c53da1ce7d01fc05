<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * The id up to which SearchIndexJob has indexed all new customers, or the customers of all new orders. A transaction with a lower
 * id can commit after one with a higher id, so readers compare customers below the newest id with their documents.
 *
 * A search compares those with the last 600 ids. Each run of the job compares those of the last five minutes, and its first run at
 * most the last 100,000 customers and 400 orders. In a quiet store both compare none, which saves 1 ms of each search of the
 * benchmark. A reconcile finds customers that commit still later. The same holds for orders, whose numbers find their customers.
 */
final class SearchWatermark {

	/** Names of checkpoints. */
	public const CUSTOMERS = 'search';
	public const ORDERS    = 'search.orders';

	/** Fewer orders, because FluentCart's are in the change queue, and each is compared with all that is indexed of its customer. */
	private const LAG_IDS = array(
		self::CUSTOMERS => 600,
		self::ORDERS    => 100,
	);

	private const LAG_IDS_OF_JOB = array(
		self::CUSTOMERS => 100_000,
		self::ORDERS    => 400, // Less than a batch of SearchIndexJob, so that a short run ends, too.
	);

	private const LAG_SECONDS = 5 * MINUTE_IN_SECONDS;

	/**
	 * @param string $of        CUSTOMERS or ORDERS.
	 * @param bool   $is_stored False before the job has run.
	 */
	private function __construct(
		private readonly string $of,
		public readonly bool $is_stored,
		private readonly int $indexed_through,
		private readonly int $settled_through,
		private readonly int $seen_through,
		private readonly int $seen_at,
	) {}

	/**
	 * @param string $lock The end of the SELECT.
	 * @throws DatabaseError
	 */
	public static function read( CheckpointStore $checkpoints, string $lock = '', string $of = self::CUSTOMERS ): self {
		return self::from_stored( $checkpoints->read( $of, array( 'indexed_through' ), $lock ) ?? array(), $of );
	}

	/**
	 * @return array{self, self} Of customers and of orders.
	 * @throws DatabaseError
	 */
	public static function read_both( CheckpointStore $checkpoints ): array {
		$stored = $checkpoints->read_all( array_fill_keys( array( self::CUSTOMERS, self::ORDERS ), array( 'indexed_through' ) ) );
		return array( self::from_stored( $stored[ self::CUSTOMERS ] ?? array() ), self::from_stored( $stored[ self::ORDERS ] ?? array(), self::ORDERS ) );
	}

	/**
	 * @param array<string, mixed> $stored
	 */
	public static function from_stored( array $stored, string $of = self::CUSTOMERS ): self {
		$number = static fn ( string $name ): int => (int) ( $stored[ $name ] ?? 0 );
		return new self( $of, isset( $stored['indexed_through'] ), $number( 'indexed_through' ), $number( 'settled_through' ), $number( 'seen_through' ), $number( 'seen_at' ) );
	}

	/**
	 * @param int $newest The newest customer's id.
	 * @return int The id above which a search compares customers with their documents.
	 */
	public function id( int $newest ): int {
		return $this->up_to( $newest, max( $this->settled_through, $this->indexed_through - self::LAG_IDS[ $this->of ] ) );
	}

	/**
	 * @param int $newest  The newest customer's id.
	 * @param int $reached The id up to which this run of the job has indexed; 0 at its start. The index may have been emptied since.
	 * @return int The id above which the job compares customers with their documents.
	 */
	public function id_of_job( int $newest, int $reached = 0 ): int {
		return $this->up_to( $newest, max( $this->settled_through, min( $reached, $this->indexed_through ) ) );
	}

	/**
	 * After the job has indexed customers up to an id, but not all.
	 */
	public function moved_to( int $through ): self {
		return new self( $this->of, true, max( $this->indexed_through, $through ), max( $this->settled_through, $through - self::LAG_IDS_OF_JOB[ $this->of ] ), $this->seen_through, $this->seen_at );
	}

	/**
	 * After the job has indexed all customers.
	 *
	 * @param int $newest The newest customer's id at the start.
	 * @param int $now    Unix seconds.
	 */
	public function moved_to_end( int $newest, int $now ): self {
		$waited     = $now - $this->seen_at;
		$is_settled = $waited >= self::LAG_SECONDS;
		$settled    = min( $newest, $is_settled ? max( $this->settled_through, $this->seen_through ) : $this->settled_through );
		// The time is negative if the clock was set back.
		return $is_settled || $waited < 0 ? new self( $this->of, true, $newest, $settled, $newest, $now ) : new self( $this->of, true, $newest, $settled, $this->seen_through, $this->seen_at );
	}

	/**
	 * After deletions and restored backups, ids are given again.
	 */
	private function up_to( int $newest, int $id ): int {
		return max( 0, $id > $newest ? $newest - self::LAG_IDS[ $this->of ] : $id );
	}

	/**
	 * @throws DatabaseError
	 */
	public function save( Transaction $transaction, CheckpointStore $checkpoints ): void {
		$checkpoints->save( $transaction, $this->of, array_diff_key( get_object_vars( $this ), array_flip( array( 'of', 'is_stored' ) ) ) );
	}
}
