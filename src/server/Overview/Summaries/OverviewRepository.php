<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\JobSchedule;
use FluentCartCustomers\Background\ReconcileStore;
use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Host\Calendar;
use FluentCartCustomers\Host\DayRange;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Reads an overview: the stored sums, with the days of pending changes summed again. Only reads; where the stored sums do not
 * suffice, it sums the source tables and schedules the job.
 */
final class OverviewRepository {

	/** The age of sums with the previous time zone or currency at which a request sums a small store itself. */
	private const MAX_AGE_SECONDS = 60;

	/** Sums outside of the range: before the previous range, of the previous range, between or after both. */
	private const BEFORE   = 'before';
	private const PREVIOUS = 'previous';
	private const OTHER    = 'other';

	public function __construct(
		private readonly Connection $database,
		private readonly DailyTotalsQuery $totals,
		private readonly DailySummaryStore $summaries,
		private readonly TopCustomerStore $tops,
		private readonly PendingChangesQuery $pending,
		private readonly ReconcileStore $reconciles,
	) {}

	/**
	 * Reads the current overview. After a change of the time zone or the currency, the sums have the previous one until the
	 * background job has rebuilt them.
	 *
	 * @param string   $currency Currency of the store, ISO 4217. Orders in other currencies are counted, but not summed.
	 * @param Calendar $calendar Calendar of the current time.
	 * @throws DatabaseError
	 */
	public function read( Period $period, string $currency, Calendar $calendar ): Overview {
		$now = new SummaryBasis( $calendar, $currency );
		try {
			do {
				$repairs  = $this->database->repairs;
				$overview = $this->stored( $period, $now );
			} while ( $repairs !== $this->database->repairs );
		} catch ( DatabaseError $error ) {
			$overview = $error->is_of_structure() ? null : throw $error;
		}
		return $overview ?? $this->live( $period, $now );
	}

	/**
	 * Reads the checkpoint first, then the changes since, then the sums. Changes that the job applies between these reads are in
	 * the stored sums, and summed again without harm.
	 *
	 * @return Overview|null Null if the source tables must be summed.
	 */
	private function stored( Period $period, SummaryBasis $now ): ?Overview {
		$reconcile  = $this->reconciles->complete( JobName::Overviews );
		$checkpoint = $this->summaries->checkpoint();
		$basis      = SummaryBasis::from_name( $checkpoint?->base, $now->calendar->now );
		if ( null === $checkpoint || null === $basis ) {
			JobSchedule::schedule( 0 );
			return null; // In a large store, too: no figures are stored.
		}
		$today   = $basis->calendar->today;
		$since   = $period->previous( $period->range( $today, $today ) )?->from;
		$is_old  = $basis->name() !== $now->name();
		$changes = $this->pending->since( $checkpoint, $basis )->from( (string) $since );
		if ( $changes->are_cut || ! $checkpoint->is_of( $now ) ) {
			JobSchedule::schedule( 0 );
			$is_recent = $is_old && Clock::age( $checkpoint->at, $now->calendar->now->getTimestamp() ) <= self::MAX_AGE_SECONDS;
			if ( ! $is_recent && $this->totals->is_small() ) {
				return null;
			}
		}
		$days = $this->summaries->sums( $since, $this->totals->days( $basis, $changes ) );
		if ( $is_old && $this->summaries->checkpoint()?->base !== $checkpoint->base ) {
			return $this->stored( $period, $now ); // The job has replaced the sums.
		}
		return $this->overview( $period, $basis, $days, $this->top_list( $period, $basis, $changes ), $is_old, $reconcile['started_at'] ?? $checkpoint->at );
	}

	private function live( Period $period, SummaryBasis $basis ): Overview {
		return $this->overview( $period, $basis, $this->totals->days( $basis ), $this->tops->from_source( $period, $basis ), false, $basis->calendar->now->getTimestamp() );
	}

	private function top_list( Period $period, SummaryBasis $basis, PendingChanges $changes ): TopList {
		$stored     = $this->tops->lists( array( $period ) )[ $period->value ] ?? null;
		$is_current = null !== $stored && $this->tops->is_current( $stored, $period, $basis->calendar );
		// A request of a large store keeps the first day of a list until the job has run.
		$list = null === $stored || ( ! $is_current && $this->totals->is_small() ) ? null : $this->tops->merged( $stored, $basis, $changes->customer_ids );
		if ( ! $is_current || null === $list ) {
			JobSchedule::schedule( 0 );
		}
		return $list ?? $this->tops->from_source( $period, $basis );
	}

	/**
	 * @param array<string, array<string, int>> $days  Sums by their first day.
	 * @param int                               $as_of Unix seconds.
	 */
	private function overview( Period $period, SummaryBasis $basis, array $days, TopList $top, bool $is_being_rebuilt, int $as_of ): Overview {
		$today    = $basis->calendar->today;
		$dated    = array_filter( array_keys( $days ), static fn ( string $day ): bool => $day > Calendar::UNDATED && $day <= $today );
		$range    = $period->range( $today, min( array( $today, ...$dated ) ) );
		$previous = $period->previous( $range );
		$unit     = $period->unit( $range );
		$sums     = array();
		foreach ( $days as $day => $of_day ) {
			$key          = self::key( $day, $range, $previous, $unit );
			$sums[ $key ] = self::added( $sums[ $key ] ?? DailyTotalsQuery::ZERO, $of_day );
		}

		$intervals = $unit->intervals( $range );
		$points    = array();
		foreach ( $intervals as $key => $interval ) {
			$total    = self::total( $sums, array( $key ) );
			$points[] = new ChartPoint( $interval, $total['new_customers'], $total['revenue'], $total['orders'] );
		}
		$keys = array_keys( $intervals );
		// Rows without a date count as older than all others: such a customer is never new, such an order is in ALL_TIME only.
		$counted = self::total( $sums, Period::ALL_TIME === $period ? array( self::BEFORE, ...$keys ) : $keys );
		$figures = self::figures( $counted, self::total( $sums, array_keys( $sums ) )['new_customers'], self::total( $sums, $keys )['new_customers'] );
		$before  = self::total( $sums, array( self::PREVIOUS ) );
		return new Overview(
			period: $period,
			currency: $basis->currency,
			is_being_rebuilt: $is_being_rebuilt,
			range: $range,
			figures: $figures,
			previous_range: $previous,
			previous: null === $previous ? null : self::figures( $before, self::total( $sums, array( self::BEFORE, self::PREVIOUS ) )['new_customers'], $before['new_customers'] ),
			unit: $unit,
			points: $points,
			top_customers: $this->tops->customers( $top ),
			as_of: gmdate( 'Y-m-d H:i:s', $as_of ),
		);
	}

	/**
	 * Returns the key of a point, or a constant for days outside of the range.
	 */
	private static function key( string $day, DayRange $range, ?DayRange $previous, Granularity $unit ): string {
		return match ( true ) {
			$day < ( $previous ?? $range )->from => self::BEFORE,
			$day > $range->to                    => self::OTHER,
			$day >= $range->from                 => substr( $day, 0, $unit->key_length() ),
			$day <= $previous?->to               => self::PREVIOUS,
			default                              => self::OTHER,
		};
	}

	/**
	 * @param array<string, array<string, int>> $sums By key().
	 * @param list<int|string>                  $keys Keys to add up.
	 * @return array<string, int>
	 */
	private static function total( array $sums, array $keys ): array {
		return array_reduce( array_intersect_key( $sums, array_flip( $keys ) ), self::added( ... ), DailyTotalsQuery::ZERO );
	}

	/**
	 * @param array<string, int> $sums
	 * @param array<string, int> $more May lack members.
	 * @return array<string, int>
	 */
	private static function added( array $sums, array $more ): array {
		foreach ( $more as $name => $sum ) {
			$sums[ $name ] = Column::clamp( $sums[ $name ] + $sum );
		}
		return $sums;
	}

	/**
	 * @param array<string, int> $sums From total().
	 */
	private static function figures( array $sums, int $customers, int $new_customers ): Figures {
		return new Figures(
			customers: $customers,
			new_customers: $new_customers,
			orders: $sums['orders'],
			returning_orders: $sums['customer_orders'] - $sums['first_orders'],
			revenue: $sums['revenue'],
			other_orders: $sums['other_orders'],
		);
	}
}
