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
		$customers = $this->new_customers( $basis, $days );
		$orders    = $this->orders( $basis, $days );
		$firsts    = $this->first_orders( $basis, $days );
		$found     = array();
		foreach ( array_keys( $customers + $orders ) as $day ) {
			$of_day        = $orders[ $day ] ?? array();
			$found[ $day ] = array(
				'new_customers'    => $customers[ $day ] ?? 0,
				'orders'           => (int) ( $of_day['orders'] ?? 0 ),
				'returning_orders' => (int) ( $of_day['of_customers'] ?? 0 ) - ( $firsts[ $day ] ?? 0 ),
				'revenue'          => Column::number( $of_day['revenue'] ?? null ),
				'other_orders'     => (int) ( $of_day['other_orders'] ?? 0 ),
			);
		}
		return $found;
	}

	/**
	 * @param list<string>|null $days Null for all days.
	 * @return array<string, int> The number of new customers by day. Days without any are left out.
	 * @throws DatabaseError
	 */
	public function new_customers( SummaryBasis $basis, ?array $days ): array {
		$rows = $this->rows( $this->tables->customers(), '1 = 1', new SqlFragment( 'COUNT(*) AS customers' ), $basis->calendar, $days );
		return array_map( static fn ( array $row ): int => (int) $row['customers'], $rows );
	}

	/**
	 * @param list<string>|null $days
	 * @return array<string, array<string, string|null>> By day.
	 * @throws DatabaseError
	 */
	private function orders( SummaryBasis $basis, ?array $days ): array {
		$counted = 'WHEN UPPER(currency) = %s';
		$sums    = "SUM(CASE $counted THEN 1 ELSE 0 END) AS orders, SUM(CASE $counted THEN 0 ELSE 1 END) AS other_orders,"
			. " SUM(CASE $counted AND customer_id IS NOT NULL THEN 1 ELSE 0 END) AS of_customers,"
			. " SUM(CASE $counted THEN " . PaidOrderSql::amount() . ' ELSE 0 END) AS revenue';
		$values  = array_fill( 0, 4, strtoupper( $basis->currency ) );
		return $this->rows( $this->tables->orders(), PaidOrderSql::IS_PAID, new SqlFragment( $sums, $values ), $basis->calendar, $days );
	}

	/**
	 * @param SqlFragment       $sums Aggregates of each day.
	 * @param list<string>|null $days
	 * @return array<string, array<string, string|null>> By day.
	 * @throws DatabaseError
	 */
	private function rows( string $table, string $where, SqlFragment $sums, Calendar $calendar, ?array $days ): array {
		if ( array() === $days ) {
			return array();
		}
		$day  = $this->day( 'created_at', $table, $days, $calendar );
		$when = self::when( $days, $calendar );
		$rows = $this->database->rows(
			"SELECT {$day->sql} AS day, {$sums->sql} FROM %i WHERE $where AND {$when->sql} GROUP BY day",
			array( ...$day->values, ...$sums->values, $table, ...$when->values )
		);
		return array_column( $rows, null, 'day' );
	}

	/**
	 * Counts the customers whose first paid order is on each day. For some days, it compares the first order on them with the first
	 * of all. Only one expression contains that subquery, because MariaDB runs it for each.
	 *
	 * @param list<string>|null $days Null for all days.
	 * @return array<string, int> By day.
	 * @throws DatabaseError
	 */
	private function first_orders( SummaryBasis $basis, ?array $days ): array {
		if ( array() === $days ) {
			return array();
		}
		$orders   = $this->tables->orders();
		$undated  = Calendar::UNDATED . ' 00:00:00';
		$paid     = PaidOrderSql::in_currency( $basis->currency );
		$when     = self::when( $days, $basis->calendar );
		$day      = $this->day( 'first', $orders, $days, $basis->calendar );
		$firsts   = new SqlFragment(
			"SELECT customer_id, MIN(COALESCE(created_at, '$undated')) AS first FROM $orders WHERE {$paid->sql} AND customer_id IS NOT NULL AND {$when->sql} GROUP BY customer_id",
			array( ...$paid->values, ...$when->values )
		);
		$is_first = null === $days ? SqlFragment::all( array() ) : new SqlFragment(
			"first <= (SELECT COALESCE(e.created_at, '$undated') FROM $orders AS e WHERE e.customer_id = firsts.customer_id AND e.{$paid->sql} ORDER BY e.created_at LIMIT 1)",
			$paid->values
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
	 * @throws DatabaseError
	 */
	private function day( string $column, string $table, ?array $days, Calendar $calendar ): SqlFragment {
		$dated = array_diff( $days ?? array(), array( Calendar::UNDATED, Calendar::FUTURE ) );
		$since = array() === $dated ? $this->first_moment( $table, $calendar ) : $calendar->begin( min( $dated ) );
		return ( new CalendarSql( $calendar ) )->day_expression( $column, $since );
	}

	/**
	 * @return string First date of the table, at most the beginning of today, GMT.
	 * @throws DatabaseError
	 */
	private function first_moment( string $table, Calendar $calendar ): string {
		$first = $this->database->value( 'SELECT MIN(created_at) FROM %i WHERE created_at >= %s', array( $table, Calendar::FIRST_MOMENT ) );
		return min( (string) ( $first ?? Calendar::FUTURE ), $calendar->begin( $calendar->today ) );
	}
}
