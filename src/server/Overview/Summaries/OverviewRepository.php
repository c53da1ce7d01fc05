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
 * Reads how the customer base does, from the summaries.
 */
final class OverviewRepository {

	private const SUMS = array( 'new_customers', 'orders', 'returning_orders', 'revenue', 'other_orders' );

	/** Of days on which nothing was. */
	private const NOTHING = array(
		'new_customers'    => 0,
		'orders'           => 0,
		'returning_orders' => 0,
		'revenue'          => 0,
		'other_orders'     => 0,
	);

	/** The names of stretches that are no point of the chart. */
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
	 * As the store is now; or, until the background has added up the days of a new time zone or the orders of a new currency,
	 * as it was before the change.
	 *
	 * @param string   $currency ISO 4217; that of the sums. Amounts of different currencies do not add up.
	 * @param Calendar $calendar As of now.
	 * @throws DatabaseError
	 */
	public function read( Period $period, string $currency, Calendar $calendar ): Overview {
		$now = new SummaryBasis( $calendar, $currency );
		do {
			$repairs    = $this->database->repairs;
			$base       = $this->shown( $now );
			$is_rebuilt = $base->name() === $now->name();
			$overview   = $this->read_once( $period, $base, ! $is_rebuilt );
			// The background may have been faster.
		} while ( $repairs !== $this->database->repairs || ( ! $is_rebuilt && $this->known( $now )?->name() !== $base->name() ) );
		return $overview;
	}

	/**
	 * The time zone and the currency that are shown.
	 *
	 * @throws DatabaseError
	 */
	private function shown( SummaryBasis $now ): SummaryBasis {
		$known = $this->known( $now );
		if ( null === $known || $known->name() === $now->name() ) {
			return $now;
		}
		try {
			$summaries = $this->summaries( $now );
			if ( $summaries->is_overdue( $this->marks()->read()->swept ) ) {
				$summaries->reconcile();
				return $now;
			}
		} catch ( DatabaseError $error ) {
			return $error->is_of_host() ? $known : throw $error;
		}
		return $known;
	}

	/**
	 * The time zone and the currency of the summaries.
	 *
	 * @throws DatabaseError
	 */
	private function known( SummaryBasis $now ): ?SummaryBasis {
		try {
			return SummaryBasis::named( $this->marks()->read()->folded['base'] ?? null, $now->calendar->now );
		} catch ( DatabaseError $error ) {
			return $error->is_of_structure() ? null : throw $error;
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function read_once( Period $period, SummaryBasis $base, bool $is_being_rebuilt ): Overview {
		$calendar  = $base->calendar;
		$summaries = $this->summaries( $base );
		$state     = $summaries->state();
		$days      = null === $state ? $summaries->days() : null;
		$range     = $period->range( $calendar->today, $this->first_day( $period, $calendar, $days ) );
		$previous  = $period->previous( $range );
		$unit      = $period->unit( $range );
		$sums      = $this->sums( $range, $previous, $unit, $days );

		$stretches = $unit->intervals( $range );
		$points    = array();
		foreach ( $stretches as $key => $stretch ) {
			$of       = self::total( $sums, array( $key ) );
			$points[] = new ChartPoint( $stretch, $of['new_customers'], $of['revenue'], $of['orders'] );
		}
		$keys = array_keys( $stretches );
		// What has no date is older than everything: a customer is no new one, an order is one of all.
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
			currency: $base->currency,
			is_being_rebuilt: $is_being_rebuilt,
			range: $range,
			figures: $figures,
			previous_range: $previous,
			previous: null === $previous ? null : $before,
			unit: $unit,
			points: $points,
			top_customers: $summaries->top_customers( $period, $range, $state ),
			as_of: gmdate( 'Y-m-d H:i:s', $state->swept ?? $calendar->now->getTimestamp() ),
		);
	}

	/**
	 * Finds what was changed in a way that nothing tells.
	 *
	 * @throws DatabaseError
	 */
	public function sweep( string $currency, Calendar $calendar ): void {
		$this->summaries( new SummaryBasis( $calendar, $currency ) )->reconcile();
	}

	private function summaries( SummaryBasis $base ): DailySummaryStore {
		return new DailySummaryStore( $this->database, $this->tables, $this->transaction, $base );
	}

	private function marks(): SummaryCheckpoint {
		return new SummaryCheckpoint( new CheckpointStore( $this->database, $this->tables ) );
	}

	/**
	 * @param array<string, array<string, int>>|null $days The sums of each day, where there is no table of them.
	 * @return string The first day on which anything was, for a period that begins with it.
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
	 * In one statement, so that the points add up to the figures whoever writes meanwhile. The database adds up what lies
	 * before the days that are compared, and everything by point where that is what is asked for; the days in between are
	 * a few hundred at most.
	 *
	 * @param array<string, array<string, int>>|null $of_days As above.
	 * @return array<string, array<string, int>> By point, or name of what lies outside of the range.
	 * @throws DatabaseError
	 */
	private function sums( DayRange $range, ?DayRange $previous, Granularity $unit, ?array $of_days ): array {
		$rows = array();
		foreach ( $of_days ?? array() as $day => $sums ) {
			$is_before = null !== $previous && $day < $previous->from;
			$rows[]    = array( 'part' => $is_before ? self::BEFORE : $day ) + $sums;
		}
		$rows = null === $of_days ? $this->rows( $previous, $unit ) : $rows;
		$sums = array();
		foreach ( $rows as $row ) {
			$key            = self::stretch( (string) $row['part'], $range, $previous, $unit );
			$sums[ $key ] ??= self::NOTHING;
			foreach ( self::SUMS as $name ) {
				$sums[ $key ][ $name ] = Column::clamp( $sums[ $key ][ $name ] + (int) $row[ $name ] );
			}
		}
		return $sums;
	}

	/**
	 * @return list<array<string, string|null>> Sums by `part`: a day, or the beginning of the days of a point; BEFORE.
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
	 * @param string $part A day, or the beginning of the days of a point.
	 */
	private static function stretch( string $part, DayRange $range, ?DayRange $previous, Granularity $unit ): string {
		return match ( true ) {
			self::BEFORE === $part                      => self::BEFORE,
			str_starts_with( Calendar::UNDATED, $part ) => self::UNDATED,
			str_starts_with( Calendar::FUTURE, $part )  => self::FUTURE,
			null === $previous || $part >= $range->from => substr( $part, 0, $unit->key_length() ),
			$part <= $previous->to                      => self::PREVIOUS,
			default                                     => self::BETWEEN,
		};
	}

	/**
	 * @param array<string, array<string, int>> $sums As from sums().
	 * @param list<int|string>                  $keys Those that are added up.
	 * @return array<string, int>
	 */
	private static function total( array $sums, array $keys ): array {
		$total = self::NOTHING;
		foreach ( array_intersect_key( $sums, array_flip( $keys ) ) as $of ) {
			foreach ( $of as $name => $value ) {
				$total[ $name ] = Column::clamp( $total[ $name ] + $value );
			}
		}
		return $total;
	}
}
