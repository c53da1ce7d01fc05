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
 * Keeps the sums of each day and the lists of top customers up to date.
 *
 * What `updated_at` or the queue tells is folded in before every reading: the days that it touches are added up anew from
 * the source. What nothing tells (plain SQL, an importer) is found by a sweep, which compares a checksum of every day and
 * is done at least once a minute. A day is always added up as a whole, so nothing can be counted twice or go missing.
 */
final class DailySummaryStore {

	/** After so many seconds a reading sweeps, unless the background has, or the store is very large. */
	private const SWEEP_AFTER = 50;

	/** And if very much has changed, already after so many. */
	private const SWEEP_MUCH_AFTER = 20;

	/** No figure is older, but in such a store: a later request adds up what it shows while another one sweeps. */
	private const STALE_AFTER = 60;

	/** So long nobody else sweeps. */
	private const SWEEP_SECONDS = 15;

	/** With more days than this, reading everything is less. */
	private const MANY_DAYS = 200;

	/** SQLite reads no longer statement. */
	private const CHUNK = 200;

	private readonly DailyTotalsQuery $source;
	private readonly SummaryCheckpoint $marks;
	private readonly TopCustomerStore $tops;
	private readonly PendingChangesQuery $reader;
	private readonly ChangeQueue $queue;

	private readonly Calendar $calendar;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Transaction $transaction,
		private readonly SummaryBasis $basis,
	) {
		$calendar       = $basis->calendar;
		$this->calendar = $calendar;
		$this->source   = new DailyTotalsQuery( $database, $tables, $calendar, $basis->currency );
		$this->marks    = new SummaryCheckpoint( new CheckpointStore( $database, $tables ) );
		$this->queue    = new ChangeQueue( $database, $tables );
		$this->tops     = new TopCustomerStore( $database, $tables, $this->source, $calendar, $this->marks );
		$this->reader   = new PendingChangesQuery( $database, $tables, $this->source, $this->queue, $calendar );
	}

	/**
	 * Folds in what has changed. When nothing has, it is a few short queries.
	 *
	 * @return CheckpointState|null How far the summaries have come now; null where there are none that are new enough.
	 * @throws DatabaseError
	 */
	private function refresh(): ?CheckpointState {
		$state = $this->marks->read();
		if ( null === $state->folded ) {
			// Only the background adds up a large store.
			return ReaderSweep::is_small( $this->rows( ... ) ) ? $this->rebuilt() : null;
		}
		if ( ! $this->is_current( $state->folded ) ) {
			return null;
		}
		$changes = $this->reader->since( $state->folded );
		$age     = Clock::age( $state->swept, $this->now() );
		// What was told is folded in, however long it takes; only what nothing tells is left to the background.
		if ( $changes->are_too_many ? $age > self::SWEEP_MUCH_AFTER : $this->is_due( $age ) ) {
			if ( $this->marks->claim_sweep( $this->now(), self::SWEEP_SECONDS ) ) {
				$this->reconcile();
				return $this->marked();
			}
			if ( $age > self::STALE_AFTER ) {
				return null; // Another request sweeps.
			}
		}
		if ( $changes->are_too_many || ! $this->reader->is_news( $changes, $state->folded ) ) {
			return $state;
		}
		$this->apply_pending( array(), null );
		return $this->marked();
	}

	/**
	 * @return CheckpointState|null Null where the summaries are of another time zone or currency by now.
	 * @throws DatabaseError
	 */
	private function marked(): ?CheckpointState {
		$state = $this->marks->read();
		return null !== $state->folded && $this->is_current( $state->folded ) ? $state : null;
	}

	/**
	 * @throws DatabaseError
	 */
	private function rebuilt(): ?CheckpointState {
		$this->rebuild();
		return $this->marked();
	}

	/**
	 * Whether this request adds everything up anew, which the background should have done.
	 *
	 * @param int $swept When it was done last, Unix seconds.
	 * @throws DatabaseError
	 */
	public function is_overdue( int $swept ): bool {
		return $this->is_due( Clock::age( $swept, $this->now() ) ) && $this->marks->claim_sweep( $this->now(), self::SWEEP_SECONDS );
	}

	/**
	 * As refresh(); where the database accepts no changes, as far as the summaries had come.
	 *
	 * @return CheckpointState|null Null where there are no summaries: days() and top_customers() read the source then.
	 * @throws DatabaseError
	 */
	public function state(): ?CheckpointState {
		try {
			return $this->refresh();
		} catch ( DatabaseError $error ) {
			if ( $error->is_of_structure() ) {
				return null;
			}
			return $error->is_read_only() ? $this->marked() : throw $error;
		}
	}

	/**
	 * The sums of each day, from the source.
	 *
	 * @return array<string, array<string, int>>
	 * @throws DatabaseError
	 */
	public function days(): array {
		return $this->source->days();
	}

	/**
	 * @throws DatabaseError
	 */
	private function is_due( int $age ): bool {
		return ReaderSweep::is_due( $age, $this->rows( ... ), self::SWEEP_AFTER );
	}

	/**
	 * @return int About how many there are.
	 * @throws DatabaseError
	 */
	private function rows(): int {
		return ReaderSweep::estimate( $this->database, $this->tables->customers(), $this->tables->orders() );
	}

	/**
	 * Finds whatever has changed, and folds it in. The comparing holds nobody up.
	 *
	 * @throws DatabaseError
	 */
	public function reconcile(): void {
		if ( null === $this->marked() ) {
			$this->rebuild();
			return;
		}
		$began = time();
		if ( $this->queue->has_more_days_than( PendingChangesQuery::MANY ) ) {
			// Everything is compared: those who have queued very many need not wait until they are read in turn.
			$this->queue->acknowledge_days();
		}
		$done = $this->queue->pending_days( PendingChangesQuery::MANY );
		$this->apply_pending( $this->outdated_days(), $began, array_map( intval( ... ), array_column( $done, 'id' ) ) );
	}

	/**
	 * @param CheckpointState|null $state As from state().
	 * @return list<TopCustomer>
	 * @throws DatabaseError
	 */
	public function top_customers( Period $period, DayRange $range, ?CheckpointState $state ): array {
		try {
			return null === $state ? $this->tops->from_source( $period, $range ) : $this->listed_customers( $period, $range, $state );
		} catch ( DatabaseError $error ) {
			return $error->is_of_host() ? $this->tops->from_source( $period, $range ) : throw $error;
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
				$this->marks->lock( $transaction );
				// Somebody else may have made it in the meantime.
				if ( null === $this->tops->read( $period, $range, $this->marks->read() ) ) {
					$this->tops->make( $transaction, $period, $range );
				}
			}
		);
		return $this->tops->read( $period, $range, $this->marks->read() ) ?? array();
	}

	/**
	 * @param list<string> $days  Which a sweep has found to differ.
	 * @param int|null     $swept When it began, if this is the end of a sweep.
	 * @param list<int>    $done  The rows of the queue that were there when it began.
	 * @throws DatabaseError
	 */
	private function apply_pending( array $days, ?int $swept, array $done = array() ): void {
		$this->transaction->run(
			function ( Transaction $transaction ) use ( $days, $swept, $done ): void {
				$this->marks->lock( $transaction );
				$state  = $this->marks->read();
				$folded = $state->folded;
				if ( null === $folded || ! $this->is_current( $folded ) ) {
					return;
				}
				$changes = $this->reader->since( $folded );
				if ( $changes->are_too_many && null === $swept ) {
					return;
				}
				$this->write_days( $transaction, array( ...$days, ...( $changes->are_too_many ? array() : $this->reader->days( $changes ) ), ...$this->days_since( $folded['today'] ) ) );
				if ( array() !== $days || $changes->are_too_many ) {
					$this->marks->drop_top_lists( $transaction );
				} else {
					$this->tops->update( $transaction, $changes->customer_ids(), $state );
				}
				// What came after a sweep had begun to compare is left for the next one.
				$read = $changes->queue_ids();
				$this->queue->acknowledge_in( $transaction, array_values( $changes->are_too_many ? array_intersect( $read, $done ) : $read ) );
				$this->mark_folded( $transaction, $changes->are_too_many ? '' : $changes->late );
				if ( null !== $swept ) {
					$this->marks->set_swept( $transaction, $swept );
				}
			}
		);
	}

	/**
	 * Adds everything up anew. No writer waits for it: what is written until the sums are stored is newer than they say they
	 * are, and is folded in by the next request.
	 *
	 * @throws DatabaseError
	 */
	private function rebuild(): void {
		$days = $this->source->days();
		$this->transaction->run(
			function ( Transaction $transaction ) use ( $days ): void {
				$this->marks->lock( $transaction );
				if ( null !== $this->marked() ) {
					return; // Another request was first.
				}
				$this->write_days( $transaction, null, $days );
				$this->marks->drop_top_lists( $transaction );
				$this->mark_folded( $transaction, '' );
				$this->marks->set_swept( $transaction, $this->now() );
			}
		);
	}

	/**
	 * @param list<string>|null                      $days Null for all.
	 * @param array<string, array<string, int>>|null $sums Of all days, if they are known.
	 * @throws DatabaseError
	 */
	private function write_days( Transaction $transaction, ?array $days, ?array $sums = null ): void {
		$days = null === $days ? null : array_values( array_unique( $days ) );
		if ( array() === $days ) {
			return;
		}
		if ( null === $days || count( $days ) > self::MANY_DAYS ) {
			$days  = null;
			$known = array_column( $this->database->rows( 'SELECT day FROM %i', array( $this->tables->daily_summaries() ) ), 'day' );
		}
		foreach ( array_chunk( $days ?? $known, self::CHUNK ) as $chunk ) {
			$transaction->delete( $this->tables->daily_summaries(), array( 'day' => $chunk ) );
		}
		$rows = array();
		foreach ( $sums ?? $this->source->days( $days ) as $day => $of_day ) {
			$rows[] = array( 'day' => $day ) + $of_day;
		}
		foreach ( array_chunk( $rows, self::CHUNK ) as $chunk ) {
			$transaction->insert_ignore( $this->tables->daily_summaries(), $chunk );
		}
	}

	/**
	 * @return list<string> The days whose sums are not what the source adds up to.
	 * @throws DatabaseError
	 */
	private function outdated_days(): array {
		$rows     = $this->database->rows( 'SELECT day, checksum, first_orders FROM %i', array( $this->tables->daily_summaries() ) );
		$known    = array_map( intval( ... ), array_column( $rows, 'checksum', 'day' ) );
		$months   = $this->months( array_keys( $known ) );
		$by_month = array_map( static fn ( array $days ): int => array_sum( array_intersect_key( $known, array_flip( $days ) ) ), $months );
		$suspects = array_intersect_key( $months, array_flip( self::differences( $by_month, $this->source->checksums( $months ) ) ) );
		if ( array() === $suspects ) {
			return array();
		}
		$days    = array_merge( ...array_values( $suspects ) );
		$known   = array_intersect_key( $known, array_flip( $days ) ) + array_fill_keys( $days, 0 );
		$differs = self::differences( $known, $this->source->checksums( array_map( static fn ( string $day ): array => array( $day ), array_combine( $days, $days ) ) ) );

		// An order that is gone or has another customer makes another one the first, on a day that looks the same.
		$firsts = array_filter( array_map( intval( ... ), array_column( $rows, 'first_orders', 'day' ) ) );
		return array( ...$differs, ...self::differences( $firsts, $this->source->first_orders() ) );
	}

	/**
	 * @param list<string> $known Days of which there are sums.
	 * @return array<string, non-empty-list<string>> All days on which anything can be, by month.
	 * @throws DatabaseError
	 */
	private function months( array $known ): array {
		$dated = array_diff( $known, array( Calendar::UNDATED, Calendar::FUTURE ) );
		$first = min( $this->source->first_day(), ...$dated, ...array( $this->calendar->today ) );
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
	 * @return list<string> The keys of what differs.
	 */
	private static function differences( array $these, array $those ): array {
		return array_keys( array_diff_assoc( $these, $those ) + array_diff_assoc( $those, $these ) );
	}

	/**
	 * @return list<string> The days that have begun since then, and the one of what is dated ahead.
	 */
	private function days_since( string $day ): array {
		if ( $day >= $this->calendar->today ) {
			return array();
		}
		$began = new DayRange( DayRange::shift( $day, '+1 day' ), $this->calendar->today );
		return array( ...array_keys( Granularity::DAY->intervals( $began ) ), Calendar::FUTURE );
	}

	/**
	 * @throws DatabaseError
	 */
	private function mark_folded( Transaction $transaction, string $seen ): void {
		$this->marks->save(
			$transaction,
			array(
				'base'  => $this->basis->name(),
				'today' => $this->calendar->today,
				'at'    => $this->now(),
				'seen'  => $seen,
			)
		);
	}

	/**
	 * Somebody whose clock is ahead, or whose request began after midnight, may have been in the next day already.
	 *
	 * @param array{base: string, today: string, ...} $folded As in CheckpointState.
	 */
	private function is_current( array $folded ): bool {
		return $folded['base'] === $this->basis->name() && $folded['today'] <= DayRange::shift( $this->calendar->today, '+1 day' );
	}

	private function now(): int {
		return $this->calendar->now->getTimestamp();
	}
}
