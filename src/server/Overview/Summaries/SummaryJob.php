<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use Closure;
use FluentCartCustomers\Background\ChangeKind;
use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Background\DrainingJob;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\LeaseLost;
use FluentCartCustomers\Background\Step;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Host\Calendar;
use FluentCartCustomers\Host\DayRange;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps the daily sums and the top lists up to date. A day is always summed as a whole, so that no order is counted twice or
 * missed, and a change can be applied any number of times.
 */
final class SummaryJob implements DrainingJob {

	/** Rows of the queue that a rebuild acknowledges, for the memory. */
	private const MAX_QUEUED = 20_000;

	/** With more customers, making the top lists again is faster. */
	private const MAX_CUSTOMERS = 10_000;

	/**
	 * @param Closure(): string $currency Returns the currency of the store, ISO 4217.
	 */
	public function __construct(
		private readonly DailyTotalsQuery $totals,
		private readonly DailySummaryStore $summaries,
		private readonly TopCustomerStore $tops,
		private readonly PendingChangesQuery $pending,
		private readonly ChangeQueue $queue,
		private readonly Closure $currency,
	) {}

	public function name(): JobName {
		return JobName::Overviews;
	}

	public function drain( Step $step ): bool {
		$basis      = $this->basis();
		$checkpoint = $this->summaries->checkpoint();
		$changes    = null !== $checkpoint && $checkpoint->is_of( $basis ) ? $this->pending->since( $checkpoint, $basis ) : new PendingChanges( are_too_many: true );
		$days       = $changes->days();
		// Read before the sums, which contain all changes that are queued by then.
		$queued = null === $days ? $this->queue->pending( ChangeKind::Day, self::MAX_QUEUED ) : $changes->queued;
		$sums   = $this->totals->days( $basis, $days );
		$lists  = $this->changed_lists( $basis, null === $days ? null : $changes->customer_ids );
		$next   = SummaryCheckpoint::now( $basis, null === $days ? array() : self::united( $checkpoint->unchecked ?? array(), $days ) );
		$step->transaction(
			function ( Transaction $transaction ) use ( $days, $queued, $sums, $lists, $next ): void {
				$this->write( $transaction, $days, $sums, $lists, $next );
				$this->queue->acknowledge( $transaction, $queued );
			}
		);
		return $this->write_missing_lists( $step, $basis ) || count( $queued ) === self::MAX_QUEUED;
	}

	public function reconcile( Step $step ): bool {
		$basis      = $this->basis();
		$checkpoint = $this->summaries->checkpoint();
		if ( null === $checkpoint || ! $checkpoint->is_of( $basis ) ) {
			return true; // The time zone or the currency has changed since drain().
		}
		$days  = $this->outdated_days( $basis );
		$sums  = $this->totals->days( $basis, $days );
		$lists = $this->changed_lists( $basis, $this->customers_to_check( $basis, self::united( $days, $checkpoint->unchecked ) ) );
		$next  = new SummaryCheckpoint( $checkpoint->base, $checkpoint->today, $checkpoint->at, array() );
		$step->transaction( fn ( Transaction $transaction ) => $this->write( $transaction, $days, $sums, $lists, $next ) );
		return $this->write_missing_lists( $step, $basis );
	}

	/**
	 * @param list<string>|null                 $days  Null for all days.
	 * @param array<string, array<string, int>> $sums  Of these days.
	 * @param array<string, TopList|null>       $lists By period; null deletes one.
	 * @throws DatabaseError
	 */
	private function write( Transaction $transaction, ?array $days, array $sums, array $lists, SummaryCheckpoint $checkpoint ): void {
		$this->summaries->write( $transaction, $days, $sums );
		foreach ( $lists as $period => $list ) {
			$this->tops->write( $transaction, Period::from( $period ), $list );
		}
		$this->summaries->save_checkpoint( $transaction, $checkpoint );
	}

	/**
	 * Reads the top lists with the current spending of some customers.
	 *
	 * @param list<int>|null $customer_ids Null for all customers.
	 * @return array<string, TopList|null> By period; null for a list that must be made again.
	 * @throws DatabaseError
	 */
	private function changed_lists( SummaryBasis $basis, ?array $customer_ids ): array {
		if ( null === $customer_ids ) {
			return array_fill_keys( array_column( Period::cases(), 'value' ), null );
		}
		$lists = array() === $customer_ids ? array() : $this->tops->lists( Period::cases(), $basis->calendar );
		return array_map( fn ( TopList $list ): ?TopList => $this->tops->merged( $list, $basis, $customer_ids ), $lists );
	}

	/**
	 * Makes the top lists that are missing or have another first day, each in a transaction of its own.
	 *
	 * @return bool Whether some are still missing.
	 * @throws LeaseLost
	 * @throws DatabaseError
	 */
	private function write_missing_lists( Step $step, SummaryBasis $basis ): bool {
		$lists = $this->tops->lists( Period::cases(), $basis->calendar );
		foreach ( Period::cases() as $period ) {
			if ( isset( $lists[ $period->value ] ) ) {
				continue;
			}
			if ( $step->is_over() ) {
				return true;
			}
			$list = $this->tops->from_source( $period, $basis );
			$step->transaction( fn ( Transaction $transaction ) => $this->tops->write( $transaction, $period, $list ) );
		}
		return false;
	}

	/**
	 * Finds the customers who may be missing in a top list or be too high in it, because orders of these days have changed without
	 * a trace: those with an order on them, and all in a list.
	 *
	 * @param list<string> $days
	 * @return list<int>|null Null for all customers.
	 * @throws DatabaseError
	 */
	private function customers_to_check( SummaryBasis $basis, array $days ): ?array {
		if ( array() === $days ) {
			return array();
		}
		$days = PendingChanges::few( $days );
		$ids  = null === $days ? null : $this->tops->customers_of_days( $days, $basis, self::MAX_CUSTOMERS + 1 );
		if ( null === $ids || count( $ids ) > self::MAX_CUSTOMERS ) {
			return null;
		}
		foreach ( $this->tops->lists( Period::cases(), $basis->calendar ) as $list ) {
			array_push( $ids, ...array_column( $list->customers, 0 ) );
		}
		return array_values( array_unique( $ids ) );
	}

	/**
	 * @return list<string> Days whose stored sums differ from the source tables.
	 * @throws DatabaseError
	 */
	private function outdated_days( SummaryBasis $basis ): array {
		$rows     = $this->summaries->checksums();
		$stored   = array_map( intval( ... ), array_column( $rows, 'checksum', 'day' ) );
		$months   = $this->days_by_month( $basis->calendar, array_keys( $stored ) );
		$by_month = array_map( static fn ( array $days ): int => array_sum( array_intersect_key( $stored, array_flip( $days ) ) ), $months );
		$suspects = array_intersect_key( $months, array_flip( self::differences( $by_month, $this->totals->checksums( $basis, $months ) ) ) );
		if ( array() === $suspects ) {
			return array();
		}
		$days    = array_merge( ...array_values( $suspects ) );
		$stored  = array_intersect_key( $stored, array_flip( $days ) ) + array_fill_keys( $days, 0 );
		$differs = self::differences( $stored, $this->totals->checksums( $basis, array_map( static fn ( string $day ): array => array( $day ), array_combine( $days, $days ) ) ) );

		// A deleted or moved order can change which order is a customer's first, on a day with an equal checksum.
		$firsts = array_filter( array_map( intval( ... ), array_column( $rows, 'first_orders', 'day' ) ) );
		return self::united( $differs, self::differences( $firsts, $this->totals->first_orders( $basis ) ) );
	}

	/**
	 * @param list<string> $stored Days with stored sums.
	 * @return array<string, non-empty-list<string>> All days from the first row to today by month, undated and future days apart.
	 * @throws DatabaseError
	 */
	private function days_by_month( Calendar $calendar, array $stored ): array {
		$dated = array_diff( $stored, array( Calendar::UNDATED, Calendar::FUTURE ) );
		$first = min( array( $this->totals->first_day( $calendar ), $calendar->today, ...$dated ) );
		$days  = array_keys( Granularity::DAY->intervals( new DayRange( $first, $calendar->today ) ) );

		$months = array();
		foreach ( array( Calendar::UNDATED, ...$days, Calendar::FUTURE ) as $day ) {
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
	 * @param list<string> $these
	 * @param list<string> $those
	 * @return list<string>
	 */
	private static function united( array $these, array $those ): array {
		return array_values( array_unique( array( ...$these, ...$those ) ) );
	}

	private function basis(): SummaryBasis {
		return new SummaryBasis( new Calendar( current_datetime() ), ( $this->currency )() );
	}
}
