<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use Closure;
use FluentCartCustomers\Background\ChangeKind;
use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Background\DrainingJob;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\Step;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Host\Calendar;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps the daily sums and the top lists up to date. A day is always summed as a whole, so that no order is counted twice or
 * missed, and a change can be applied any number of times.
 */
final class SummaryJob implements DrainingJob {

	/** Rows of the queue that one transaction acknowledges. */
	private const MAX_QUEUED = 20_000;

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
		$changes    = null !== $checkpoint && $checkpoint->is_of( $basis ) ? $this->pending->since( $checkpoint, $basis ) : null;
		$days       = $changes?->days();
		if ( null === $changes || null === $days ) {
			return $this->reconcile( $step );
		}
		$sums  = $this->totals->days( $basis, $days );
		$lists = $this->lists( $step, $basis, $changes->customer_ids );
		$this->write( $step, $basis, $days, $sums, $lists, $changes->queued );
		return false;
	}

	/**
	 * Sums all days and makes all lists. A comparison of checksums could not find a list that misses a change: drain() may have
	 * summed the day of that change again.
	 */
	public function reconcile( Step $step ): bool {
		$basis = $this->basis();
		// Read before the sums, which contain all changes that are queued by then.
		$queued = $this->queue->pending( ChangeKind::Day, self::MAX_QUEUED );
		$sums   = $this->totals->days( $basis );
		$lists  = $this->lists( $step, $basis, null );
		$this->write( $step, $basis, null, $sums, $lists, $queued );
		return count( $queued ) === self::MAX_QUEUED;
	}

	/**
	 * @param list<int>|null $customer_ids Customers whose spending may have changed; null for all.
	 * @return array<string, TopList> The lists to write, by period.
	 * @throws DatabaseError
	 */
	private function lists( Step $step, SummaryBasis $basis, ?array $customer_ids ): array {
		$stored = null === $customer_ids ? array() : $this->tops->lists( Period::cases(), $basis->calendar );
		$lists  = array();
		foreach ( Period::cases() as $period ) {
			$list = $stored[ $period->value ] ?? null;
			if ( null !== $list && array() === $customer_ids ) {
				continue;
			}
			$list = null === $list ? null : $this->tops->merged( $list, $basis, (array) $customer_ids );
			if ( null === $list ) {
				// Renews the lease, because a list of a hundred million orders takes minutes.
				$step->transaction( static fn (): bool => true );
			}
			$lists[ $period->value ] = $list ?? $this->tops->from_source( $period, $basis );
		}
		return $lists;
	}

	/**
	 * @param list<string>|null                      $days   Null for all days.
	 * @param array<string, array<string, int>>      $sums   Of these days.
	 * @param array<string, TopList>                 $lists  By period.
	 * @param list<array<string, string|null>>       $queued Rows of the queue to acknowledge.
	 * @throws DatabaseError
	 */
	private function write( Step $step, SummaryBasis $basis, ?array $days, array $sums, array $lists, array $queued ): void {
		$step->transaction(
			function ( Transaction $transaction ) use ( $basis, $days, $sums, $lists, $queued ): void {
				$this->summaries->write( $transaction, $basis, $days, $sums );
				foreach ( $lists as $period => $list ) {
					$this->tops->write( $transaction, Period::from( $period ), $list );
				}
				$this->queue->acknowledge( $transaction, $queued );
			}
		);
	}

	private function basis(): SummaryBasis {
		return new SummaryBasis( new Calendar( current_datetime() ), ( $this->currency )() );
	}
}
