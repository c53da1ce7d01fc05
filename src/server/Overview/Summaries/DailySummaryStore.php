<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Background\ReaderSweep;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Host\Calendar;
use FluentCartCustomers\Host\DayRange;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Stores the sums of each day, and keeps them and the lists of top customers up to date.
 *
 * Changes that `updated_at` or the change queue shows are applied before every read: the affected days are summed again from
 * the source tables. Changes without either (plain SQL, importers) are found by a reconcile, which compares a checksum of every
 * day, at least once a minute. A day is always summed as a whole, so that no order is counted twice or missed.
 */
final class DailySummaryStore {

	/** A reader reconciles if the last reconcile is older, unless the store is large. */
	private const RECONCILE_AFTER_SECONDS = 50;

	/** The same limit if there are too many changes to apply. */
	private const RECONCILE_MANY_AFTER_SECONDS = 20;

	/** Maximum age of the figures. While another request reconciles, a reader sums the source tables instead. */
	private const MAX_AGE_SECONDS = 60;

	/** A request that reconciles keeps other requests from doing so for this time. */
	private const RECONCILE_SECONDS = 15;

	/** With more affected days, summing all days is faster. */
	private const MAX_DAYS = 200;

	/** Rows of one statement, because SQLite limits its length. */
	private const MAX_ROWS_PER_STATEMENT = 200;

	private readonly DailyTotalsQuery $totals;
	private readonly SummaryCheckpoint $checkpoint;
	private readonly TopCustomerStore $tops;
	private readonly PendingChangesQuery $pending;
	private readonly ChangeQueue $queue;

	private readonly Calendar $calendar;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Transaction $transaction,
		private readonly SummaryBasis $basis,
	) {
		$calendar         = $basis->calendar;
		$this->calendar   = $calendar;
		$this->totals     = new DailyTotalsQuery( $database, $tables, $calendar, $basis->currency );
		$this->checkpoint = new SummaryCheckpoint( new CheckpointStore( $database, $tables ) );
		$this->queue      = new ChangeQueue( $database, $tables );
		$this->tops       = new TopCustomerStore( $database, $tables, $this->totals, $calendar, $this->checkpoint );
		$this->pending    = new PendingChangesQuery( $database, $tables, $this->totals, $this->queue, $calendar );
	}

	/**
	 * Applies pending changes. Without changes, it runs a few short statements.
	 *
	 * @return CheckpointState|null Null if the summaries do not exist or are too old.
	 * @throws DatabaseError
	 */
	private function refresh(): ?CheckpointState {
		$state = $this->checkpoint->read();
		if ( null === $state->applied ) {
			// A large store is summed by the background job only.
			return ReaderSweep::is_small( $this->rows( ... ) ) ? $this->rebuilt() : null;
		}
		if ( ! $this->is_current( $state->applied ) ) {
			return null;
		}
		$changes = $this->pending->since( $state->applied );
		$age     = Clock::age( $state->reconciled_at, $this->now() );
		// The reader applies known changes, however long that takes. Unknown changes of a large store are left to the job.
		if ( $changes->are_too_many ? $age > self::RECONCILE_MANY_AFTER_SECONDS : $this->is_due( $age ) ) {
			if ( $this->checkpoint->acquire_reconcile( $this->now(), self::RECONCILE_SECONDS ) ) {
				$this->reconcile();
				return $this->current_state();
			}
			if ( $age > self::MAX_AGE_SECONDS ) {
				return null; // Another request reconciles.
			}
		}
		if ( $changes->are_too_many || ! $this->pending->has_new( $changes, $state->applied ) ) {
			return $state;
		}
		$this->apply_pending( array(), null );
		return $this->current_state();
	}

	/**
	 * @return CheckpointState|null Null if the summaries have another time zone or currency.
	 * @throws DatabaseError
	 */
	private function current_state(): ?CheckpointState {
		$state = $this->checkpoint->read();
		return null !== $state->applied && $this->is_current( $state->applied ) ? $state : null;
	}

	/**
	 * @throws DatabaseError
	 */
	private function rebuilt(): ?CheckpointState {
		$this->rebuild();
		return $this->current_state();
	}

	/**
	 * Returns whether this request must rebuild the summaries, because the background job has not.
	 *
	 * @param int $reconciled_at Last reconcile, Unix seconds.
	 * @throws DatabaseError
	 */
	public function is_overdue( int $reconciled_at ): bool {
		return $this->is_due( Clock::age( $reconciled_at, $this->now() ) ) && $this->checkpoint->acquire_reconcile( $this->now(), self::RECONCILE_SECONDS );
	}

	/**
	 * Applies pending changes, unless the database is read-only.
	 *
	 * @return CheckpointState|null Null without usable summaries. days() and top_customers() then read the source tables.
	 * @throws DatabaseError
	 */
	public function state(): ?CheckpointState {
		try {
			return $this->refresh();
		} catch ( DatabaseError $error ) {
			if ( $error->is_of_structure() ) {
				return null;
			}
			return $error->is_read_only() ? $this->current_state() : throw $error;
		}
	}

	/**
	 * Sums the source tables.
	 *
	 * @return array<string, array<string, int>> Sums by day; revenue in cents.
	 * @throws DatabaseError
	 */
	public function days(): array {
		return $this->totals->days();
	}

	/**
	 * @throws DatabaseError
	 */
	private function is_due( int $age ): bool {
		return ReaderSweep::is_due( $age, $this->rows( ... ), self::RECONCILE_AFTER_SECONDS );
	}

	/**
	 * @return int Estimated rows of the larger source table.
	 * @throws DatabaseError
	 */
	private function rows(): int {
		return ReaderSweep::estimate( $this->database, $this->tables->customers(), $this->tables->orders() );
	}

	/**
	 * Compares all days with the source tables, and applies all changes. Only the second part holds a lock.
	 *
	 * @throws DatabaseError
	 */
	public function reconcile(): void {
		if ( null === $this->current_state() ) {
			$this->rebuild();
			return;
		}
		$start = time();
		if ( $this->queue->has_more_days_than( PendingChangesQuery::MAX_ROWS ) ) {
			// All days are compared, so these queue rows need not be read.
			$this->queue->acknowledge_days();
		}
		$queued = $this->queue->pending_days( PendingChangesQuery::MAX_ROWS );
		$this->apply_pending( $this->outdated_days(), $start, array_map( intval( ... ), array_column( $queued, 'id' ) ) );
	}

	/**
	 * @param CheckpointState|null $state Result of state().
	 * @return list<TopCustomer> Highest spending first.
	 * @throws DatabaseError
	 */
	public function top_customers( Period $period, DayRange $range, ?CheckpointState $state ): array {
		try {
			return null === $state ? $this->tops->from_source( $period, $range ) : $this->listed_customers( $period, $range, $state );
		} catch ( DatabaseError $error ) {
			return $error->is_of_installation() ? $this->tops->from_source( $period, $range ) : throw $error;
		}
	}

	/**
	 * @return list<TopCustomer>
	 * @throws DatabaseError
	 */
	private function listed_customers( Period $period, DayRange $range, CheckpointState $state ): array {
		$customers = $this->tops->read( $period, $range, $state );
		if ( null !== $customers ) {
			return $customers;
		}
		$this->transaction->run(
			function ( Transaction $transaction ) use ( $period, $range ): void {
				$this->checkpoint->lock( $transaction );
				// Another request may have written the list before this one had the lock.
				if ( null === $this->tops->read( $period, $range, $this->checkpoint->read() ) ) {
					$this->tops->rebuild( $transaction, $period, $range );
				}
			}
		);
		return $this->tops->read( $period, $range, $this->checkpoint->read() ) ?? array();
	}

	/**
	 * @param list<string> $days          Outdated days that a reconcile has found.
	 * @param int|null     $reconciled_at Start of the reconcile, Unix seconds; null without one.
	 * @param list<int>    $queued        Ids of the queue rows that existed at the start of the reconcile.
	 * @throws DatabaseError
	 */
	private function apply_pending( array $days, ?int $reconciled_at, array $queued = array() ): void {
		$this->transaction->run(
			function ( Transaction $transaction ) use ( $days, $reconciled_at, $queued ): void {
				$this->checkpoint->lock( $transaction );
				$state   = $this->checkpoint->read();
				$applied = $state->applied;
				if ( null === $applied || ! $this->is_current( $applied ) ) {
					return;
				}
				$changes = $this->pending->since( $applied );
				if ( $changes->are_too_many && null === $reconciled_at ) {
					return;
				}
				$this->write_days( $transaction, array( ...$days, ...( $changes->are_too_many ? array() : $this->pending->days( $changes ) ), ...$this->days_since( $applied['today'] ) ) );
				if ( array() !== $days || $changes->are_too_many ) {
					$this->checkpoint->drop_top_lists( $transaction );
				} else {
					$this->tops->update( $transaction, $changes->customer_ids(), $state );
				}
				// Queue rows that were added after the comparison are left for the next reconcile.
				$read = $changes->queue_ids();
				$this->queue->acknowledge_in( $transaction, array_values( $changes->are_too_many ? array_intersect( $read, $queued ) : $read ) );
				$this->save_checkpoint( $transaction, $changes->are_too_many ? '' : $changes->recent_digest );
				if ( null !== $reconciled_at ) {
					$this->checkpoint->set_reconciled_at( $transaction, $reconciled_at );
				}
			}
		);
	}

	/**
	 * Sums all days again, without a lock on the source tables. Changes that are written before the sums are stored are newer
	 * than the checkpoint, so the next request applies them.
	 *
	 * @throws DatabaseError
	 */
	private function rebuild(): void {
		$days = $this->totals->days();
		$this->transaction->run(
			function ( Transaction $transaction ) use ( $days ): void {
				$this->checkpoint->lock( $transaction );
				if ( null !== $this->current_state() ) {
					return; // Another request was first.
				}
				$this->write_days( $transaction, null, $days );
				$this->checkpoint->drop_top_lists( $transaction );
				$this->save_checkpoint( $transaction, '' );
				$this->checkpoint->set_reconciled_at( $transaction, $this->now() );
			}
		);
	}

	/**
	 * @param list<string>|null                      $days Null for all days.
	 * @param array<string, array<string, int>>|null $sums Sums of all days; null to read them.
	 * @throws DatabaseError
	 */
	private function write_days( Transaction $transaction, ?array $days, ?array $sums = null ): void {
		$days = null === $days ? null : array_values( array_unique( $days ) );
		if ( array() === $days ) {
			return;
		}
		if ( null === $days || count( $days ) > self::MAX_DAYS ) {
			$days  = null;
			$known = array_column( $this->database->rows( 'SELECT day FROM %i', array( $this->tables->daily_summaries() ) ), 'day' );
		}
		foreach ( array_chunk( $days ?? $known, self::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
			$transaction->delete( $this->tables->daily_summaries(), array( 'day' => $chunk ) );
		}
		$rows = array();
		foreach ( $sums ?? $this->totals->days( $days ) as $day => $of_day ) {
			$rows[] = array( 'day' => $day ) + $of_day;
		}
		foreach ( array_chunk( $rows, self::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
			$transaction->insert_ignore( $this->tables->daily_summaries(), $chunk );
		}
	}

	/**
	 * @return list<string> Days whose stored sums differ from the source tables.
	 * @throws DatabaseError
	 */
	private function outdated_days(): array {
		$rows     = $this->database->rows( 'SELECT day, checksum, first_orders FROM %i', array( $this->tables->daily_summaries() ) );
		$known    = array_map( intval( ... ), array_column( $rows, 'checksum', 'day' ) );
		$months   = $this->months( array_keys( $known ) );
		$by_month = array_map( static fn ( array $days ): int => array_sum( array_intersect_key( $known, array_flip( $days ) ) ), $months );
		$suspects = array_intersect_key( $months, array_flip( self::differences( $by_month, $this->totals->checksums( $months ) ) ) );
		if ( array() === $suspects ) {
			return array();
		}
		$days    = array_merge( ...array_values( $suspects ) );
		$known   = array_intersect_key( $known, array_flip( $days ) ) + array_fill_keys( $days, 0 );
		$differs = self::differences( $known, $this->totals->checksums( array_map( static fn ( string $day ): array => array( $day ), array_combine( $days, $days ) ) ) );

		// A deleted or moved order can change which order is a customer's first, on a day with an equal checksum.
		$firsts = array_filter( array_map( intval( ... ), array_column( $rows, 'first_orders', 'day' ) ) );
		return array( ...$differs, ...self::differences( $firsts, $this->totals->first_orders() ) );
	}

	/**
	 * @param list<string> $known Days with stored sums.
	 * @return array<string, non-empty-list<string>> All days from the first row to today by month, undated and future days apart.
	 * @throws DatabaseError
	 */
	private function months( array $known ): array {
		$dated = array_diff( $known, array( Calendar::UNDATED, Calendar::FUTURE ) );
		$first = min( $this->totals->first_day(), ...$dated, ...array( $this->calendar->today ) );
		$days  = array_keys( Granularity::DAY->intervals( new DayRange( $first, $this->calendar->today ) ) );

		$months = array(
			'undated' => array( Calendar::UNDATED ),
			'future'  => array( Calendar::FUTURE ),
		);
		foreach ( $days as $day ) {
			$months[ substr( $day, 0, 7 ) ][] = $day;
		}
		return $months;
	}

	/**
	 * @param array<string, int> $these
	 * @param array<string, int> $those
	 * @return list<string> Keys of values that differ.
	 */
	private static function differences( array $these, array $those ): array {
		return array_keys( array_diff_assoc( $these, $those ) + array_diff_assoc( $those, $these ) );
	}

	/**
	 * @return list<string> Days after $day up to today, and the day of future rows.
	 */
	private function days_since( string $day ): array {
		if ( $day >= $this->calendar->today ) {
			return array();
		}
		$range = new DayRange( DayRange::shift( $day, '+1 day' ), $this->calendar->today );
		return array( ...array_keys( Granularity::DAY->intervals( $range ) ), Calendar::FUTURE );
	}

	/**
	 * @throws DatabaseError
	 */
	private function save_checkpoint( Transaction $transaction, string $digest ): void {
		$this->checkpoint->save(
			$transaction,
			array(
				'base'  => $this->basis->name(),
				'today' => $this->calendar->today,
				'at'    => $this->now(),
				'seen'  => $digest,
			)
		);
	}

	/**
	 * Accepts a checkpoint of tomorrow: it is from a node whose clock is ahead, or from a request that began after midnight.
	 *
	 * @param array{base: string, today: string, ...} $applied See CheckpointState.
	 */
	private function is_current( array $applied ): bool {
		return $applied['base'] === $this->basis->name() && $applied['today'] <= DayRange::shift( $this->calendar->today, '+1 day' );
	}

	private function now(): int {
		return $this->calendar->now->getTimestamp();
	}
}
