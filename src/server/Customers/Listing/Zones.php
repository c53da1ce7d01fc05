<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Background\ReaderSweep;
use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Counts the customers of every 1,000 ids of a large store, with their first and last creation date. So the size of the store,
 * a page in the middle and the ids of a date range are found without a scan of all customers.
 *
 * Customers with newer ids are counted by each reader. Deletions since the count are in the change queue. Changes by plain SQL
 * or an importer are found by a recount, which is due once a minute.
 */
final class Zones {

	private const IDS = 1_000;

	/** A store with fewer customers is counted by each reader. */
	private const LARGE_STORE = 10_000;

	/** The lag of the counted ids, in ids: a transaction with a lower id can commit after one with a higher id. */
	private const WATERMARK_LAG = 500;

	/** A reader recounts after this time if the job has not, unless the store is very large. */
	private const RECOUNT_AFTER_SECONDS = 50;

	/** Older counts are not used, unless the store is very large. */
	private const STALE_AFTER_SECONDS = 60;

	/** Only one reader recounts in this time. */
	private const RECOUNT_LEASE_SECONDS = 15;

	/** After more deletions, a recount is cheaper. */
	private const MAX_DELETIONS = 500;

	/** Keeps statements short. */
	private const MAX_ROWS_PER_STATEMENT = 200;

	/** Checkpoints: the start of the last recount; the lease of a reader's recount; the lock of all recounts. */
	private const COUNTED = 'zones';
	private const LEASE   = 'zones.claimed';
	private const LOCK    = 'zones.lock';

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Transaction $transaction,
		private readonly ChangeQueue $queue,
		private readonly CheckpointStore $checkpoints,
	) {}

	/**
	 * @return KnownZones|null Null in a small store, without a recent count, and on a read-only database.
	 * @throws DatabaseError
	 */
	public function known(): ?KnownZones {
		try {
			return $this->current();
		} catch ( DatabaseError $error ) {
			return $error->is_of_installation() ? null : throw $error;
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function current(): ?KnownZones {
		$known = $this->read();
		if ( null === $known && ! $this->is_large() ) {
			$this->queue->acknowledge_deletions();
			return null;
		}
		$age  = Clock::age( $known['counted_at'] ?? 0, time() );
		$rows = static fn (): int => $known['customers'] ?? 0;
		if ( ReaderSweep::is_due( $age, $rows, self::RECOUNT_AFTER_SECONDS ) && $this->checkpoints->claim( self::LEASE, time(), self::RECOUNT_LEASE_SECONDS ) ) {
			$this->write();
			$known = $this->read();
			$age   = 0;
		}
		if ( null === $known || ReaderSweep::is_due( $age, $rows, self::STALE_AFTER_SECONDS ) ) {
			return null;
		}
		$deleted = $this->queue->pending_deletions( $known['next_id'], self::MAX_DELETIONS + 1 );
		if ( count( $deleted ) > self::MAX_DELETIONS ) {
			$this->write();
			return $this->current();
		}
		return new KnownZones( $this->database, $this->tables, self::IDS, $known['next_id'], $known['customers'], $deleted );
	}

	/**
	 * Recounts a large store.
	 *
	 * @throws DatabaseError
	 */
	public function recount(): void {
		if ( $this->is_large() ) {
			$this->write();
			return;
		}
		$this->database->execute_with_retry( 'DELETE FROM %i', array( $this->tables->zones() ) );
		$this->queue->acknowledge_deletions();
	}

	/**
	 * @return array{next_id: int, customers: int, counted_at: int}|null The first id above the counted ranges, the number of
	 *                                                                    their customers, and the time of the count, Unix seconds.
	 * @throws DatabaseError
	 */
	private function read(): ?array {
		$row = $this->database->row(
			'SELECT MAX(zone) AS last_zone, SUM(customers) AS customers, (SELECT value FROM %i WHERE name = %s) AS counted_at FROM %i',
			array( $this->tables->checkpoints(), self::COUNTED, $this->tables->zones() )
		);
		return null === $row || null === $row['last_zone'] ? null : array(
			'next_id'    => ( (int) $row['last_zone'] + 1 ) * self::IDS,
			'customers'  => (int) $row['customers'],
			'counted_at' => (int) $row['counted_at'],
		);
	}

	/**
	 * @throws DatabaseError
	 */
	private function write(): void {
		$began = time();
		$this->transaction->run(
			function ( Transaction $transaction ) use ( $began ): void {
				$this->checkpoints->lock( $transaction, self::LOCK );
				$this->queue->acknowledge_deletions_in( $transaction ); // Before the count, which no longer contains them.
				$zones  = $this->tables->zones();
				$old    = array_column( $this->database->rows( 'SELECT zone, customers, first_created_at, last_created_at FROM %i', array( $zones ) ), null, 'zone' );
				$new    = array_column( $this->count(), null, 'zone' );
				$differ = array_keys( array_filter( $new, static fn ( array $row ): bool => $row !== ( $old[ $row['zone'] ] ?? null ) ) );
				foreach ( array_chunk( array( ...array_keys( array_diff_key( $old, $new ) ), ...$differ ), self::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
					$transaction->delete( $zones, array( 'zone' => $chunk ) );
				}
				foreach ( array_chunk( $differ, self::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
					$transaction->insert_ignore( $zones, array_map( static fn ( int $zone ): array => $new[ $zone ], $chunk ) );
				}
				$this->checkpoints->set( $transaction, self::COUNTED, (string) $began );
			}
		);
	}

	/**
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function count(): array {
		$newest  = (int) $this->database->value( 'SELECT MAX(id) FROM %i WHERE id <= %d', array( $this->tables->customers(), Column::LIMIT ) );
		$next_id = intdiv( max( 0, $newest - self::WATERMARK_LAG ), self::IDS ) * self::IDS;
		return $this->database->rows(
			'SELECT id DIV %d AS zone, COUNT(*) AS customers, MIN(created_at) AS first_created_at, MAX(created_at) AS last_created_at'
				. ' FROM %i WHERE id < %d GROUP BY zone',
			array( self::IDS, $this->tables->customers(), $next_id )
		);
	}

	/**
	 * Always false on SQLite, which counts fast enough.
	 *
	 * @throws DatabaseError
	 */
	private function is_large(): bool {
		return ! $this->database->dialect->is_sqlite()
			&& null !== $this->database->value( 'SELECT id FROM %i LIMIT 1 OFFSET %d', array( $this->tables->customers(), self::LARGE_STORE ) );
	}
}
