<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Background\ChangeKind;
use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Background\JobSchedule;
use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the histogram with its pending changes, and counts its ranges.
 *
 * @phpstan-import-type Range from IdHistogram
 */
final class IdHistogramQuery {

	/** Customers. COUNT(*) counts a smaller store as fast as the histogram. */
	private const LARGE_STORE = 10_000;

	/** Ids of a counted range. */
	private const BLOCK = 1_000;

	/** Ranges that are held in memory. Where gaps between ids are so large that there were more, a range has more ids. */
	private const MAX_BLOCKS = 50_000;

	/** Ids between the newest one and the ranges: a transaction with a lower id can commit after one with a higher id. */
	private const WATERMARK_LAG = 500;

	/** Rows of the queue. COUNT(*) is faster than to look up more customers: "list, 500 pending deletions" of the benchmark. */
	private const MAX_PENDING = 500;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * The histogram with its pending changes, in one statement: the job changes both in one transaction.
	 *
	 * @return IdHistogram|null Null in a small store, and if the job must run first.
	 * @throws DatabaseError
	 */
	public function current(): ?IdHistogram {
		if ( $this->database->dialect->is_sqlite() ) {
			return null;
		}
		try {
			$rows = $this->database->rows(
				"SELECT NULL AS customer_id, value, 1 AS is_deleted, ({$this->newest_sql()}) AS newest_id FROM %i WHERE name = %s UNION ALL SELECT * FROM ("
					. 'SELECT q.customer_id, c.created_at, c.id IS NULL, NULL FROM %i AS q LEFT JOIN %i AS c ON c.id = q.customer_id WHERE q.kind = %s ORDER BY q.id LIMIT %d'
					. ') AS pending',
				array( $this->tables->checkpoints(), IdHistogram::CHECKPOINT, $this->tables->change_queue(), $this->tables->customers(), ChangeKind::Range->value, self::MAX_PENDING + 1 )
			);
		} catch ( DatabaseError $error ) {
			return $error->is_of_structure() ? null : throw $error;
		}
		$changes    = array();
		$checkpoint = null;
		$newest_id  = 0;
		foreach ( $rows as $row ) {
			if ( null === $row['customer_id'] ) {
				$checkpoint = CheckpointStore::decoded( $row['value'], IdHistogram::MEMBERS );
				$newest_id  = (int) $row['newest_id'];
			} else {
				$changes[ (int) $row['customer_id'] ] = '1' === $row['is_deleted'] ? false : $row['value'];
			}
		}
		if ( null === $checkpoint ) {
			return null;
		}
		$histogram = new IdHistogram( ...$checkpoint );
		if ( count( $rows ) > self::MAX_PENDING + 1 || ! $histogram->is_below( $newest_id ) ) {
			JobSchedule::schedule( 0 );
			return null;
		}
		return $histogram->with_pending( $changes );
	}

	/**
	 * Always false on SQLite, which counts fast enough.
	 *
	 * @throws DatabaseError
	 */
	public function is_large(): bool {
		return ! $this->database->dialect->is_sqlite()
			&& null !== $this->database->value( 'SELECT id FROM %i LIMIT 1 OFFSET %d', array( $this->tables->customers(), self::LARGE_STORE ) );
	}

	/**
	 * @return int The greatest id of a customer; 0 without customers.
	 * @throws DatabaseError
	 */
	public function newest_id(): int {
		return (int) $this->database->value( $this->newest_sql() );
	}

	/**
	 * Counts the ranges of changed customers again, and the newer customers.
	 *
	 * @param list<int> $changed Ids of customers.
	 * @throws DatabaseError
	 */
	public function recount( IdHistogram $histogram, array $changed ): IdHistogram {
		$through_id = max( $histogram->through_id, intdiv( max( 0, $this->newest_id() - self::WATERMARK_LAG ), self::BLOCK ) * self::BLOCK - 1 );
		$is_changed = array_flip( array_filter( array_map( $histogram->number_of( ... ), $changed ), is_int( ... ) ) );
		$parts      = array();
		foreach ( $histogram->ranges as $number => $range ) {
			$parts[] = isset( $is_changed[ $number ] ) ? $this->count( ...$histogram->span( $number ) ) : array( $range );
		}
		$parts[] = $this->count( $histogram->through_id + 1, $through_id );
		return ( new IdHistogram( $through_id, array_merge( ...$parts ) ) )->merged();
	}

	/**
	 * @return list<Range> The customers of each block of ids that has any.
	 * @throws DatabaseError
	 */
	private function count( int $first_id, int $last_id ): array {
		if ( $first_id > $last_id ) {
			return array();
		}
		// All customers are counted in the index of creation dates: the table is ten times as large.
		$id   = $first_id > 0 ? 'id' : $this->database->dialect->unindexed( 'id' );
		$rows = $this->database->rows(
			'SELECT MIN(id) AS first_id, COUNT(*) AS customers, MIN(created_at) AS first_created_at, MAX(created_at) AS last_created_at'
				. " FROM %i WHERE $id BETWEEN %d AND %d GROUP BY id DIV %d ORDER BY first_id",
			array( $this->tables->customers(), $first_id, $last_id, max( self::BLOCK, intdiv( $last_id - $first_id, self::MAX_BLOCKS ) ) )
		);
		return array_map(
			static fn ( array $row ): array => array( (int) $row['first_id'], (int) $row['customers'], $row['first_created_at'], $row['last_created_at'] ),
			$rows
		);
	}

	private function newest_sql(): string {
		return "SELECT MAX(id) FROM `{$this->tables->customers()}` WHERE id <= " . Column::LIMIT;
	}
}
