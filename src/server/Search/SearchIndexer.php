<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Writes the search index: a document of each customer with a checksum of the indexed text, and its terms.
 *
 * This plugin's writers index a customer in their own transaction. Optimistic locking: a document is replaced only if its
 * checksum is still the one that was read. If a concurrent writer was first, the transaction is retried.
 */
final class SearchIndexer {

	/** Customers that one transaction indexes. */
	public const BATCH = 500;

	/** Customers, and documents, that one sum of checksums compares. */
	private const RANGE_SIZE = 10_000;

	private readonly ChecksumSql $checksums;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly SourceQuery $sources,
	) {
		$this->checksums = new ChecksumSql( $database->dialect, $tables );
	}

	/**
	 * Indexes customers, and removes those that do not exist.
	 *
	 * @param int ...$ids 1 to BATCH.
	 * @throws DatabaseError
	 */
	public function index( Transaction $transaction, int ...$ids ): void {
		$ids = array_values( $ids );
		// Only those that have a document: remove() would otherwise lock the gap into which the next new customer is inserted.
		$unknown = array_values( array_diff( $ids, $this->existing( $ids, $this->tables->customers(), 'id' ) ) );
		foreach ( $this->existing( $unknown, $this->tables->search_documents(), 'customer_id' ) as $id ) {
			$this->remove( $transaction, $id );
		}
		$customers = $this->customers( SqlFragment::of_ids( 'c.id', $ids )->and( new SqlFragment( $this->checksums->is_outdated() ) ) );
		$this->write( $transaction, $customers );
	}

	/**
	 * Indexes a batch of the customers in a range of ids whose document is missing or outdated.
	 *
	 * @param bool $with_related Whether related rows are compared, too. A new customer has no document yet.
	 * @return int|null The id after which the next batch begins; null if none is left.
	 * @throws DatabaseError
	 */
	public function index_outdated( Transaction $transaction, int $after_id, int $last_id, bool $with_related ): ?int {
		$customers = $this->customers( new SqlFragment( 'c.id > %d AND c.id <= %d AND ' . ( $with_related ? $this->checksums->is_outdated() : $this->checksums->is_of_other_row() ), array( $after_id, $last_id ) ) );
		$this->write( $transaction, $customers );
		return self::BATCH === count( $customers ) ? (int) $customers[ self::BATCH - 1 ]['id'] : null;
	}

	/**
	 * Removes a customer's document and terms, in the transaction that deletes the customer.
	 *
	 * @throws DatabaseError
	 */
	public function remove( Transaction $transaction, int $id ): void {
		$terms = $this->database->value(
			'SELECT terms FROM %i WHERE customer_id = %d' . $transaction->for_update(),
			array( $this->tables->search_documents(), $id )
		);
		if ( null !== $terms ) {
			$this->delete_terms( $transaction, $id, $terms );
			$transaction->delete( $this->tables->search_documents(), array( 'customer_id' => $id ) );
		}
	}

	/**
	 * Removes a batch of customers that other code has deleted, from all of this plugin's tables.
	 *
	 * @return int|null The id after which the next batch begins; null if none is left.
	 * @throws DatabaseError
	 */
	public function remove_deleted( Transaction $transaction, int $after_id, int $last_id ): ?int {
		$ids = self::ids(
			$this->database->rows(
				'SELECT d.customer_id AS id FROM %i AS d LEFT JOIN %i AS c ON c.id = d.customer_id'
					. ' WHERE c.id IS NULL AND d.customer_id > %d AND d.customer_id <= %d ORDER BY d.customer_id LIMIT %d',
				array( $this->tables->search_documents(), $this->tables->customers(), $after_id, $last_id, self::BATCH )
			)
		);
		foreach ( Tables::OWN_OF_CUSTOMER as $table ) {
			$transaction->delete_in( $this->tables->$table(), 'customer_id', $ids );
		}
		foreach ( $ids as $id ) {
			$this->remove( $transaction, $id );
		}
		return $ids[ self::BATCH - 1 ] ?? null;
	}

	/**
	 * @return array{documents: int, customers: int} The numbers of documents and of customers.
	 * @throws DatabaseError
	 */
	public function coverage(): array {
		$count = fn ( string $table ): int => (int) $this->database->value( 'SELECT COUNT(*) FROM %i', array( $table ) );
		return array(
			'documents' => $count( $this->tables->search_documents() ),
			'customers' => $count( $this->tables->customers() ),
		);
	}

	/**
	 * @return int 0 for an empty store.
	 * @throws DatabaseError
	 */
	public function newest_id(): int {
		return (int) $this->database->value( 'SELECT MAX(id) FROM %i WHERE id <= %d', array( $this->tables->customers(), Column::LIMIT ) );
	}

	/**
	 * @return int 0 for a store without orders.
	 * @throws DatabaseError
	 */
	public function newest_order_id(): int {
		return (int) $this->database->value( 'SELECT MAX(id) FROM %i WHERE id <= %d', array( $this->tables->orders(), Column::LIMIT ) );
	}

	/**
	 * Indexes the customers of the next orders after an id.
	 *
	 * @return int|null The last of BATCH orders; null if there are fewer.
	 * @throws DatabaseError
	 */
	public function index_orders( Transaction $transaction, int $after_id ): ?int {
		$orders = $this->database->rows(
			'SELECT id, customer_id FROM %i WHERE id > %d AND id <= %d ORDER BY id LIMIT %d',
			array( $this->tables->orders(), $after_id, Column::LIMIT, self::BATCH )
		);
		$ids    = array_values( array_unique( array_map( intval( ... ), array_filter( array_column( $orders, 'customer_id' ) ) ) ) );
		if ( array() !== $ids ) {
			$this->index( $transaction, ...$ids );
		}
		return self::BATCH === count( $orders ) ? (int) $orders[ self::BATCH - 1 ]['id'] : null;
	}

	/**
	 * @return int The last id of the range after an id, which has at most RANGE_SIZE customers and documents; Column::LIMIT for the
	 *             last range.
	 * @throws DatabaseError
	 */
	public function range_end( int $after_id ): int {
		$ends = $this->database->row(
			'SELECT (SELECT id FROM %i WHERE id > %d ORDER BY id LIMIT 1 OFFSET %d) AS customers,'
				. ' (SELECT customer_id FROM %i WHERE customer_id > %d ORDER BY customer_id LIMIT 1 OFFSET %d) AS documents',
			array( $this->tables->customers(), $after_id, self::RANGE_SIZE - 1, $this->tables->search_documents(), $after_id, self::RANGE_SIZE - 1 )
		);
		return min( array( Column::LIMIT, ...array_map( intval( ... ), array_values( array_filter( $ends ?? array(), is_string( ... ) ) ) ) ) );
	}

	/**
	 * Compares a range by sums of checksums, which are read five times as fast as single checksums.
	 *
	 * @throws DatabaseError
	 */
	public function is_current( int $after_id, int $last_id ): bool {
		if ( $this->database->dialect->is_sqlite() ) {
			return false; // Its checksums are text, which has no sum; and its stores are small.
		}
		$range = array( $after_id, $last_id );
		$rows  = $this->database->row(
			"SELECT COUNT(*) AS customers, COALESCE(SUM({$this->checksums->of_customer()}), 0) AS checksum FROM %i AS c WHERE c.id > %d AND c.id <= %d",
			array( $this->tables->customers(), ...$range )
		);
		$index = $this->database->row(
			'SELECT COUNT(*) AS customers, COALESCE(SUM(checksum), 0) AS checksum, COALESCE(SUM(related), 0) AS related FROM %i WHERE customer_id > %d AND customer_id <= %d',
			array( $this->tables->search_documents(), ...$range )
		);
		if ( (int) ( $rows['customers'] ?? 0 ) !== (int) ( $index['customers'] ?? 0 ) || (float) ( $rows['checksum'] ?? 0 ) !== (float) ( $index['checksum'] ?? 0 ) ) {
			return false;
		}
		$related = array_sum( array_map( fn ( string $sum ): float => (float) $this->database->value( $sum, $range ), $this->checksums->sums() ) );
		return $related === (float) ( $index['related'] ?? 0 );
	}

	/**
	 * @param SqlFragment $where Of outdated customers.
	 * @return list<array<string, string|null>> At most BATCH customers, with their documents.
	 * @throws DatabaseError
	 */
	private function customers( SqlFragment $where ): array {
		return $this->database->rows(
			"SELECT c.id, {$this->checksums->of_customer()} AS checksum, d.checksum AS indexed_checksum, d.related AS indexed_related, d.terms AS indexed_terms"
				. " FROM %i AS c LEFT JOIN %i AS d ON d.customer_id = c.id WHERE {$where->sql} ORDER BY c.id LIMIT %d",
			array( $this->tables->customers(), $this->tables->search_documents(), ...$where->values, ...array( self::BATCH ) )
		);
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, string> Checksums by customer.
	 * @throws DatabaseError
	 */
	private function related( array $ids ): array {
		if ( array() === $ids ) {
			return array();
		}
		$where = SqlFragment::of_ids( 'c.id', $ids );
		$rows  = $this->database->rows( "SELECT c.id, {$this->checksums->of_related()} AS related FROM %i AS c WHERE {$where->sql}", array( $this->tables->customers(), ...$where->values ) );
		return array_map( strval( ... ), array_column( $rows, 'related', 'id' ) );
	}

	/**
	 * @param list<int> $ids
	 * @param string    $lock The end of the SELECT.
	 * @return list<int> The ids that are in the column.
	 * @throws DatabaseError
	 */
	private function existing( array $ids, string $table, string $column, string $lock = '' ): array {
		if ( array() === $ids ) {
			return array();
		}
		// A lock of a range would make new customers wait.
		$where = '' === $lock ? SqlFragment::of_ids( $column, $ids ) : SqlFragment::in( $column, $ids );
		return self::ids( $this->database->rows( "SELECT $column AS id FROM %i WHERE {$where->sql}$lock", array( $table, ...$where->values ) ) );
	}

	/**
	 * @param array<array<string, string|null>> $rows
	 * @return list<int>
	 */
	private static function ids( array $rows ): array {
		return array_map( intval( ... ), array_column( $rows, 'id' ) );
	}

	/**
	 * Writes documents and terms.
	 *
	 * @param list<array<string, string|null>> $customers From customers().
	 * @throws DatabaseError
	 */
	private function write( Transaction $transaction, array $customers ): void {
		// A new customer has no document whose deletion would conflict, so its row is locked until the transaction ends.
		$new      = self::ids( array_filter( $customers, static fn ( array $customer ): bool => null === $customer['indexed_checksum'] ) );
		$deleted  = array_diff( $new, $this->existing( $new, $this->tables->customers(), 'id', $transaction->for_update() ) );
		$outdated = array();
		foreach ( $customers as $customer ) {
			if ( ! in_array( (int) $customer['id'], $deleted, true ) ) {
				$outdated[ (int) $customer['id'] ] = $customer;
			}
		}
		$related = $this->related( array_keys( $outdated ) );
		// Read after their checksums: what is written in between differs from them, and is indexed again.
		foreach ( $this->sources->read( array_keys( $outdated ) ) as $id => $fields ) {
			$outdated[ $id ]['terms']   = $fields->document();
			$outdated[ $id ]['related'] = $related[ $id ] ?? '';
		}
		$outdated  = array_values( array_filter( $outdated, static fn ( array $customer ): bool => isset( $customer['terms'] ) ) );
		$indexed   = array_filter( $outdated, static fn ( array $customer ): bool => null !== $customer['indexed_checksum'] );
		$replaced  = $transaction->delete_in(
			$this->tables->search_documents(),
			'customer_id',
			self::ids( $indexed ),
			array(
				'checksum' => array_column( $indexed, 'indexed_checksum' ),
				'related'  => array_column( $indexed, 'indexed_related' ),
			)
		);
		$documents = array_map(
			static fn ( array $customer ): array => array(
				'customer_id' => (int) $customer['id'],
				'checksum'    => $customer['checksum'],
				'related'     => $customer['related'],
				'terms'       => $customer['terms'],
			),
			$outdated
		);
		if ( count( $indexed ) !== $replaced || count( $documents ) !== $transaction->insert_ignore( $this->tables->search_documents(), $documents ) ) {
			throw DatabaseError::conflict( 'A concurrent writer has indexed the same customer.' );
		}
		$this->replace_terms( $transaction, $outdated );
	}

	/**
	 * Terms are deleted by their primary key, and only if they have changed: a DELETE without a match locks the gap into
	 * which a concurrent request inserts the terms of a new customer, and the two would deadlock.
	 *
	 * @param list<array<string, string|null>> $customers From customers(), with the terms of the new document.
	 * @throws DatabaseError
	 */
	private function replace_terms( Transaction $transaction, array $customers ): void {
		$added = array();
		foreach ( $customers as $customer ) {
			if ( $customer['terms'] === $customer['indexed_terms'] ) {
				continue;
			}
			$old  = null === $customer['indexed_terms'] ? array() : Tokenizer::index_terms( $customer['indexed_terms'] );
			$new  = Tokenizer::index_terms( (string) $customer['terms'] );
			$bits = TermBitsSql::of( $new );
			// The rows that stay have the bits of all terms.
			$kept = TermBitsSql::of( $old ) === $bits ? array_intersect( $old, $new ) : array();
			$transaction->delete_in( $this->tables->search_terms(), 'term', array_values( array_diff( $old, $kept ) ), array( 'customer_id' => (int) $customer['id'] ) );
			foreach ( array() === $kept ? $new : array_diff( $new, $kept ) as $term ) {
				$added[ $term ][] = array( (string) $term, (int) $customer['id'], ...array_values( $bits ) );
			}
		}
		// Adjacent terms are written to the same page.
		ksort( $added, SORT_STRING );
		$transaction->insert_derived( $this->tables->search_terms(), array( 'term', 'customer_id', ...TermBitsSql::COLUMNS ), array_merge( ...array_values( $added ) ) );
	}

	/**
	 * @param string $terms All terms of the customer's document.
	 * @throws DatabaseError
	 */
	private function delete_terms( Transaction $transaction, int $id, string $terms ): void {
		$transaction->delete_in( $this->tables->search_terms(), 'term', Tokenizer::index_terms( $terms ), array( 'customer_id' => $id ) );
	}
}
