<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use Closure;
use FluentCartCustomers\Background\ChangeKind;
use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Background\DrainingJob;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\Step;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Host\Calendar;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps the daily sums and the top lists up to date. A sum of a day is always read anew, so that no order is counted twice or
 * missed, and a change can be applied any number of times.
 */
final class SummaryJob implements DrainingJob {

	/** Changed rows of each kind that a step applies. */
	private const MAX_ROWS = 20_000;

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
		if ( null === $checkpoint || ! $checkpoint->is_of( $basis ) ) {
			$step->request_reconcile();
			return false;
		}
		$queued  = $this->queue->pending( ChangeKind::Day, self::MAX_ROWS );
		$changes = $this->pending->since( $checkpoint, $basis, self::MAX_ROWS, $queued );
		if ( $changes->are_cut ) {
			// Summing everything is faster. A reconcile of the last seconds would leave the same changes pending.
			if ( time() - $checkpoint->at > PendingChangesQuery::OVERLAP_SECONDS ) {
				$step->request_reconcile();
			}
			return false;
		}
		$this->update( $step, $basis, $changes, $queued );
		return count( $queued ) === self::MAX_ROWS;
	}

	/**
	 * Sums all days and makes all lists. A comparison of checksums would not find a list that misses a change: drain() may have
	 * summed the day of that change again.
	 */
	public function reconcile( Step $step ): bool {
		$this->update( $step, $this->basis(), null, $this->queue->pending( ChangeKind::Day, self::MAX_ROWS ) );
		return false;
	}

	/**
	 * @param PendingChanges|null              $changes Null to sum everything.
	 * @param list<array<string, string|null>> $queued  Rows of the queue, read before this.
	 */
	private function update( Step $step, SummaryBasis $basis, ?PendingChanges $changes, array $queued ): void {
		$sums  = $this->totals->days( $basis, $changes );
		$lists = $this->changed_lists( $step, $basis, $changes?->customer_ids );
		$step->transaction(
			function ( Transaction $transaction ) use ( $basis, $changes, $queued, $sums, $lists ): void {
				$this->summaries->write( $transaction, $basis, $sums, null === $changes );
				foreach ( $lists as $period => $list ) {
					$this->tops->write( $transaction, Period::from( $period ), $list );
				}
				$this->queue->acknowledge( $transaction, $queued );
			}
		);
	}

	/**
	 * @param list<int>|null $customer_ids Customers whose spending may have changed; null for all.
	 * @return array<string, TopList> By period.
	 */
	private function changed_lists( Step $step, SummaryBasis $basis, ?array $customer_ids ): array {
		$stored = null === $customer_ids ? array() : $this->tops->lists( Period::cases() );
		$lists  = array();
		foreach ( Period::cases() as $period ) {
			$list = $stored[ $period->value ] ?? null;
			$list = null !== $list && $this->tops->is_current( $list, $period, $basis->calendar ) ? $list : null;
			if ( null !== $list && array() === $customer_ids ) {
				continue;
			}
			$list = null === $list ? null : $this->tops->merged( $list, $basis, $customer_ids );
			if ( null === $list ) {
				// Renews the lease: a list of a hundred million orders takes minutes.
				$step->transaction( static fn (): bool => true );
				$list = $this->tops->from_source( $period, $basis );
			}
			$lists[ $period->value ] = $list;
		}
		return $lists;
	}

	private function basis(): SummaryBasis {
		return new SummaryBasis( new Calendar( current_datetime() ), ( $this->currency )() );
	}
}
