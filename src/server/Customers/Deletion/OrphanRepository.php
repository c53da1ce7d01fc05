<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Deletion;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Finds and removes rows of customers who are not there: left by whoever deletes customers past us, or by a backup that was
 * made table by table. Our own writes leave none, wherever they are ended.
 *
 * It goes by stretches, so that nobody waits for it, and who is ended may go on. A row that is found is looked at again by
 * the statement that removes it.
 */
final class OrphanRepository {

	/** Of these tables, in this order: an entry of the search belongs to whoever is filed. */
	public const TABLES = array( ...Tables::OF_CUSTOMER, self::DOCUMENTS, self::TERMS );

	/** The beginning of each. */
	public const BEGINNING = '0';

	private const DOCUMENTS = 'search_documents';
	private const TERMS     = 'search_terms';

	/** Rows that are looked at by one statement. */
	private const STRETCH = 20_000;

	/** SQLite reads no longer statement. */
	private const CHUNK = 200;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param string $table One of TABLES.
	 * @return string For people.
	 */
	public static function label( string $table ): string {
		return match ( $table ) {
			'addresses' => __( 'Addresses', 'fluent-cart-customers' ),
			'meta'      => __( 'Additional information', 'fluent-cart-customers' ),
			'unique_values'    => __( 'Claims to emails and users', 'fluent-cart-customers' ),
			'accounts'  => __( 'Accounts of users', 'fluent-cart-customers' ),
			'activity'  => __( 'Activity', 'fluent-cart-customers' ),
			'meta_pointers'  => __( 'Where phones were put', 'fluent-cart-customers' ),
			'customer_locks'  => __( 'Versions', 'fluent-cart-customers' ),
			self::DOCUMENTS => __( 'Who is found by a search', 'fluent-cart-customers' ),
			self::TERMS => __( 'Words of the search', 'fluent-cart-customers' ),
		};
	}

	/**
	 * @param string $table    One of TABLES.
	 * @param string $from     BEGINNING, or `next` of the stretch before.
	 * @param bool   $removing Whether what is found is removed.
	 * @return array{found: int, next: string|null} How many rows were found, and where to go on; null at the end.
	 * @throws DatabaseError
	 */
	public function scan_range( string $table, string $from, bool $removing ): array {
		// A copy that lags behind would know of rows whose customer it does not know.
		$this->database->use_primary();
		return self::TERMS === $table ? $this->in_terms( $from, $removing ) : $this->of_customers( $table, (int) $from, $removing );
	}

	/**
	 * @return array{found: int, next: string|null}
	 * @throws DatabaseError
	 */
	private function of_customers( string $of, int $from, bool $removing ): array {
		$table     = $this->tables->$of();
		$customers = $this->tables->customers();
		$last      = $this->database->value(
			'SELECT customer_id FROM %i WHERE customer_id >= %d ORDER BY customer_id LIMIT 1 OFFSET %d',
			array( $table, $from, self::STRETCH )
		);
		$rows      = $this->database->rows(
			'SELECT t.customer_id, COUNT(*) AS found FROM %i AS t LEFT JOIN %i AS c ON c.id = t.customer_id'
				. ' WHERE t.customer_id >= %d AND t.customer_id <= %d AND c.id IS NULL GROUP BY t.customer_id ORDER BY t.customer_id LIMIT %d',
			array( $table, $customers, $from, $last ?? PHP_INT_MAX, self::CHUNK )
		);
		$gone      = array_map( intval( ... ), array_column( $rows, 'customer_id' ) );
		if ( $removing && array() !== $gone ) {
			$theirs = SqlFragment::in( 'customer_id', $gone );
			$there  = SqlFragment::in( 'id', $gone );
			$this->database->execute_with_retry(
				"DELETE FROM %i WHERE {$theirs->sql} AND customer_id NOT IN (SELECT id FROM %i WHERE {$there->sql})",
				array( $table, ...$theirs->values, $customers, ...$there->values )
			);
		}
		$reached = count( $gone ) === self::CHUNK ? max( $gone ) : $last;
		return array(
			'found' => (int) array_sum( array_column( $rows, 'found' ) ),
			'next'  => null === $reached ? null : (string) ( (int) $reached + 1 ),
		);
	}

	/**
	 * @return array{found: int, next: string|null} Where to go on: a customer and, behind a space, a term.
	 * @throws DatabaseError
	 */
	private function in_terms( string $from, bool $removing ): array {
		[ $customer, $term ] = array( ...explode( ' ', $from, 2 ), '' );

		$terms  = $this->tables->search_terms();
		$filed  = $this->tables->search_documents();
		$behind = new SqlFragment( '(t.term > %s OR (t.term = %s AND t.customer_id > %d))', array( $term, $term, (int) $customer ) );
		$last   = $this->database->row(
			"SELECT t.term, t.customer_id FROM %i AS t WHERE {$behind->sql} ORDER BY t.term, t.customer_id LIMIT 1 OFFSET %d",
			array( $terms, ...$behind->values, self::STRETCH )
		);
		$until  = null === $last
			? new SqlFragment( '1 = 1' )
			: new SqlFragment( '(t.term < %s OR (t.term = %s AND t.customer_id <= %d))', array( $last['term'], $last['term'], (int) $last['customer_id'] ) );
		$rows   = $this->database->rows(
			"SELECT t.term, t.customer_id FROM %i AS t LEFT JOIN %i AS d ON d.customer_id = t.customer_id WHERE {$behind->sql} AND {$until->sql}"
				. ' AND d.customer_id IS NULL ORDER BY t.term, t.customer_id LIMIT %d',
			array( $terms, $filed, ...$behind->values, ...$until->values, self::CHUNK )
		);
		if ( $removing && array() !== $rows ) {
			$these = implode( ' OR ', array_fill( 0, count( $rows ), '(term = %s AND customer_id = %d)' ) );
			$this->database->execute_with_retry(
				"DELETE FROM $terms WHERE ($these) AND NOT EXISTS (SELECT 1 FROM $filed AS d WHERE d.customer_id = $terms.customer_id)",
				array_merge( ...array_map( static fn ( array $row ): array => array( $row['term'], (int) $row['customer_id'] ), $rows ) )
			);
		}
		$reached = count( $rows ) === self::CHUNK ? end( $rows ) : $last;
		return array(
			'found' => count( $rows ),
			'next'  => null === $reached ? null : "{$reached['customer_id']} {$reached['term']}",
		);
	}
}
