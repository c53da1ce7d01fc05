<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Background\ReaderSweep;
use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Platform\Clock;

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

	/** SQLite limits the length of a statement. */
	private const MAX_ROWS_PER_STATEMENT = 200;

	/** Ids that one sum of checksums compares; more where that would make over a thousand sums. */
	private const RANGE_SIZE = 10_000;

	/** The text of a checksum. The id is part of it, so that two customers who exchange their names change the sum. */
	private const INDEXED_TEXT = "CONCAT(c.id, ',', c.first_name, ',', c.last_name, ',', c.email)";

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Transaction $transaction,
	) {}

	/**
	 * Indexes a customer in the transaction that writes it.
	 *
	 * @throws DatabaseError
	 */
	public function index( Transaction $transaction, int $id ): void {
		$this->write( $transaction, array( $id ) );
	}

	/**
	 * Indexes customers in a transaction of its own, and removes those that do not exist.
	 *
	 * @param non-empty-list<int> $ids
	 * @throws DatabaseError
	 */
	public function index_all( array $ids ): void {
		$this->transaction->run( fn ( Transaction $transaction ) => $this->write( $transaction, $ids ) );
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
	 * Indexes every customer of the ranges whose document is missing or outdated.
	 *
	 * @param list<array{int, int}> $ranges    Of ids, ascending: above the first, up to the second.
	 * @param callable(int): bool   $is_enough Asked after each batch, with the number of indexed customers: whether to stop.
	 * @return int|null The id up to which all are indexed, if it has stopped.
	 * @throws DatabaseError
	 */
	public function index_outdated( array $ranges, callable $is_enough ): ?int {
		$indexed = 0;
		foreach ( $ranges as [ $after_id, $last_id ] ) {
			do {
				if ( $indexed > 0 && $is_enough( $indexed ) ) {
					return $after_id;
				}
				$ids = $this->outdated_ids( $after_id, $last_id );
				if ( array() !== $ids ) {
					$this->index_all( $ids );
				}
				$indexed += count( $ids );
				$after_id = $ids[ self::BATCH - 1 ] ?? $last_id;
			} while ( $after_id < $last_id );
		}
		return null;
	}

	/**
	 * @return list<int> The first batch of a range.
	 * @throws DatabaseError
	 */
	private function outdated_ids( int $after_id, int $last_id ): array {
		$rows = $this->database->rows(
			'SELECT c.id FROM %i AS c LEFT JOIN %i AS d ON d.customer_id = c.id'
				. " WHERE c.id > %d AND c.id <= %d AND (d.checksum IS NULL OR d.checksum <> {$this->checksum()}) ORDER BY c.id LIMIT %d",
			array( $this->tables->customers(), $this->tables->search_documents(), $after_id, $last_id, self::BATCH )
		);
		return self::ids( $rows, 'id' );
	}

	/**
	 * Finds ranges that differ by sums of checksums, which are read five times as fast as single checksums.
	 *
	 * @return list<array{int, int}> For index_outdated().
	 * @throws DatabaseError
	 */
	public function outdated_ranges( int $after_id ): array {
		if ( $this->database->dialect->is_sqlite() ) {
			return array( array( $after_id, Column::LIMIT ) ); // Its checksums are text, which has no sum; and its stores are small.
		}
		$size    = max( self::RANGE_SIZE, intdiv( $this->newest_id(), 1_000 ) );
		$sums    = function ( string $table, string $id, string $checksum ) use ( $after_id, $size ): array {
			$rows = $this->database->rows(
				"SELECT $id DIV %d AS id_range, CONCAT_WS(' ', COUNT(*), CAST(SUM($checksum) AS UNSIGNED)) AS sum FROM %i AS c WHERE $id > %d GROUP BY id_range",
				array( $size, $table, $after_id )
			);
			return array_column( $rows, 'sum', 'id_range' );
		};
		$stored  = $sums( $this->tables->customers(), 'id', $this->checksum() );
		$indexed = $sums( $this->tables->search_documents(), 'customer_id', 'checksum' );

		$ranges = array_keys( array_diff_assoc( $stored, $indexed ) );
		sort( $ranges );
		return array_map(
			static fn ( int $range ): array => array( max( $after_id, $range * $size - 1 ), ( $range + 1 ) * $size - 1 ),
			array_filter( $ranges, static fn ( int $range ): bool => $range < intdiv( Column::LIMIT, $size ) )
		);
	}

	/**
	 * @return string SQL; an integer where it can be summed.
	 */
	private function checksum(): string {
		return ( $this->database->dialect->is_sqlite() ? 'MD5' : 'CRC32' ) . '(' . self::INDEXED_TEXT . ')';
	}

	/**
	 * @return int 0 for an empty store.
	 * @throws DatabaseError
	 */
	public function newest_id(): int {
		return (int) $this->database->value( 'SELECT MAX(id) FROM %i WHERE id <= %d', array( $this->tables->customers(), Column::LIMIT ) );
	}

	/**
	 * @return int About the number of customers.
	 * @throws DatabaseError
	 */
	public function estimate_customers(): int {
		return ReaderSweep::estimate( $this->database, $this->tables->customers() );
	}

	/**
	 * @return array{documents: int, customers: int} The numbers of documents and of customers.
	 * @throws DatabaseError
	 */
	public function coverage(): array {
		return array(
			'documents' => $this->count( $this->tables->search_documents() ),
			'customers' => $this->count( $this->tables->customers() ),
		);
	}

	/**
	 * Whether documents of deleted customers remain.
	 *
	 * @throws DatabaseError
	 */
	public function has_deleted(): bool {
		return $this->count( $this->tables->search_documents() ) > $this->count( $this->tables->customers() );
	}

	/**
	 * @throws DatabaseError
	 */
	private function count( string $table ): int {
		return (int) $this->database->value( 'SELECT COUNT(*) FROM %i', array( $table ) );
	}

	/**
	 * Removes the rows of customers that other code has deleted, from this plugin's tables.
	 *
	 * @return bool Whether all were removed before the deadline.
	 * @throws DatabaseError
	 */
	public function remove_deleted( float $deadline ): bool {
		$ids = array( 0 );
		do {
			$deleted = $this->database->rows(
				'SELECT d.customer_id FROM %i AS d LEFT JOIN %i AS c ON c.id = d.customer_id'
					. ' WHERE c.id IS NULL AND d.customer_id > %d ORDER BY d.customer_id LIMIT %d',
				array( $this->tables->search_documents(), $this->tables->customers(), max( $ids ), self::MAX_ROWS_PER_STATEMENT )
			);
			if ( array() !== $deleted ) {
				$ids   = self::ids( $deleted, 'customer_id' );
				$where = SqlFragment::in( 'customer_id', $ids );
				foreach ( Tables::OWN_OF_CUSTOMER as $table ) {
					$this->database->execute_with_retry( "DELETE FROM %i WHERE {$where->sql}", array( $this->tables->$table(), ...$where->values ) );
				}
				$this->index_all( $ids );
			}
		} while ( self::MAX_ROWS_PER_STATEMENT === count( $deleted ) && Clock::seconds() < $deadline );
		return self::MAX_ROWS_PER_STATEMENT > count( $deleted );
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @throws DatabaseError
	 */
	private function write( Transaction $transaction, array $ids ): void {
		$where     = SqlFragment::in( 'c.id', $ids );
		$customers = $this->database->rows(
			'SELECT c.id, c.first_name, c.last_name, c.email, ' . $this->checksum() . ' AS checksum, d.checksum AS indexed_checksum, d.terms AS indexed_terms'
				. " FROM %i AS c LEFT JOIN %i AS d ON d.customer_id = c.id WHERE {$where->sql} ORDER BY c.id",
			array( $this->tables->customers(), $this->tables->search_documents(), ...$where->values )
		);
		// Only those that have a document: remove() would otherwise lock the gap into which the next new customer is inserted.
		$unknown = array_values( array_diff( $ids, self::ids( $customers, 'id' ) ) );
		foreach ( $this->existing( $unknown, $this->tables->search_documents(), 'customer_id' ) as $id ) {
			$this->remove( $transaction, $id );
		}
		// A new customer has no document whose deletion would conflict, so its row is locked until the transaction ends.
		$new      = self::ids( array_filter( $customers, static fn ( array $customer ): bool => null === $customer['indexed_checksum'] ), 'id' );
		$deleted  = array_diff( $new, $this->existing( $new, $this->tables->customers(), 'id', $transaction->for_update() ) );
		$outdated = array();
		foreach ( $customers as $customer ) {
			if ( $customer['checksum'] !== $customer['indexed_checksum'] && ! in_array( (int) $customer['id'], $deleted, true ) ) {
				$terms      = Tokenizer::document_terms( (string) $customer['first_name'], (string) $customer['last_name'], (string) $customer['email'] );
				$outdated[] = array( 'terms' => self::join_terms( $terms ) ) + $customer;
			}
		}
		if ( array() !== $outdated ) {
			$this->replace_documents( $transaction, $outdated );
			$this->replace_terms( $transaction, $outdated );
		}
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
		$where = SqlFragment::in( $column, $ids );
		return self::ids( $this->database->rows( "SELECT $column FROM %i WHERE {$where->sql}$lock", array( $table, ...$where->values ) ), $column );
	}

	/**
	 * @param array<array<string, string|null>> $rows
	 * @return list<int>
	 */
	private static function ids( array $rows, string $column ): array {
		return array_map( intval( ... ), array_column( $rows, $column ) );
	}

	/**
	 * @param non-empty-list<array<string, string|null>> $customers
	 * @throws DatabaseError
	 */
	private function replace_documents( Transaction $transaction, array $customers ): void {
		foreach ( array_chunk( $customers, self::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
			$checksums = array_filter( array_column( $chunk, 'indexed_checksum', 'id' ), is_string( ... ) );
			$replaced  = array() === $checksums ? 0 : $transaction->delete(
				$this->tables->search_documents(),
				array(
					'customer_id' => array_keys( $checksums ),
					'checksum'    => array_values( $checksums ),
				)
			);
			$documents = array_map(
				static fn ( array $row ): array => array(
					'customer_id' => (int) $row['id'],
					'checksum'    => $row['checksum'],
					'terms'       => $row['terms'],
				),
				$chunk
			);
			if ( count( $checksums ) !== $replaced || count( $documents ) !== $transaction->insert_ignore( $this->tables->search_documents(), $documents ) ) {
				throw DatabaseError::conflict( 'A concurrent writer has indexed the same customer.' );
			}
		}
	}

	/**
	 * Terms are deleted by their primary key, and only if they have changed: a DELETE without a match locks the gap into
	 * which a concurrent request inserts the terms of a new customer, and the two would deadlock.
	 *
	 * @param non-empty-list<array<string, string|null>> $customers
	 * @throws DatabaseError
	 */
	private function replace_terms( Transaction $transaction, array $customers ): void {
		$added = array();
		foreach ( $customers as $customer ) {
			if ( $customer['terms'] === $customer['indexed_terms'] ) {
				continue;
			}
			if ( null !== $customer['indexed_terms'] ) {
				$this->delete_terms( $transaction, (int) $customer['id'], $customer['indexed_terms'] );
			}
			foreach ( Tokenizer::index_terms( self::split_terms( (string) $customer['terms'] ) ) as $term ) {
				$added[] = array(
					'term'        => $term,
					'customer_id' => (int) $customer['id'],
					'terms'       => $customer['terms'],
				);
			}
		}
		foreach ( array_chunk( $added, self::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
			$transaction->insert_ignore( $this->tables->search_terms(), $chunk );
		}
	}

	/**
	 * @param string $terms All terms of the customer's document.
	 * @throws DatabaseError
	 */
	private function delete_terms( Transaction $transaction, int $id, string $terms ): void {
		foreach ( array_chunk( Tokenizer::index_terms( self::split_terms( $terms ) ), self::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
			$transaction->delete(
				$this->tables->search_terms(),
				array(
					'term'        => $chunk,
					'customer_id' => $id,
				)
			);
		}
	}

	/**
	 * @param list<string> $terms
	 * @return string For Tokenizer::like_pattern().
	 */
	private static function join_terms( array $terms ): string {
		return array() === $terms ? '' : ' ' . implode( ' ', $terms );
	}

	/**
	 * @return list<string>
	 */
	private static function split_terms( string $terms ): array {
		return '' === $terms ? array() : explode( ' ', ltrim( $terms ) );
	}
}
