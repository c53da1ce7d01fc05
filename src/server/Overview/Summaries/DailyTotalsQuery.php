<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Host\Calendar;
use FluentCartCustomers\Orders\PaidOrderSql;

defined( 'ABSPATH' ) || exit;

/**
 * Sums customers and orders of the source tables by day. Revenue is in cents.
 *
 * @phpstan-type Sums array{new_customers?: int, orders?: int, customer_orders?: int, revenue?: int, other_orders?: int, first_orders?: int}
 */
final class DailyTotalsQuery {

	/** Sums of a day without customers and orders. */
	public const ZERO = array(
		'new_customers'   => 0,
		'orders'          => 0,
		'customer_orders' => 0,
		'revenue'         => 0,
		'other_orders'    => 0,
		'first_orders'    => 0,
	);

	/** SQLite limits the depth of an expression. */
	private const DAYS_PER_STATEMENT = 200;

	/** Rows of both tables that a request can sum: a tenth of a second. */
	private const MAX_ROWS_OF_REQUEST = 100_000;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Whether a request can sum all days, by the optimizer's estimate. Ids are not dense: importers leave gaps.
	 *
	 * @throws DatabaseError
	 */
	public function is_small(): bool {
		$rows = static fn ( string $table ): SqlFragment => new SqlFragment( "SELECT id FROM $table" );
		return array_sum( $this->database->estimate_rows( array( $rows( $this->tables->customers() ), $rows( $this->tables->orders() ) ), self::MAX_ROWS_OF_REQUEST ) ) <= self::MAX_ROWS_OF_REQUEST;
	}

	/**
	 * @param PendingChanges|null $changes Null for all sums of all days.
	 * @return array<string, Sums> By day, the sums that may have changed.
	 * @throws DatabaseError
	 */
	public function days( SummaryBasis $basis, ?PendingChanges $changes = null ): array {
		$totals = array();
		foreach ( array(
			$this->customers( $basis, $changes?->customer_days ),
			$this->orders( $basis, $changes?->order_days ),
			$this->first_orders( $basis, $changes?->first_days ),
		) as $sums ) {
			foreach ( $sums as $day => $of_day ) {
				$totals[ $day ] = array( ...( $totals[ $day ] ?? array() ), ...$of_day );
			}
		}
		return $totals;
	}

	/**
	 * @param list<string>|null $days Null for all days.
	 * @return array<string, Sums> By day.
	 */
	private function customers( SummaryBasis $basis, ?array $days ): array {
		$found = array_fill_keys( $days ?? array(), array( 'new_customers' => 0 ) );
		foreach ( $this->rows( $this->tables->customers(), new SqlFragment( 'COUNT(*) AS customers' ), '1 = 1', 'day', $basis->calendar, $days ) as $row ) {
			$found[ $row['day'] ] = array( 'new_customers' => (int) $row['customers'] );
		}
		return $found;
	}

	/**
	 * @param list<string>|null $days Null for all days.
	 * @return array<string, Sums> By day.
	 */
	private function orders( SummaryBasis $basis, ?array $days ): array {
		$zero  = array_intersect_key( self::ZERO, array_flip( array( 'orders', 'customer_orders', 'revenue', 'other_orders' ) ) );
		$found = array_fill_keys( $days ?? array(), $zero );
		$sums  = 'CASE WHEN UPPER(currency) = %s THEN 1 ELSE 0 END AS is_counted, COUNT(*) AS orders, COUNT(customer_id) AS customer_orders, SUM(' . PaidOrderSql::amount() . ') AS revenue';
		foreach ( $this->rows( $this->tables->orders(), new SqlFragment( $sums, array( strtoupper( $basis->currency ) ) ), PaidOrderSql::IS_PAID, 'day, is_counted', $basis->calendar, $days ) as $row ) {
			$counted = array(
				'orders'          => (int) $row['orders'],
				'customer_orders' => (int) $row['customer_orders'],
				'revenue'         => Column::number( $row['revenue'] ),
			);
			$of_day  = 0 === (int) $row['is_counted'] ? array( 'other_orders' => (int) $row['orders'] ) : $counted;

			$found[ $row['day'] ] = array( ...( $found[ $row['day'] ] ?? $zero ), ...$of_day );
		}
		return $found;
	}

	/**
	 * @param list<string>|null $days
	 * @return list<array<string, string|null>> With their `day`.
	 */
	private function rows( string $table, SqlFragment $columns, string $where, string $group, Calendar $calendar, ?array $days ): array {
		$rows = array();
		foreach ( self::chunks( $days ) as $chunk ) {
			$day  = $this->day( 'created_at', $table, $chunk, $calendar );
			$when = self::when( $chunk, $calendar );
			$read = $this->database->rows(
				"SELECT {$day->sql} AS day, {$columns->sql} FROM %i WHERE $where AND {$when->sql} GROUP BY $group",
				array( ...$day->values, ...$columns->values, $table, ...$when->values )
			);
			array_push( $rows, ...$read );
		}
		return $rows;
	}

	/**
	 * Counts the customers whose first paid order is on each day. For some days, it takes the first order on them, and looks for
	 * earlier ones.
	 *
	 * @param list<string>|null $days Null for all days.
	 * @return array<string, Sums> By day.
	 */
	private function first_orders( SummaryBasis $basis, ?array $days ): array {
		$found   = array_fill_keys( $days ?? array(), array( 'first_orders' => 0 ) );
		$orders  = $this->tables->orders();
		$undated = Calendar::UNDATED;
		$paid    = PaidOrderSql::in_currency( $basis->currency );
		$earlier = PaidOrderSql::in_currency( $basis->currency, 'e.' );
		foreach ( self::chunks( $days ) as $chunk ) {
			$when     = self::when( $chunk, $basis->calendar );
			$day      = $this->day( 'first', $orders, $chunk, $basis->calendar );
			$is_first = null === $chunk ? SqlFragment::all( array() ) : new SqlFragment(
				"NOT EXISTS (SELECT 1 FROM $orders AS e WHERE e.customer_id = firsts.customer_id AND {$earlier->sql} AND COALESCE(e.created_at, '$undated') < COALESCE(first, '$undated'))",
				$earlier->values
			);
			$rows     = $this->database->rows(
				"SELECT {$day->sql} AS day, COUNT(*) AS orders FROM"
					. " (SELECT customer_id, CASE WHEN COUNT(*) = COUNT(created_at) THEN MIN(created_at) END AS first FROM $orders WHERE {$paid->sql} AND customer_id IS NOT NULL AND {$when->sql} GROUP BY customer_id) AS firsts"
					. " WHERE {$is_first->sql} GROUP BY day",
				array( ...$day->values, ...$paid->values, ...$when->values, ...$is_first->values )
			);
			foreach ( $rows as $row ) {
				$found[ $row['day'] ] = array( 'first_orders' => (int) $row['orders'] );
			}
		}
		return $found;
	}

	/**
	 * @param list<string>|null $days
	 * @return list<non-empty-list<string>|null>
	 */
	private static function chunks( ?array $days ): array {
		if ( null === $days ) {
			return array( null );
		}
		sort( $days );
		return array_chunk( $days, self::DAYS_PER_STATEMENT );
	}

	/**
	 * @param non-empty-list<string>|null $days
	 */
	private static function when( ?array $days, Calendar $calendar ): SqlFragment {
		return null === $days ? SqlFragment::all( array() ) : ( new CalendarSql( $calendar ) )->on_days( 'created_at', $days );
	}

	/**
	 * @param non-empty-list<string>|null $days
	 */
	private function day( string $column, string $table, ?array $days, Calendar $calendar ): SqlFragment {
		$dated = array_diff( $days ?? array(), array( Calendar::UNDATED, Calendar::FUTURE ) );
		$since = array() === $dated ? $this->first_moment( $table, $calendar ) : $calendar->begin( min( $dated ) );
		return ( new CalendarSql( $calendar ) )->day_expression( $column, $since );
	}

	/**
	 * @return string First date of the table, at most the beginning of today, GMT.
	 */
	private function first_moment( string $table, Calendar $calendar ): string {
		$first = $this->database->value( 'SELECT MIN(created_at) FROM %i WHERE created_at >= %s', array( $table, Calendar::FIRST_MOMENT ) );
		return min( (string) ( $first ?? Calendar::FUTURE ), $calendar->begin( $calendar->today ) );
	}
}
