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
 * What is known of the customers of every thousand ids, a zone: how many there are, and when the first and the last of
 * them was made. So the size of a large store, the customer in its midst, and the ids of a range of dates are found at
 * once; the database would read every row.
 *
 * Known are the zones whose ids have long been taken. Customers with later ids are counted as they are, so that a new one
 * is there at once; those who have gone since are in the queue. What nothing tells (plain SQL, an importer) is found by a
 * sweep, which counts everything anew and is due once a minute.
 */
final class Zones {

	private const IDS = 1_000;

	/** A smaller store is counted as it is. */
	private const LARGE_STORE = 10_000;

	/** A customer may become visible after so many with higher ids: whoever wrote them committed later. */
	private const OUT_OF_ORDER = 500;

	/** After so many seconds a reader sweeps, unless the background has, or the store is very large. */
	private const SWEEP_AFTER = 50;

	/** Nothing is known that was counted longer ago; but for such a store. */
	private const STALE_AFTER = 60;

	/** So long nobody else sweeps. */
	private const SWEEP_SECONDS = 15;

	/** When more customers have gone, counting anew is less. */
	private const MANY_GONE = 500;

	/** SQLite reads no longer statement. */
	private const CHUNK = 200;

	/** The marks: when the last sweep began, when somebody last began one, and what all who write zones change. */
	private const SWEPT   = 'zones';
	private const CLAIMED = 'zones.claimed';
	private const LOCK    = 'zones.lock';

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Transaction $transaction,
		private readonly ChangeQueue $queue,
		private readonly CheckpointStore $marks,
	) {}

	/**
	 * @return KnownZones|null Null in a small store, where nothing is known as of this minute, and where the database keeps
	 *                         nothing.
	 * @throws DatabaseError
	 */
	public function known(): ?KnownZones {
		try {
			return $this->as_of_now();
		} catch ( DatabaseError $error ) {
			return $error->is_of_host() ? null : throw $error;
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function as_of_now(): ?KnownZones {
		$known = $this->read();
		if ( null === $known && ! $this->is_large() ) {
			$this->forget_deletions();
			return null;
		}
		$age  = Clock::age( $known['swept'] ?? 0, time() );
		$rows = static fn (): int => $known['customers'] ?? 0;
		if ( ReaderSweep::is_due( $age, $rows, self::SWEEP_AFTER ) && $this->marks->claim( self::CLAIMED, time(), self::SWEEP_SECONDS ) ) {
			$this->write();
			$known = $this->read();
			$age   = 0;
		}
		if ( null === $known || ReaderSweep::is_due( $age, $rows, self::STALE_AFTER ) ) {
			return null;
		}
		$gone = $this->queue->pending_deletions( $known['next_id'], self::MANY_GONE + 1 );
		if ( count( $gone ) > self::MANY_GONE ) {
			$this->write();
			return $this->as_of_now();
		}
		return new KnownZones( $this->database, $this->tables, self::IDS, $known['next_id'], $known['customers'], $gone );
	}

	/**
	 * Counts everything anew, in a large store.
	 *
	 * @throws DatabaseError
	 */
	public function sweep(): void {
		if ( $this->is_large() ) {
			$this->write();
			return;
		}
		$this->database->execute_with_retry( 'DELETE FROM %i', array( $this->tables->zones() ) );
		$this->forget_deletions();
	}

	/**
	 * Nobody needs them who counts.
	 *
	 * @throws DatabaseError
	 */
	private function forget_deletions(): void {
		$this->queue->acknowledge_deletions();
	}

	/**
	 * @return array{next_id: int, customers: int, swept: int}|null The first id behind the known zones, how many customers
	 *                                                             those have, and when they were counted, Unix seconds.
	 * @throws DatabaseError
	 */
	private function read(): ?array {
		$row = $this->database->row(
			'SELECT MAX(zone) AS last_zone, SUM(customers) AS customers, (SELECT value FROM %i WHERE name = %s) AS swept FROM %i',
			array( $this->tables->checkpoints(), self::SWEPT, $this->tables->zones() )
		);
		return null === $row || null === $row['last_zone'] ? null : array(
			'next_id'   => ( (int) $row['last_zone'] + 1 ) * self::IDS,
			'customers' => (int) $row['customers'],
			'swept'     => (int) $row['swept'],
		);
	}

	/**
	 * @throws DatabaseError
	 */
	private function write(): void {
		$began = time();
		$this->transaction->run(
			function ( Transaction $transaction ) use ( $began ): void {
				$this->marks->lock( $transaction, self::LOCK );
				$this->queue->acknowledge_deletions_in( $transaction ); // Before they are counted: none of these is.
				$zones  = $this->tables->zones();
				$old    = array_column( $this->database->rows( 'SELECT zone, customers, first_created_at, last_created_at FROM %i', array( $zones ) ), null, 'zone' );
				$new    = array_column( $this->count(), null, 'zone' );
				$differ = array_keys( array_filter( $new, static fn ( array $row ): bool => $row !== ( $old[ $row['zone'] ] ?? null ) ) );
				foreach ( array_chunk( array( ...array_keys( array_diff_key( $old, $new ) ), ...$differ ), self::CHUNK ) as $chunk ) {
					$transaction->delete( $zones, array( 'zone' => $chunk ) );
				}
				foreach ( array_chunk( $differ, self::CHUNK ) as $chunk ) {
					$transaction->insert_ignore( $zones, array_map( static fn ( int $zone ): array => $new[ $zone ], $chunk ) );
				}
				$this->marks->set( $transaction, self::SWEPT, (string) $began );
			}
		);
	}

	/**
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function count(): array {
		$newest  = (int) $this->database->value( 'SELECT MAX(id) FROM %i WHERE id <= %d', array( $this->tables->customers(), Column::LIMIT ) );
		$next_id = intdiv( max( 0, $newest - self::OUT_OF_ORDER ), self::IDS ) * self::IDS;
		return $this->database->rows(
			'SELECT id DIV %d AS zone, COUNT(*) AS customers, MIN(created_at) AS first_created_at, MAX(created_at) AS last_created_at'
				. ' FROM %i WHERE id < %d GROUP BY zone',
			array( self::IDS, $this->tables->customers(), $next_id )
		);
	}

	/**
	 * On SQLite no store is: it counts fast enough.
	 *
	 * @throws DatabaseError
	 */
	private function is_large(): bool {
		return ! $this->database->dialect->is_sqlite()
			&& null !== $this->database->value( 'SELECT id FROM %i LIMIT 1 OFFSET %d', array( $this->tables->customers(), self::LARGE_STORE ) );
	}
}
