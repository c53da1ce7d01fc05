<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Background\ChangeKind;
use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Background\JobSchedule;
use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the difference between the search index and the customers that SearchIndexJob has not indexed yet: new customers, those with
 * new orders, and changed or deleted ones in the change queue. Their rows are matched by the rules of the index.
 *
 * @phpstan-type Difference array{missing: list<int>, outdated: list<SqlFragment>, unread: list<SqlFragment>}
 *               Ids of customers that match, but not in the index. Sets of ids, in parentheses, that the index must not find.
 *               Conditions on customers `c` that were not read, because they are too many.
 */
final class PendingDocumentsQuery {

	/** New customers, and queued customers, with outdated documents that a search reads. */
	private const MAX_PENDING = 1_000;

	/** Rows of the queue whose documents a search checks. */
	private const MAX_CHECKED = 5_000;

	/** With more new customers, indexed or not, a search schedules the job for now, because it checks them all. */
	private const MAX_NEW = 2_000;

	private readonly ChecksumSql $checksums;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly CheckpointStore $checkpoints,
		private readonly SourceQuery $sources,
	) {
		$this->checksums = new ChecksumSql( $database->dialect, $tables );
	}

	/**
	 * @param non-empty-list<SearchWord> $words Of a search for customers with all of them.
	 * @return Difference
	 * @throws DatabaseError
	 */
	public function difference( array $words ): array {
		$ends = $this->ends();

		[ $customers, $orders ] = SearchWatermark::read_both( $this->checkpoints );

		$after_id = $customers->id( (int) $ends['newest'] );
		$new      = $after_id < (int) $ends['newest'] ? $this->new_customers( $after_id ) : array();
		$ordered  = $this->customers_with_new_orders( $orders, (int) $ends['newest_order'] );
		$queued   = null === $ends['queued'] || null !== $ends['unchecked'] ? array() : $this->queued_customers();
		$missing  = array();
		$outdated = array();
		$sets     = array();
		$unread   = array();
		if ( count( $new ) > self::MAX_PENDING ) {
			$unread[] = new SqlFragment( 'c.id > %d', array( $after_id ) );
			$new      = array();
		}
		if ( null !== $ends['unchecked'] || count( $queued ) > self::MAX_PENDING ) {
			$sets[]   = new SqlFragment( "(SELECT customer_id FROM {$this->tables->change_queue()} WHERE kind = %s AND customer_id IS NOT NULL)", array( ChangeKind::Document->value ) );
			$unread[] = new SqlFragment( "c.id IN {$sets[0]->sql}", $sets[0]->values );
			$queued   = array();
		}
		if ( count( $ordered ) > self::MAX_PENDING ) {
			JobSchedule::schedule( 0 ); // Names and emails are indexed, the numbers of the orders are not.
			$ordered = array();
		}
		if ( array() !== $unread || $this->are_many_new( $after_id, (int) $ends['newest'] ) ) {
			JobSchedule::schedule( 0 );
		}
		$pending = array_column( array( ...$new, ...$queued, ...$ordered ), 'terms', 'id' );
		$fields  = $this->sources->read( array_keys( $pending ) );
		foreach ( $pending as $id => $terms ) {
			// A deleted customer has no terms.
			$is_match   = isset( $fields[ $id ] ) && SearchWord::are_all_in( $words, $fields[ $id ]->document() );
			$is_indexed = SearchWord::are_all_in( $words, (string) $terms );
			if ( $is_match && ! $is_indexed ) {
				$missing[] = $id;
			} elseif ( $is_indexed && ! $is_match ) {
				$outdated[] = $id;
			}
		}
		if ( array() !== $outdated ) {
			$sets[] = new SqlFragment( '(' . implode( ', ', array_fill( 0, count( $outdated ), '%d' ) ) . ')', $outdated );
		}
		return array(
			'missing'  => $missing,
			'outdated' => $sets,
			'unread'   => $unread,
		);
	}

	/**
	 * @return array<string, string|null> `newest`, `newest_order`: the greatest ids. `queued`: null if no row is queued. `unchecked`:
	 *                                    null if at most MAX_CHECKED are.
	 * @throws DatabaseError
	 */
	private function ends(): array {
		$queue = $this->tables->change_queue();
		$kind  = ChangeKind::Document->value;
		return $this->database->row(
			'SELECT (SELECT MAX(id) FROM %i) AS newest, (SELECT MAX(id) FROM %i) AS newest_order, (SELECT id FROM %i WHERE kind = %s LIMIT 1) AS queued,'
				. ' (SELECT id FROM %i WHERE kind = %s ORDER BY id LIMIT 1 OFFSET %d) AS unchecked',
			array( $this->tables->customers(), $this->tables->orders(), $queue, $kind, $queue, $kind, self::MAX_CHECKED )
		) ?? array_fill_keys( array( 'newest', 'newest_order', 'queued', 'unchecked' ), null );
	}

	/**
	 * @throws DatabaseError
	 */
	private function are_many_new( int $after_id, int $newest_id ): bool {
		return $newest_id - $after_id > self::MAX_NEW && null !== $this->database->value(
			'SELECT id FROM %i WHERE id > %d ORDER BY id LIMIT 1 OFFSET %d',
			array( $this->tables->customers(), $after_id, self::MAX_NEW )
		);
	}

	/**
	 * @return list<array<string, string|null>> One more than MAX_PENDING if there are more.
	 * @throws DatabaseError
	 */
	private function new_customers( int $after_id ): array {
		return $this->database->rows(
			"SELECT c.id, d.terms FROM %i AS c LEFT JOIN %i AS d ON d.customer_id = c.id WHERE c.id > %d AND c.id <= %d AND {$this->checksums->is_of_other_row()} ORDER BY c.id LIMIT %d",
			array( $this->tables->customers(), $this->tables->search_documents(), $after_id, Column::LIMIT, self::MAX_PENDING + 1 )
		);
	}

	/**
	 * @return list<array<string, string|null>> Changed customers, and deleted ones that are still indexed. One more than
	 *                                          MAX_PENDING if there are more.
	 * @throws DatabaseError
	 */
	private function queued_customers(): array {
		return $this->database->rows(
			'SELECT q.customer_id AS id, d.terms FROM (SELECT DISTINCT customer_id FROM %i WHERE kind = %s) AS q'
				. ' LEFT JOIN %i AS c ON c.id = q.customer_id LEFT JOIN %i AS d ON d.customer_id = q.customer_id'
				. ' WHERE CASE WHEN c.id IS NULL THEN d.customer_id IS NOT NULL ELSE ' . $this->checksums->is_outdated() . ' END LIMIT %d',
			array(
				$this->tables->change_queue(),
				ChangeKind::Document->value,
				$this->tables->customers(),
				$this->tables->search_documents(),
				self::MAX_PENDING + 1,
			)
		);
	}

	/**
	 * @param int $newest_id Of an order.
	 * @return list<array<string, string|null>> Customers whose new orders are not indexed. One more than MAX_PENDING if there are more.
	 * @throws DatabaseError
	 */
	private function customers_with_new_orders( SearchWatermark $watermark, int $newest_id ): array {
		$after_id = $watermark->id( $newest_id );
		return ! $watermark->is_stored || $after_id >= $newest_id ? array() : $this->database->rows(
			'SELECT c.id, d.terms FROM (SELECT DISTINCT customer_id FROM %i WHERE id > %d) AS o JOIN %i AS c ON c.id = o.customer_id LEFT JOIN %i AS d ON d.customer_id = c.id'
				. " WHERE {$this->checksums->is_outdated()} LIMIT %d",
			array( $this->tables->orders(), $after_id, $this->tables->customers(), $this->tables->search_documents(), self::MAX_PENDING + 1 )
		);
	}
}
