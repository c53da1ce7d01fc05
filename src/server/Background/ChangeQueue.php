<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
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

	/** SQLite limits the length of a statement. */
	private const MAX_ROWS_PER_STATEMENT = 200;

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
		$transaction->insert_ignore( $this->tables->change_queue(), self::deletion_rows( $customer_id, $moments ) );
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
		$rows = array_map( static fn ( array $order ): array => self::row( ChangeKind::Day, $order['customer_id'], $order['created_at'] ), $orders );
		$this->database->preserving_wpdb_state( fn () => $this->append( $rows ) );
	}

	/**
	 * @param int|string|null ...$customer_ids Null for an order without a customer.
	 * @throws DatabaseError
	 */
	public function push_documents_nowait( int|string|null ...$customer_ids ): void {
		$rows = array_map( static fn ( int|string $id ): array => self::row( ChangeKind::Document, $id, null ), array_values( array_unique( array_filter( $customer_ids ) ) ) );
		$this->database->preserving_wpdb_state( fn () => $this->append( $rows ) );
	}

	/**
	 * @throws DatabaseError
	 */
	public function push_documents_of_email_nowait( string $email ): void {
		$this->database->preserving_wpdb_state(
			function () use ( $email ): void {
				$customers = $this->database->rows( 'SELECT id FROM %i WHERE email = %s', array( $this->tables->customers(), $email ) );
				$this->append( array_map( static fn ( array $customer ): array => self::row( ChangeKind::Document, $customer['id'], null ), $customers ) );
			}
		);
	}

	/**
	 * @throws DatabaseError
	 */
	public function push_range_nowait( int $customer_id ): void {
		$this->database->preserving_wpdb_state( fn () => $this->append( array( self::row( ChangeKind::Range, $customer_id, null ) ) ) );
	}

	/**
	 * @return list<array<string, string|null>> `id`, `customer_id` and `affected_at` of the oldest rows.
	 * @throws DatabaseError
	 */
	public function pending( ChangeKind $kind, int $limit ): array {
		return $this->database->rows(
			'SELECT id, customer_id, affected_at FROM %i WHERE kind = %s ORDER BY id LIMIT %d',
			array( $this->tables->change_queue(), $kind->value, $limit )
		);
	}

	/**
	 * @param list<array<string, string|null>> $rows From pending(), of the kind of the job whose transaction this is.
	 * @throws DatabaseError
	 */
	public function acknowledge( Transaction $transaction, array $rows ): void {
		$transaction->delete_in( $this->tables->change_queue(), 'id', array_map( intval( ... ), array_column( $rows, 'id' ) ) );
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
	 * @param list<string|null> $moments
	 * @return list<array<string, scalar|null>>
	 */
	private static function day_rows( ?int $customer_id, array $moments ): array {
		return array_map(
			static fn ( ?string $moment ): array => self::row( ChangeKind::Day, $customer_id, $moment ),
			array_values( array_unique( $moments ) )
		);
	}

	/**
	 * One row for each job. The row of the search index is for a job that indexes the customer concurrently.
	 *
	 * @param list<string|null> $moments
	 * @return list<array<string, scalar|null>>
	 */
	private static function deletion_rows( int $customer_id, array $moments ): array {
		return array(
			self::row( ChangeKind::Range, $customer_id, null ),
			self::row( ChangeKind::Document, $customer_id, null ),
			...self::day_rows( $customer_id, $moments ),
		);
	}

	/**
	 * @return array<string, scalar|null>
	 */
	private static function row( ChangeKind $kind, int|string|null $customer_id, ?string $moment ): array {
		return array(
			'kind'        => $kind->value,
			'customer_id' => $customer_id,
			'affected_at' => $moment,
		);
	}
}
