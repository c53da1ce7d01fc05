<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Host\Calendar;
use FluentCartCustomers\Host\DayRange;

defined( 'ABSPATH' ) || exit;

/**
 * Reads an overview from the summaries.
 */
final class OverviewRepository {

	private const SUMS = array( 'new_customers', 'orders', 'returning_orders', 'revenue', 'other_orders' );

	/** Sums of days without customers and orders. */
	private const ZERO = array(
		'new_customers'    => 0,
		'orders'           => 0,
		'returning_orders' => 0,
		'revenue'          => 0,
		'other_orders'     => 0,
	);

	/** Parts of the sums that are not a point of the chart. */
	private const UNDATED  = 'undated';
	private const FUTURE   = 'future';
	private const PREVIOUS = 'previous';
	private const BEFORE   = 'before';
	private const BETWEEN  = 'between';

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Transaction $transaction,
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
		do {
			$repairs    = $this->database->repairs;
			$basis      = $this->shown_basis( $now );
			$is_rebuilt = $basis->name() === $now->name();
			$overview   = $this->read_once( $period, $basis, ! $is_rebuilt );
			// The job may have replaced the summaries during the read.
		} while ( $repairs !== $this->database->repairs || ( ! $is_rebuilt && $this->stored_basis( $now )?->name() !== $basis->name() ) );
		return $overview;
	}

	/**
	 * Returns the time zone and the currency of the overview.
	 *
	 * @throws DatabaseError
	 */
	private function shown_basis( SummaryBasis $now ): SummaryBasis {
		$stored = $this->stored_basis( $now );
		if ( null === $stored || $stored->name() === $now->name() ) {
			return $now;
		}
		try {
			$summaries = $this->summaries( $now );
			if ( $summaries->is_overdue( $this->checkpoint()->read()->reconciled_at ) ) {
				$summaries->reconcile();
				return $now;
			}
		} catch ( DatabaseError $error ) {
			return $error->is_of_installation() ? $stored : throw $error;
		}
		return $stored;
	}

	/**
	 * Returns the time zone and the currency of the stored summaries.
	 *
	 * @return SummaryBasis|null Null without summaries.
	 * @throws DatabaseError
	 */
	private function stored_basis( SummaryBasis $now ): ?SummaryBasis {
		try {
			return SummaryBasis::from_name( $this->checkpoint()->read()->applied['base'] ?? null, $now->calendar->now );
		} catch ( DatabaseError $error ) {
			return $error->is_of_structure() ? null : throw $error;
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function read_once( Period $period, SummaryBasis $basis, bool $is_being_rebuilt ): Overview {
		$calendar  = $basis->calendar;
		$summaries = $this->summaries( $basis );
		$state     = $summaries->state();
		$days      = null === $state ? $summaries->days() : null;
		$range     = $period->range( $calendar->today, $this->first_day( $period, $calendar, $days ) );
		$previous  = $period->previous( $range );
		$unit      = $period->unit( $range );
		$sums      = $this->sums( $range, $previous, $unit, $days );

		$intervals = $unit->intervals( $range );
		$points    = array();
		foreach ( $intervals as $key => $interval ) {
			$total    = self::total( $sums, array( $key ) );
			$points[] = new ChartPoint( $interval, $total['new_customers'], $total['revenue'], $total['orders'] );
		}
		$keys = array_keys( $intervals );
		// Rows without a date count as older than all others: such a customer is never new, such an order is in ALL_TIME only.
		$counted = self::total( $sums, Period::ALL_TIME === $period ? array( self::UNDATED, ...$keys ) : $keys );
		$figures = new Figures(
			...array(
				...$counted,
				'customers'     => self::total( $sums, array_keys( $sums ) )['new_customers'],
				'new_customers' => self::total( $sums, $keys )['new_customers'],
			)
		);
		$before  = new Figures(
			...array(
				...self::total( $sums, array( self::PREVIOUS ) ),
				'customers' => self::total( $sums, array( self::UNDATED, self::BEFORE, self::PREVIOUS ) )['new_customers'],
			)
		);
		return new Overview(
			period: $period,
			currency: $basis->currency,
			is_being_rebuilt: $is_being_rebuilt,
			range: $range,
			figures: $figures,
			previous_range: $previous,
			previous: null === $previous ? null : $before,
			unit: $unit,
			points: $points,
			top_customers: $summaries->top_customers( $period, $range, $state ),
			as_of: gmdate( 'Y-m-d H:i:s', $state->reconciled_at ?? $calendar->now->getTimestamp() ),
		);
	}

	/**
	 * Finds and applies all changes, also those without `updated_at` or a hook.
	 *
	 * @throws DatabaseError
	 */
	public function reconcile( string $currency, Calendar $calendar ): void {
		$this->summaries( new SummaryBasis( $calendar, $currency ) )->reconcile();
	}

	private function summaries( SummaryBasis $basis ): DailySummaryStore {
		return new DailySummaryStore( $this->database, $this->tables, $this->transaction, $basis );
	}

	private function checkpoint(): SummaryCheckpoint {
		return new SummaryCheckpoint( new CheckpointStore( $this->database, $this->tables ) );
	}

	/**
	 * @param array<string, array<string, int>>|null $days Sums of each day; null to read the summary table.
	 * @return string First day with a customer or an order for ALL_TIME; today for other periods.
	 * @throws DatabaseError
	 */
	private function first_day( Period $period, Calendar $calendar, ?array $days ): string {
		if ( null !== $days ) {
			$dated = array_filter( array_keys( $days ), static fn ( string $day ): bool => $day > Calendar::UNDATED && $day <= $calendar->today );
			return Period::ALL_TIME === $period && array() !== $dated ? min( $dated ) : $calendar->today;
		}
		$first = Period::ALL_TIME !== $period ? null : $this->database->value(
			'SELECT MIN(day) FROM %i WHERE day > %s AND day <= %s AND (new_customers > 0 OR orders > 0 OR other_orders > 0)',
			array( $this->tables->daily_summaries(), Calendar::UNDATED, $calendar->today )
		);
		return $first ?? $calendar->today;
	}

	/**
	 * Reads all sums in one statement, so that the points add up to the figures during concurrent writes. The database sums the
	 * days before the previous range, and for ALL_TIME the days of each point. The remaining days are a few hundred at most.
	 *
	 * @param array<string, array<string, int>>|null $day_sums Sums of each day; null to read the summary table.
	 * @return array<string, array<string, int>> By key of a point, or by a constant for days outside of the range.
	 * @throws DatabaseError
	 */
	private function sums( DayRange $range, ?DayRange $previous, Granularity $unit, ?array $day_sums ): array {
		$rows = array();
		foreach ( $day_sums ?? array() as $day => $sums ) {
			$is_before = null !== $previous && $day < $previous->from;
			$rows[]    = array( 'part' => $is_before ? self::BEFORE : $day ) + $sums;
		}
		$rows = null === $day_sums ? $this->rows( $previous, $unit ) : $rows;
		$sums = array();
		foreach ( $rows as $row ) {
			$key            = self::part( (string) $row['part'], $range, $previous, $unit );
			$sums[ $key ] ??= self::ZERO;
			foreach ( self::SUMS as $name ) {
				$sums[ $key ][ $name ] = Column::clamp( $sums[ $key ][ $name ] + (int) $row[ $name ] );
			}
		}
		return $sums;
	}

	/**
	 * @return list<array<string, string|null>> Sums with their `part`: a day, the key of a point, or BEFORE.
	 * @throws DatabaseError
	 */
	private function rows( ?DayRange $previous, Granularity $unit ): array {
		$days  = $this->tables->daily_summaries();
		$names = implode( ', ', self::SUMS );
		$added = implode( ', ', array_map( static fn ( string $name ): string => "SUM($name) AS $name", self::SUMS ) );
		return null === $previous
			? $this->database->rows( "SELECT SUBSTR(day, 1, {$unit->key_length()}) AS part, $added FROM %i GROUP BY part", array( $days ) )
			: $this->database->rows(
				"SELECT %s AS part, $added FROM %i WHERE day < %s UNION ALL SELECT day AS part, $names FROM %i WHERE day >= %s",
				array( self::BEFORE, $days, $previous->from, $days, $previous->from )
			);
	}

	/**
	 * @param string $row_part The `part` of a row of rows().
	 */
	private static function part( string $row_part, DayRange $range, ?DayRange $previous, Granularity $unit ): string {
		return match ( true ) {
			self::BEFORE === $row_part                      => self::BEFORE,
			str_starts_with( Calendar::UNDATED, $row_part ) => self::UNDATED,
			str_starts_with( Calendar::FUTURE, $row_part )  => self::FUTURE,
			null === $previous || $row_part >= $range->from => substr( $row_part, 0, $unit->key_length() ),
			$row_part <= $previous->to                      => self::PREVIOUS,
			default                                     => self::BETWEEN,
		};
	}

	/**
	 * @param array<string, array<string, int>> $sums Result of sums().
	 * @param list<int|string>                  $keys Keys to add up.
	 * @return array<string, int>
	 */
	private static function total( array $sums, array $keys ): array {
		$total = self::ZERO;
		foreach ( array_intersect_key( $sums, array_flip( $keys ) ) as $part ) {
			foreach ( $part as $name => $value ) {
				$total[ $name ] = Column::clamp( $total[ $name ] + $value );
			}
		}
		return $total;
	}
}
