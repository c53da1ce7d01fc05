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
 * @phpstan-type Day array{new_customers: int, orders: int, returning_orders: int, revenue: int, other_orders: int}
 */
final class DailyTotalsQuery {

	/** Sums of a day without customers and orders. */
	public const ZERO = array(
		'new_customers'    => 0,
		'orders'           => 0,
		'returning_orders' => 0,
		'revenue'          => 0,
		'other_orders'     => 0,
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
	 * @param list<string>|null $days Null for all days.
	 * @return array<string, Day> By day. Days without customers and orders are left out.
	 * @throws DatabaseError
	 */
	public function days( SummaryBasis $basis, ?array $days = null ): array {
		if ( count( $days ?? array() ) > self::DAYS_PER_STATEMENT ) {
			sort( $days );
			return array_merge( ...array_map( fn ( array $chunk ): array => $this->days( $basis, $chunk ), array_chunk( $days, self::DAYS_PER_STATEMENT ) ) );
		}
		$totals = array();
		foreach ( $this->new_customers( $basis, $days ) as $day => $count ) {
			$totals[ $day ] = array( ...self::ZERO, 'new_customers' => $count );
		}
		foreach ( $this->orders( $basis, $days ) as $row ) {
			$counted = array(
				'orders'           => (int) $row['orders'],
				'returning_orders' => (int) $row['of_customers'],
				'revenue'          => Column::number( $row['revenue'] ),
			);
			$more    = 0 === (int) $row['is_counted'] ? array( 'other_orders' => (int) $row['orders'] ) : $counted;

			$totals[ $row['day'] ] = array( ...( $totals[ $row['day'] ] ?? self::ZERO ), ...$more );
		}
		foreach ( $this->first_orders( $basis, $days ) as $day => $count ) {
			// An order may have been added since.
			if ( isset( $totals[ $day ] ) ) {
				$totals[ $day ]['returning_orders'] = max( 0, $totals[ $day ]['returning_orders'] - $count );
			}
		}
		return $totals;
	}

	/**
	 * @param list<string>|null $days Null for all days.
	 * @return array<string, int> The number of new customers by day. Days without any are left out.
	 * @throws DatabaseError
	 */
	public function new_customers( SummaryBasis $basis, ?array $days ): array {
		$customers = array();
		foreach ( null === $days ? array( null ) : array_chunk( $days, self::DAYS_PER_STATEMENT ) as $chunk ) {
			$rows       = $this->rows( $this->tables->customers(), new SqlFragment( 'COUNT(*) AS customers' ), '1 = 1', 'day', $basis->calendar, $chunk );
			$customers += array_map( intval( ... ), array_column( $rows, 'customers', 'day' ) );
		}
		return $customers;
	}

	/**
	 * @param list<string>|null $days
	 * @return list<array<string, string|null>> A row for the orders of each day in the store's currency, and one for the others.
	 */
	private function orders( SummaryBasis $basis, ?array $days ): array {
		$sums = 'CASE WHEN UPPER(currency) = %s THEN 1 ELSE 0 END AS is_counted, COUNT(*) AS orders, COUNT(customer_id) AS of_customers, SUM(' . PaidOrderSql::amount() . ') AS revenue';
		return $this->rows( $this->tables->orders(), new SqlFragment( $sums, array( strtoupper( $basis->currency ) ) ), PaidOrderSql::IS_PAID, 'day, is_counted', $basis->calendar, $days );
	}

	/**
	 * @param list<string>|null $days
	 * @return list<array<string, string|null>> With their `day`.
	 */
	private function rows( string $table, SqlFragment $columns, string $where, string $group, Calendar $calendar, ?array $days ): array {
		if ( array() === $days ) {
			return array();
		}
		$day  = $this->day( 'created_at', $table, $days, $calendar );
		$when = self::when( $days, $calendar );
		return $this->database->rows(
			"SELECT {$day->sql} AS day, {$columns->sql} FROM %i WHERE $where AND {$when->sql} GROUP BY $group",
			array( ...$day->values, ...$columns->values, $table, ...$when->values )
		);
	}

	/**
	 * Counts the customers whose first paid order is on each day. For some days, it takes the first order on them, and looks for
	 * earlier ones.
	 *
	 * @param list<string>|null $days Null for all days.
	 * @return array<string, int> By day.
	 */
	private function first_orders( SummaryBasis $basis, ?array $days ): array {
		if ( array() === $days ) {
			return array();
		}
		$orders   = $this->tables->orders();
		$undated  = Calendar::UNDATED;
		$paid     = PaidOrderSql::in_currency( $basis->currency );
		$when     = self::when( $days, $basis->calendar );
		$day      = $this->day( 'first', $orders, $days, $basis->calendar );
		$firsts   = new SqlFragment(
			"SELECT customer_id, CASE WHEN COUNT(*) = COUNT(created_at) THEN MIN(created_at) END AS first FROM $orders WHERE {$paid->sql} AND customer_id IS NOT NULL AND {$when->sql} GROUP BY customer_id",
			array( ...$paid->values, ...$when->values )
		);
		$earlier  = PaidOrderSql::in_currency( $basis->currency, 'e.' );
		$is_first = null === $days ? SqlFragment::all( array() ) : new SqlFragment(
			"NOT EXISTS (SELECT 1 FROM $orders AS e WHERE e.customer_id = firsts.customer_id AND {$earlier->sql} AND COALESCE(e.created_at, '$undated') < COALESCE(first, '$undated'))",
			$earlier->values
		);
		$rows     = $this->database->rows(
			"SELECT {$day->sql} AS day, COUNT(*) AS orders FROM ({$firsts->sql}) AS firsts WHERE {$is_first->sql} GROUP BY day",
			array( ...$day->values, ...$firsts->values, ...$is_first->values )
		);
		return array_map( intval( ... ), array_column( $rows, 'orders', 'day' ) );
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
