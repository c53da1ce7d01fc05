<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Background\CheckpointStore;
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
 * Keeps customers filed under the terms of their names and emails, whoever writes these.
 *
 * A writer of ours files in its own transaction. What others write is filed before it is searched: new customers since
 * their ids are new, renamed ones since the queue tells of them. What nothing tells (plain SQL, an importer) is found by a
 * sweep, which compares every customer with a checksum of the text that was filed, and is due once a minute.
 *
 * Who files replaces that checksum first, and only if it is the one that they have read: of two who file the same
 * customer at once, one begins again.
 */
final class SearchIndexer {

	/** So many customers are filed in one transaction. */
	private const BATCH = 500;

	/** SQLite reads no longer statement. */
	private const MAX_ROWS_PER_STATEMENT = 200;

	/** A customer may become visible after one with a higher id: whoever wrote them committed later. */
	private const WATERMARK_LAG = 600;

	/** When so many were filed on the way, a search leaves the rest to the background. */
	private const MAX_PENDING = 1_000;

	/** After so many seconds a search sweeps, unless the background has, or the store is very large. */
	private const SWEEP_AFTER = 50;

	/** And if very many were renamed, already after so many. */
	private const SWEEP_MUCH_AFTER = 20;

	/** A background job of a shared host is killed after 30 seconds. */
	private const STEP_SECONDS = 20;

	/** So long a search takes those out who are gone. */
	private const GONE_SECONDS = 2;

	/** Ids that are compared by one sum, first; many more, if there would be more than a thousand sums. */
	private const RANGE_SIZE = 10_000;

	/** What is filed of a customer, and of whom: two who were exchanged add up to the same otherwise. */
	private const TEXT = "CONCAT(c.id, ',', c.first_name, ',', c.last_name, ',', c.email)";

	/** The mark that holds our progress. */
	private const MARK = 'search';

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Transaction $transaction,
		private readonly ChangeQueue $queue,
		private readonly CheckpointStore $marks,
	) {}

	/**
	 * Files a customer that was just written, in the transaction of the writer.
	 *
	 * @throws DatabaseError
	 */
	public function index( Transaction $transaction, int $id ): void {
		$this->file( $transaction, array( $id ) );
	}

	/**
	 * Takes a customer out, in the transaction of who deletes them.
	 *
	 * @throws DatabaseError
	 */
	public function remove( Transaction $transaction, int $id ): void {
		$terms = $this->database->value(
			'SELECT terms FROM %i WHERE customer_id = %d' . $transaction->for_update(),
			array( $this->tables->search_documents(), $id )
		);
		if ( null !== $terms ) {
			$this->delete_entries( $transaction, $id, $terms );
			$transaction->delete( $this->tables->search_documents(), array( 'customer_id' => $id ) );
		}
	}

	/**
	 * To be called before a search.
	 *
	 * @return int|null The id behind which terms may be missing, or be those of a former name; null if none are.
	 * @throws DatabaseError
	 */
	public function catch_up(): ?int {
		$began   = time();
		$newest  = $this->newest(); // Before the rest: who is added from here on is looked at the next time.
		$renamed = $this->queue->pending_documents( self::BATCH + 1 );
		$mark    = $this->marks->read()[ self::MARK ] ?? null;
		$state   = self::state( $mark );
		$age     = Clock::age( $state['swept'], $began );
		$is_due  = $state['swept'] > 0
			&& ( count( $renamed ) > self::BATCH
				? $age > self::SWEEP_MUCH_AFTER
				: ReaderSweep::is_due( $age, fn (): int => ReaderSweep::estimate( $this->database, $this->tables->customers() ), self::SWEEP_AFTER ) );
		if ( $is_due ) {
			// Whoever searches meanwhile takes no terms for granted.
			$state = array(
				'swept'   => $began,
				'through' => 0,
			);
			$mark  = $this->save_checkpoint( $mark, $state );
		}

		$this->index_queued( $renamed );
		$reached = $this->index_outdated(
			$is_due ? $this->outdated_ranges( 0 ) : array( array( max( 0, $state['through'] - self::WATERMARK_LAG ), PHP_INT_MAX ) ),
			static fn ( int $filed ): bool => $filed >= self::MAX_PENDING
		);
		if ( $is_due && null === $reached && $this->has_deleted() ) {
			$this->remove_deleted( Clock::seconds() + self::GONE_SECONDS );
		}
		$through  = $reached ?? $newest;
		$is_first = 0 === $state['swept'] && null === $reached;
		// Not with every customer: the mark is one row that every search would write.
		if ( $is_first || $is_due || $through >= $state['through'] + self::BATCH ) {
			$state['swept'] = $is_first ? $began : $state['swept'];
			$this->save_checkpoint( $mark, array( 'through' => $through ) + $state );
		}
		return $reached;
	}

	/** In place of catch_up() where the database accepts no changes: the id behind which terms may be missing. */
	public function indexed_through(): int {
		return max( 0, self::state( $this->marks->read()[ self::MARK ] ?? null )['through'] - self::WATERMARK_LAG );
	}

	/**
	 * Finds whatever was written in a way that nothing tells. It holds nobody up.
	 *
	 * @return bool Whether there is more to do: it ends after SWEEP_SECONDS.
	 * @throws DatabaseError
	 */
	public function reconcile(): bool {
		$began    = time();
		$deadline = Clock::seconds() + self::STEP_SECONDS;
		$state    = self::state( $this->marks->read()[ self::MARK ] ?? null );
		do {
			$renamed = $this->queue->pending_documents( self::BATCH );
			$this->index_queued( $renamed );
		} while ( self::BATCH === count( $renamed ) && Clock::seconds() < $deadline );

		// The first one, in a store that was large before, goes on where the one before it had to stop.
		$reached = $this->index_outdated(
			$this->outdated_ranges( 0 === $state['swept'] ? $state['through'] : 0 ),
			static fn (): bool => Clock::seconds() >= $deadline
		);
		$is_done = null === $reached && ( ! $this->has_deleted() || $this->remove_deleted( $deadline ) );
		$swept   = null === $reached ? $began : $state['swept'];
		$through = $reached ?? $this->newest();
		$this->save_checkpoint( $this->marks->read()[ self::MARK ] ?? null, compact( 'swept', 'through' ) );
		return ! $is_done;
	}

	/**
	 * @return array{filed: int, customers: int} How many customers are filed, and how many there are.
	 * @throws DatabaseError
	 */
	public function coverage(): array {
		$filed     = $this->count( $this->tables->search_documents() );
		$customers = $this->count( $this->tables->customers() );
		return compact( 'filed', 'customers' );
	}

	/**
	 * @param list<array<string, string|null>> $renamed Rows of the queue.
	 * @throws DatabaseError
	 */
	private function index_queued( array $renamed ): void {
		if ( array() === $renamed ) {
			return;
		}
		$ids = array_values( array_unique( self::ids( $renamed, 'customer_id' ) ) );
		$this->transaction->run( fn ( Transaction $transaction ) => $this->file( $transaction, $ids ) );
		$this->queue->acknowledge( self::ids( $renamed, 'id' ) );
	}

	/**
	 * Files every customer who is not, or under another text.
	 *
	 * @param list<array{int, int}> $stretches The ids to look at, in order: behind the one, up to the other.
	 * @param callable(int): bool   $is_enough Whether to stop when so many were filed.
	 * @return int|null The id up to which nobody is left, if it has stopped.
	 * @throws DatabaseError
	 */
	private function index_outdated( array $stretches, callable $is_enough ): ?int {
		$filed = 0;
		foreach ( $stretches as [ $behind, $last ] ) {
			do {
				if ( $filed > 0 && $is_enough( $filed ) ) {
					return $behind;
				}
				$ids = $this->outdated_ids( $behind, $last );
				if ( array() !== $ids ) {
					$this->transaction->run( fn ( Transaction $transaction ) => $this->file( $transaction, $ids ) );
				}
				$filed += count( $ids );
				$behind = $ids[ self::BATCH - 1 ] ?? $last;
			} while ( $behind < $last );
		}
		return null;
	}

	/**
	 * @return list<int> The first of those behind the one id, up to the other, who are not filed as they are.
	 * @throws DatabaseError
	 */
	private function outdated_ids( int $behind, int $last ): array {
		$rows = $this->database->rows(
			'SELECT c.id FROM %i AS c LEFT JOIN %i AS f ON f.customer_id = c.id'
				. " WHERE c.id > %d AND c.id <= %d AND (f.checksum IS NULL OR f.checksum <> {$this->checksum()}) ORDER BY c.id LIMIT %d",
			array( $this->tables->customers(), $this->tables->search_documents(), $behind, $last, self::BATCH )
		);
		return self::ids( $rows, 'id' );
	}

	/**
	 * Narrows a comparison of all customers down: sums of their checksums are read five times as fast as one by one.
	 *
	 * @return list<array{int, int}> As file_differing() wants them.
	 * @throws DatabaseError
	 */
	private function outdated_ranges( int $behind ): array {
		$newest = $this->newest();
		if ( $this->database->is_sqlite() ) {
			return array( array( $behind, Column::LIMIT ) ); // It adds up no texts, nor has it that many customers.
		}
		$length = max( self::RANGE_SIZE, intdiv( $newest, 1_000 ) );
		$sums   = function ( string $table, string $id, string $checksum ) use ( $behind, $length ): array {
			$rows = $this->database->rows(
				"SELECT $id DIV %d AS stretch, CONCAT_WS(' ', COUNT(*), CAST(SUM($checksum) AS UNSIGNED)) AS sum FROM %i AS c WHERE $id > %d GROUP BY stretch",
				array( $length, $table, $behind )
			);
			return array_column( $rows, 'sum', 'stretch' );
		};
		$stored = $sums( $this->tables->customers(), 'id', $this->checksum() );
		$filed  = $sums( $this->tables->search_documents(), 'customer_id', 'checksum' );

		$stretches = array_keys( array_diff_assoc( $stored, $filed ) );
		sort( $stretches );
		return array_map(
			static fn ( int $stretch ): array => array( max( $behind, $stretch * $length - 1 ), ( $stretch + 1 ) * $length - 1 ),
			array_filter( $stretches, static fn ( int $stretch ): bool => $stretch < intdiv( Column::LIMIT, $length ) )
		);
	}

	/**
	 * @return string SQL; whole numbers where they can be added up.
	 */
	private function checksum(): string {
		return ( $this->database->is_sqlite() ? 'MD5' : 'CRC32' ) . '(' . self::TEXT . ')';
	}

	/**
	 * @return int 0 if there is nobody.
	 * @throws DatabaseError
	 */
	private function newest(): int {
		return (int) $this->database->value( 'SELECT MAX(id) FROM %i WHERE id <= %d', array( $this->tables->customers(), Column::LIMIT ) );
	}

	/**
	 * Customers who were deleted past us.
	 *
	 * @return bool Whether that was all of them.
	 * @throws DatabaseError
	 */
	private function remove_deleted( float $deadline ): bool {
		$ids = array( 0 );
		do {
			$gone = $this->database->rows(
				'SELECT f.customer_id FROM %i AS f LEFT JOIN %i AS c ON c.id = f.customer_id'
					. ' WHERE c.id IS NULL AND f.customer_id > %d ORDER BY f.customer_id LIMIT %d',
				array( $this->tables->search_documents(), $this->tables->customers(), max( $ids ), self::MAX_ROWS_PER_STATEMENT )
			);
			if ( array() !== $gone ) {
				$ids   = self::ids( $gone, 'customer_id' );
				$these = SqlFragment::in( 'customer_id', $ids );
				foreach ( Tables::OURS_OF_CUSTOMER as $table ) {
					$this->database->execute_with_retry( "DELETE FROM %i WHERE {$these->sql}", array( $this->tables->$table(), ...$these->values ) );
				}
				$this->transaction->run( fn ( Transaction $transaction ) => $this->file( $transaction, $ids ) );
			}
		} while ( self::MAX_ROWS_PER_STATEMENT === count( $gone ) && Clock::seconds() < $deadline );
		return self::MAX_ROWS_PER_STATEMENT > count( $gone );
	}

	/**
	 * Whether somebody is filed who is no customer any more.
	 *
	 * @throws DatabaseError
	 */
	private function has_deleted(): bool {
		return $this->count( $this->tables->search_documents() ) > $this->count( $this->tables->customers() );
	}

	/**
	 * @throws DatabaseError
	 */
	private function count( string $table ): int {
		return (int) $this->database->value( 'SELECT COUNT(*) FROM %i', array( $table ) );
	}

	/**
	 * @param non-empty-list<int> $ids Who of them is gone is taken out.
	 * @throws DatabaseError
	 */
	private function file( Transaction $transaction, array $ids ): void {
		$these     = SqlFragment::in( 'c.id', $ids );
		$customers = $this->database->rows(
			'SELECT c.id, c.first_name, c.last_name, c.email, ' . $this->checksum() . ' AS checksum, f.checksum AS indexed_checksum, f.terms AS indexed_terms'
				. " FROM %i AS c LEFT JOIN %i AS f ON f.customer_id = c.id WHERE {$these->sql} ORDER BY c.id",
			array( $this->tables->customers(), $this->tables->search_documents(), ...$these->values )
		);
		// Not by forget() alone: it would lock the gap in which one is who is not filed, where the next new customer goes.
		$unknown = array_values( array_diff( $ids, self::ids( $customers, 'id' ) ) );
		foreach ( $this->of_these( $unknown, $this->tables->search_documents(), 'customer_id' ) as $gone ) {
			$this->remove( $transaction, $gone );
		}
		// Who was never filed has no row that a deletion would change, too: nobody deletes them until the transaction ends.
		$new       = self::ids( array_filter( $customers, static fn ( array $customer ): bool => null === $customer['indexed_checksum'] ), 'id' );
		$deleted   = array_diff( $new, $this->of_these( $new, $this->tables->customers(), 'id', $transaction->for_update() ) );
		$differing = array();
		foreach ( $customers as $customer ) {
			if ( $customer['checksum'] !== $customer['indexed_checksum'] && ! in_array( (int) $customer['id'], $deleted, true ) ) {
				$terms       = Tokenizer::document_terms( (string) $customer['first_name'], (string) $customer['last_name'], (string) $customer['email'] );
				$differing[] = array( 'terms' => self::joined( $terms ) ) + $customer;
			}
		}
		if ( array() !== $differing ) {
			$this->replace_documents( $transaction, $differing );
			$this->replace_terms( $transaction, $differing );
		}
	}

	/**
	 * @param list<int> $ids
	 * @param string    $end Of the SELECT.
	 * @return list<int> Those that the column has.
	 * @throws DatabaseError
	 */
	private function of_these( array $ids, string $table, string $column, string $end = '' ): array {
		if ( array() === $ids ) {
			return array();
		}
		$these = SqlFragment::in( $column, $ids );
		return self::ids( $this->database->rows( "SELECT $column FROM %i WHERE {$these->sql}$end", array( $table, ...$these->values ) ), $column );
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
			$filed    = array_filter( array_column( $chunk, 'indexed_checksum', 'id' ), is_string( ... ) );
			$replaced = array() === $filed ? 0 : $transaction->delete(
				$this->tables->search_documents(),
				array(
					'customer_id' => array_keys( $filed ),
					'checksum'    => array_values( $filed ),
				)
			);
			$rows     = array_map(
				static fn ( array $row ): array => array(
					'customer_id' => (int) $row['id'],
					'checksum'    => $row['checksum'],
					'terms'       => $row['terms'],
				),
				$chunk
			);
			if ( count( $filed ) !== $replaced || count( $rows ) !== $transaction->insert_ignore( $this->tables->search_documents(), $rows ) ) {
				throw DatabaseError::conflict( 'Somebody else has filed the same customer.' );
			}
		}
	}

	/**
	 * Only of those whose terms have changed, and by the primary key: a DELETE that finds nothing would lock the gap into
	 * which the next new customer's terms go, and two who create customers would wait for each other.
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
				$this->delete_entries( $transaction, (int) $customer['id'], $customer['indexed_terms'] );
			}
			foreach ( Tokenizer::index_terms( self::separate( (string) $customer['terms'] ) ) as $term ) {
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
	 * @param string $terms All terms of the customer, as they are filed.
	 * @throws DatabaseError
	 */
	private function delete_entries( Transaction $transaction, int $id, string $terms ): void {
		foreach ( array_chunk( Tokenizer::index_terms( self::separate( $terms ) ), self::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
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
	private static function joined( array $terms ): string {
		return array() === $terms ? '' : ' ' . implode( ' ', $terms );
	}

	/**
	 * @return list<string>
	 */
	private static function separate( string $terms ): array {
		return '' === $terms ? array() : explode( ' ', ltrim( $terms ) );
	}

	/**
	 * @param string|null                    $mark  As it was read.
	 * @param array{swept: int, through: int} $state
	 * @return string The mark as it is now, unless somebody else has replaced it.
	 * @throws DatabaseError
	 */
	private function save_checkpoint( ?string $mark, array $state ): string {
		$value = "{$state['swept']} {$state['through']}";
		if ( $value !== $mark ) {
			$this->marks->replace( self::MARK, $mark, $value );
		}
		return $value;
	}

	/**
	 * @return array{swept: int, through: int} When whatever was written before was filed, Unix seconds; and the id up to
	 *                                         which every customer is.
	 */
	private static function state( ?string $mark ): array {
		[ $swept, $through ] = array( ...array_map( intval( ... ), explode( ' ', (string) $mark ) ), 0, 0 );
		return compact( 'swept', 'through' );
	}
}
