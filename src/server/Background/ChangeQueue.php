<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\OpenTransaction;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Queue of changes that the source tables do not show: deleted customers, reassigned orders, renames. Writers only append,
 * because FluentCart's listener runs inside checkout and must not wait for a lock. A job deletes rows by the ids that it has
 * read: deleting a missing row would lock the end of the table, and with it a checkout.
 */
final class ChangeQueue {

	/** Sums of the customer and of the day of `affected_at` have changed. */
	private const DAY = 'day';

	/** The customer's name or email has changed, or the customer was deleted. */
	private const DOCUMENT = 'document';

	/** The customer was deleted. */
	private const DELETION = 'deletion';

	/** SQLite limits the length of a statement. */
	private const MAX_ROWS_PER_STATEMENT = 200;

	/** Ids that are read at a time to be acknowledged. */
	private const ACKNOWLEDGE_BATCH = 1_000;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Runs in the transaction that deletes the customer, before the orders lose their customer_id.
	 *
	 * @param string|null $created_at Of the customer, GMT.
	 * @throws DatabaseError
	 */
	public function push_deletion( Transaction $transaction, int $customer_id, ?string $created_at ): void {
		$moments = array( $created_at );
		// The first and the last order of each GMT day, because these may be on two days of the site's time zone.
		$days = $this->database->rows(
			'SELECT MIN(created_at) AS first, MAX(created_at) AS last FROM %i WHERE customer_id = %d GROUP BY DATE(created_at)',
			array( $this->tables->orders(), $customer_id )
		);
		foreach ( $days as $day ) {
			array_push( $moments, $day['first'], $day['last'] );
		}
		$rows = self::deletion_rows( $customer_id, $moments );
		foreach ( array_chunk( $rows, self::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
			$transaction->insert_ignore( $this->tables->change_queue(), $chunk );
		}
	}

	/**
	 * Runs after other code has deleted the customer.
	 *
	 * @param list<string|null> $moments When the customer and the orders were created, GMT.
	 * @throws DatabaseError
	 */
	public function push_deletion_nowait( int $customer_id, array $moments ): void {
		$rows = self::deletion_rows( $customer_id, $moments );
		$this->database->preserving_wpdb_state( fn () => $this->append( $rows ) );
	}

	/**
	 * Like all methods named nowait, runs between the statements of other code: it fails instead of waiting, and restores wpdb.
	 *
	 * @param list<string|null> $moments When the changed rows were created, GMT.
	 * @throws DatabaseError
	 */
	public function push_days_nowait( ?int $customer_id, array $moments ): void {
		$this->database->preserving_wpdb_state( fn () => $this->append( self::day_rows( $customer_id, $moments ) ) );
	}

	/**
	 * The orders as they are before a change, for push_orders_nowait() after it.
	 *
	 * @param list<int> $ids
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	public function orders_by_id( array $ids ): array {
		return $this->orders( SqlFragment::in( 'id', $ids ) );
	}

	/**
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	public function orders_of_customer( int $customer_id ): array {
		return $this->orders( new SqlFragment( 'customer_id = %d', array( $customer_id ) ) );
	}

	/**
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function orders( SqlFragment $matches ): array {
		$orders = array();
		$this->database->preserving_wpdb_state(
			function () use ( $matches, &$orders ): void {
				$orders = $this->database->rows(
					"SELECT DISTINCT customer_id, created_at FROM %i WHERE {$matches->sql}",
					array( $this->tables->orders(), ...$matches->values )
				);
			}
		);
		return $orders;
	}

	/**
	 * @param list<array<string, string|null>> $orders From orders_by_id() or orders_of_customer().
	 * @throws DatabaseError
	 */
	public function push_orders_nowait( array $orders ): void {
		$rows = array_map( static fn ( array $order ): array => self::row( self::DAY, $order['customer_id'], $order['created_at'] ), $orders );
		$this->database->preserving_wpdb_state( fn () => $this->append( $rows ) );
	}

	/**
	 * @throws DatabaseError
	 */
	public function push_document_nowait( int $customer_id ): void {
		$this->database->preserving_wpdb_state( fn () => $this->append( array( self::row( self::DOCUMENT, $customer_id, null ) ) ) );
	}

	/**
	 * @throws DatabaseError
	 */
	public function push_documents_of_email_nowait( string $email ): void {
		$this->database->preserving_wpdb_state(
			function () use ( $email ): void {
				$customers = $this->database->rows( 'SELECT id FROM %i WHERE email = %s', array( $this->tables->customers(), $email ) );
				$this->append( array_map( static fn ( array $customer ): array => self::row( self::DOCUMENT, $customer['id'], null ), $customers ) );
			}
		);
	}

	/**
	 * @return list<array<string, string|null>> `id`, `customer_id` and `affected_at` of the oldest.
	 * @throws DatabaseError
	 */
	public function pending_days( int $limit ): array {
		return $this->oldest( self::DAY, $limit );
	}

	/**
	 * Whether the queue has more changed days than this number.
	 *
	 * @throws DatabaseError
	 */
	public function has_more_days_than( int $rows ): bool {
		return count( $this->ids( self::DAY, 0, PHP_INT_MAX, $rows + 1 ) ) > $rows;
	}

	/**
	 * Acknowledges all present rows, for a job that compares everything afterwards.
	 *
	 * @throws DatabaseError
	 */
	public function acknowledge_days(): void {
		$this->acknowledge_all( self::DAY, $this->acknowledge( ... ) );
	}

	/**
	 * @throws DatabaseError
	 */
	public function acknowledge_deletions(): void {
		$this->acknowledge_all( self::DELETION, $this->acknowledge( ... ) );
	}

	/**
	 * Runs in the transaction that counts the customers afterwards.
	 *
	 * @throws DatabaseError
	 */
	public function acknowledge_deletions_in( Transaction $transaction ): void {
		$this->acknowledge_all( self::DELETION, fn ( array $ids ) => $this->acknowledge_in( $transaction, $ids ) );
	}

	/**
	 * @return list<int> Ids of deleted customers below the given id.
	 * @throws DatabaseError
	 */
	public function pending_deletions( int $below_id, int $limit ): array {
		$rows = $this->database->rows(
			'SELECT DISTINCT q.customer_id FROM %i AS q LEFT JOIN %i AS c ON c.id = q.customer_id'
				. ' WHERE q.kind = %s AND q.customer_id < %d AND c.id IS NULL LIMIT %d',
			array( $this->tables->change_queue(), $this->tables->customers(), self::DELETION, $below_id, $limit )
		);
		return array_map( intval( ... ), array_column( $rows, 'customer_id' ) );
	}

	/**
	 * @return list<array<string, string|null>> `id` and `customer_id` of the oldest.
	 * @throws DatabaseError
	 */
	public function pending_documents( int $limit ): array {
		return $this->oldest( self::DOCUMENT, $limit );
	}

	/**
	 * @param list<int> $ids Of rows that were read in this transaction, under a lock that all who acknowledge them take.
	 * @throws DatabaseError
	 */
	public function acknowledge_in( Transaction $transaction, array $ids ): void {
		foreach ( array_chunk( $ids, self::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
			$transaction->delete( $this->tables->change_queue(), array( 'id' => $chunk ) );
		}
	}

	/**
	 * Runs outside a transaction, so that rows which a concurrent job has deleted are locked for one statement only.
	 *
	 * @param list<int> $ids
	 * @throws DatabaseError
	 */
	public function acknowledge( array $ids ): void {
		if ( array() !== $ids ) {
			OpenTransaction::assert_none( $this->database );
		}
		foreach ( array_chunk( $ids, self::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
			$matches = SqlFragment::in( 'id', $chunk );
			$this->database->execute_with_retry( "DELETE FROM %i WHERE {$matches->sql}", array( $this->tables->change_queue(), ...$matches->values ) );
		}
	}

	/**
	 * @param list<array<string, scalar|null>> $rows
	 * @throws DatabaseError
	 */
	private function append( array $rows ): void {
		foreach ( array_chunk( $rows, self::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
			$this->database->insert_nowait( $this->tables->change_queue(), $chunk );
		}
	}

	/**
	 * @param callable(list<int>): void $acknowledge
	 * @throws DatabaseError
	 */
	private function acknowledge_all( string $kind, callable $acknowledge ): void {
		// Rows that are added during the loop stay.
		$last = (int) $this->database->value( 'SELECT MAX(id) FROM %i WHERE kind = %s', array( $this->tables->change_queue(), $kind ) );
		$ids  = array( 0 );
		do {
			$ids = 0 === $last ? array() : $this->ids( $kind, (int) end( $ids ), $last, self::ACKNOWLEDGE_BATCH );
			if ( array() !== $ids ) {
				$acknowledge( $ids );
			}
		} while ( self::ACKNOWLEDGE_BATCH === count( $ids ) );
	}

	/**
	 * @return list<int> The oldest ids in the range, without $after.
	 * @throws DatabaseError
	 */
	private function ids( string $kind, int $after, int $last, int $limit ): array {
		$rows = $this->database->rows(
			'SELECT id FROM %i WHERE kind = %s AND id > %d AND id <= %d ORDER BY id LIMIT %d',
			array( $this->tables->change_queue(), $kind, $after, $last, $limit )
		);
		return array_map( intval( ... ), array_column( $rows, 'id' ) );
	}

	/**
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function oldest( string $kind, int $limit ): array {
		return $this->database->rows(
			'SELECT id, customer_id, affected_at FROM %i WHERE kind = %s ORDER BY id LIMIT %d',
			array( $this->tables->change_queue(), $kind, $limit )
		);
	}

	/**
	 * @param list<string|null> $moments
	 * @return list<array<string, scalar|null>>
	 */
	private static function day_rows( ?int $customer_id, array $moments ): array {
		return array_map(
			static fn ( ?string $moment ): array => self::row( self::DAY, $customer_id, $moment ),
			array_values( array_unique( $moments ) )
		);
	}

	/**
	 * One row for each job. The row for the search index is for a job that indexes the customer concurrently.
	 *
	 * @param list<string|null> $moments
	 * @return list<array<string, scalar|null>>
	 */
	private static function deletion_rows( int $customer_id, array $moments ): array {
		return array(
			self::row( self::DELETION, $customer_id, null ),
			self::row( self::DOCUMENT, $customer_id, null ),
			...self::day_rows( $customer_id, $moments ),
		);
	}

	/**
	 * @return array<string, scalar|null>
	 */
	private static function row( string $kind, int|string|null $customer_id, ?string $moment ): array {
		return array(
			'kind'        => $kind,
			'customer_id' => $customer_id,
			'affected_at' => $moment,
		);
	}
}
