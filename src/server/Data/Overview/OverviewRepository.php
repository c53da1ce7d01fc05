<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data\Overview;

use FluentCartCustomers\Data\Condition;
use FluentCartCustomers\Data\Database;
use FluentCartCustomers\Data\DatabaseError;
use FluentCartCustomers\Data\Tables;
use FluentCartCustomers\Data\Transaction;

/**
 * Reads how the customer base does, from the summaries.
 */
final class OverviewRepository {

	private const SUMS = array( 'new_customers', 'orders', 'returning_orders', 'revenue', 'other_orders' );

	/** The names of stretches that are no point of the chart. */
	private const UNDATED  = 'undated';
	private const FUTURE   = 'future';
	private const PREVIOUS = 'previous';
	private const BEFORE   = 'before';
	private const BETWEEN  = 'between';

	public function __construct(
		private readonly Database $database,
		private readonly Tables $tables,
		private readonly Transaction $transaction,
	) {}

	/**
	 * @param string   $currency ISO 4217; that of the sums. Amounts of different currencies do not add up.
	 * @param Calendar $calendar As of now.
	 * @throws DatabaseError
	 */
	public function read( Period $period, string $currency, Calendar $calendar ): Overview {
		$summaries = $this->summaries( $currency, $calendar );
		$state     = $summaries->refresh();
		$range     = $period->range( $calendar->today, $this->first_day( $period, $calendar ) );
		$previous  = $period->previous( $range );
		$unit      = $period->unit( $range );
		$sums      = $this->sums( $range, $previous, $unit, $calendar );

		$points = array();
		foreach ( $unit->stretches( $range ) as $key => $stretch ) {
			$of       = self::total( $sums, array( $key ) );
			$points[] = new Point( $stretch, $of['new_customers'], $of['revenue'], $of['orders'] );
		}
		$keys = array_keys( $unit->stretches( $range ) );
		// What has no date is older than everything: a customer is no new one, an order is one of all.
		$counted = self::total( $sums, Period::ALL_TIME === $period ? array( self::UNDATED, ...$keys ) : $keys );
		$figures = new Figures( ...array(
			...$counted,
			'customers'     => self::total( $sums, array_keys( $sums ) )['new_customers'],
			'new_customers' => self::total( $sums, $keys )['new_customers'],
		) );
		$before  = new Figures( ...array(
			...self::total( $sums, array( self::PREVIOUS ) ),
			'customers' => self::total( $sums, array( self::UNDATED, self::BEFORE, self::PREVIOUS ) )['new_customers'],
		) );
		return new Overview(
			period: $period,
			range: $range,
			figures: $figures,
			previous_range: $previous,
			previous: null === $previous ? null : $before,
			unit: $unit,
			points: $points,
			top_customers: $summaries->top_customers( $period, $range, $state ),
			as_of: gmdate( 'Y-m-d H:i:s', $state->swept ),
		);
	}

	/**
	 * Finds what was changed in a way that nothing tells.
	 *
	 * @throws DatabaseError
	 */
	public function sweep( string $currency, Calendar $calendar ): void {
		$this->summaries( $currency, $calendar )->sweep();
	}

	private function summaries( string $currency, Calendar $calendar ): Summaries {
		return new Summaries( $this->database, $this->tables, $this->transaction, $calendar, $currency );
	}

	/**
	 * @return string The first day on which anything was, for a period that begins with it.
	 * @throws DatabaseError
	 */
	private function first_day( Period $period, Calendar $calendar ): string {
		$first = Period::ALL_TIME !== $period ? null : $this->database->value(
			'SELECT MIN(day) FROM %i WHERE day > %s AND day <= %s AND (new_customers > 0 OR orders > 0 OR other_orders > 0)',
			array( $this->tables->days(), Calendar::UNDATED, $calendar->today )
		);
		return $first ?? $calendar->today;
	}

	/**
	 * All in one reading, so that the points add up to the figures whoever writes meanwhile.
	 *
	 * @return array<string, array<string, int>> By stretch of the range, or name of what lies outside of it.
	 * @throws DatabaseError
	 */
	private function sums( DayRange $range, ?DayRange $previous, Unit $unit, Calendar $calendar ): array {
		$stretch = new Condition(
			"CASE WHEN day = %s THEN %s WHEN day > %s THEN %s WHEN day >= %s THEN SUBSTR(day, 1, {$unit->key_length()})"
				. ' WHEN day < %s THEN %s WHEN day <= %s THEN %s ELSE %s END',
			array(
				...array( Calendar::UNDATED, self::UNDATED, $calendar->today, self::FUTURE, $range->from ),
				...array( $previous?->from ?? $range->from, self::BEFORE, $previous?->to ?? $range->from, self::PREVIOUS, self::BETWEEN ),
			)
		);
		$sums    = implode( ', ', array_map( static fn ( string $name ): string => "SUM($name) AS $name", self::SUMS ) );
		$rows    = $this->database->rows(
			"SELECT {$stretch->sql} AS stretch, $sums FROM %i GROUP BY stretch",
			array( ...$stretch->values, $this->tables->days() )
		);
		return array_map(
			static fn ( array $row ): array => array_map( intval( ... ), array_diff_key( $row, array( 'stretch' => true ) ) ),
			array_column( $rows, null, 'stretch' )
		);
	}

	/**
	 * @param array<string, array<string, int>> $sums   As from sums().
	 * @param list<int|string>                  $keys   Those that are added up.
	 * @return array<string, int>
	 */
	private static function total( array $sums, array $keys ): array {
		$total = array_fill_keys( self::SUMS, 0 );
		foreach ( array_intersect_key( $sums, array_flip( $keys ) ) as $of ) {
			foreach ( $of as $name => $value ) {
				$total[ $name ] += $value;
			}
		}
		return $total;
	}
}
