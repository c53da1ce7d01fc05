<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Deletion;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Finds and removes rows of customers that do not exist. Such rows remain when other code deletes customers, or when a backup
 * is made table by table; this plugin's deletions leave none.
 *
 * Tables are scanned in ranges, so that a scan can be continued and no writer waits long. The DELETE checks each row again.
 */
final class OrphanRepository {

	/** The scanned tables in order: documents before terms, because terms without a document are orphans. */
	public const TABLES = array( ...Tables::OF_CUSTOMER, self::DOCUMENTS, self::TERMS );

	/** The start of each table. */
	public const START = '0';

	private const DOCUMENTS = 'search_documents';
	private const TERMS     = 'search_terms';

	/** Rows that one statement reads. */
	private const RANGE_SIZE = 20_000;

	/** SQLite limits the length of a statement. */
	private const MAX_ROWS_PER_STATEMENT = 200;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param string $table One of TABLES.
	 */
	public static function label( string $table ): string {
		return match ( $table ) {
			/* translators: content of a database table. */
			'addresses'      => __( 'Addresses', 'fluent-cart-customers' ),
			/* translators: content of a database table. */
			'meta'           => __( 'Custom fields and notes', 'fluent-cart-customers' ),
			/* translators: content of a database table. */
			'unique_values'  => __( 'Reserved emails and users', 'fluent-cart-customers' ),
			/* translators: content of a database table. */
			'accounts'       => __( 'Linked user accounts', 'fluent-cart-customers' ),
			/* translators: content of a database table. */
			'activity'       => __( 'Activity', 'fluent-cart-customers' ),
			/* translators: content of a database table. */
			'meta_pointers'  => __( 'Phone number records', 'fluent-cart-customers' ),
			/* translators: content of a database table. */
			'customer_locks' => __( 'Edit versions', 'fluent-cart-customers' ),
			/* translators: content of a database table. */
			self::DOCUMENTS  => __( 'Search entries', 'fluent-cart-customers' ),
			/* translators: content of a database table. */
			self::TERMS      => __( 'Search words', 'fluent-cart-customers' ),
		};
	}

	/**
	 * @param string $table     One of TABLES.
	 * @param string $from      START, or `next` of the previous range.
	 * @param bool   $is_repair Whether to remove the orphans.
	 * @return array{found: int, next: string|null} The number of orphans; and the start of the next range, null at the end.
	 * @throws DatabaseError
	 */
	public function scan_range( string $table, string $from, bool $is_repair ): array {
		// A replica that lags may have a row but not yet its customer.
		$this->database->use_primary();
		return self::TERMS === $table ? $this->in_terms( $from, $is_repair ) : $this->of_customers( $table, (int) $from, $is_repair );
	}

	/**
	 * @return array{found: int, next: string|null}
	 * @throws DatabaseError
	 */
	private function of_customers( string $of, int $from, bool $is_repair ): array {
		$table       = $this->tables->$of();
		$customers   = $this->tables->customers();
		$last        = $this->database->value(
			'SELECT customer_id FROM %i WHERE customer_id >= %d ORDER BY customer_id LIMIT 1 OFFSET %d',
			array( $table, $from, self::RANGE_SIZE )
		);
		$rows        = $this->database->rows(
			'SELECT t.customer_id, COUNT(*) AS found FROM %i AS t LEFT JOIN %i AS c ON c.id = t.customer_id'
				. ' WHERE t.customer_id >= %d AND t.customer_id <= %d AND c.id IS NULL GROUP BY t.customer_id ORDER BY t.customer_id LIMIT %d',
			array( $table, $customers, $from, $last ?? PHP_INT_MAX, self::MAX_ROWS_PER_STATEMENT )
		);
		$deleted_ids = array_map( intval( ... ), array_column( $rows, 'customer_id' ) );
		if ( $is_repair && array() !== $deleted_ids ) {
			$rows_where     = SqlFragment::in( 'customer_id', $deleted_ids );
			$customer_where = SqlFragment::in( 'id', $deleted_ids );
			$this->database->execute_with_retry(
				"DELETE FROM %i WHERE {$rows_where->sql} AND customer_id NOT IN (SELECT id FROM %i WHERE {$customer_where->sql})",
				array( $table, ...$rows_where->values, $customers, ...$customer_where->values )
			);
		}
		$reached = count( $deleted_ids ) === self::MAX_ROWS_PER_STATEMENT ? max( $deleted_ids ) : $last;
		return array(
			'found' => (int) array_sum( array_column( $rows, 'found' ) ),
			'next'  => null === $reached ? null : (string) ( (int) $reached + 1 ),
		);
	}

	/**
	 * @return array{found: int, next: string|null} The start of the next range: a customer id, a space, and a term.
	 * @throws DatabaseError
	 */
	private function in_terms( string $from, bool $is_repair ): array {
		[ $customer, $term ] = array( ...explode( ' ', $from, 2 ), '' );

		$terms     = $this->tables->search_terms();
		$documents = $this->tables->search_documents();
		$after     = new SqlFragment( '(t.term > %s OR (t.term = %s AND t.customer_id > %d))', array( $term, $term, (int) $customer ) );
		$last      = $this->database->row(
			"SELECT t.term, t.customer_id FROM %i AS t WHERE {$after->sql} ORDER BY t.term, t.customer_id LIMIT 1 OFFSET %d",
			array( $terms, ...$after->values, self::RANGE_SIZE )
		);
		$until     = null === $last
			? new SqlFragment( '1 = 1' )
			: new SqlFragment( '(t.term < %s OR (t.term = %s AND t.customer_id <= %d))', array( $last['term'], $last['term'], (int) $last['customer_id'] ) );
		$rows      = $this->database->rows(
			"SELECT t.term, t.customer_id FROM %i AS t LEFT JOIN %i AS d ON d.customer_id = t.customer_id WHERE {$after->sql} AND {$until->sql}"
				. ' AND d.customer_id IS NULL ORDER BY t.term, t.customer_id LIMIT %d',
			array( $terms, $documents, ...$after->values, ...$until->values, self::MAX_ROWS_PER_STATEMENT )
		);
		if ( $is_repair && array() !== $rows ) {
			$these = implode( ' OR ', array_fill( 0, count( $rows ), '(term = %s AND customer_id = %d)' ) );
			$this->database->execute_with_retry(
				"DELETE FROM $terms WHERE ($these) AND NOT EXISTS (SELECT 1 FROM $documents AS d WHERE d.customer_id = $terms.customer_id)",
				array_merge( ...array_map( static fn ( array $row ): array => array( $row['term'], (int) $row['customer_id'] ), $rows ) )
			);
		}
		$reached = count( $rows ) === self::MAX_ROWS_PER_STATEMENT ? end( $rows ) : $last;
		return array(
			'found' => count( $rows ),
			'next'  => null === $reached ? null : "{$reached['customer_id']} {$reached['term']}",
		);
	}
}
