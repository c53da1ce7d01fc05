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
 * @phpstan-type Day array{new_customers: int, orders: int, first_orders: int, returning_orders: int, revenue: int, other_orders: int, checksum: int}
 */
final class DailyTotalsQuery {

	/** Intervals of one statement. */
	private const INTERVALS_PER_STATEMENT = 100;

	/** SQL for `created_at` to the minute as a number: `202603011259`. */
	private const MINUTE = "CAST(REPLACE(REPLACE(REPLACE(SUBSTR(COALESCE(created_at, ''), 1, 16), '-', ''), ' ', ''), ':', '') AS SIGNED)";

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
		if ( array() === $days ) {
			return array();
		}
		$customers = $this->customers( $basis, $days );
		$orders    = $this->orders( $basis, $days );
		$firsts    = $this->first_orders( $basis, $days );
		$found     = array();
		foreach ( array_keys( $customers + $orders ) as $day ) {
			$of_day        = $orders[ $day ] ?? array();
			$first         = $firsts[ $day ] ?? 0;
			$found[ $day ] = array(
				'new_customers'    => (int) ( $customers[ $day ]['customers'] ?? 0 ),
				'orders'           => (int) ( $of_day['orders'] ?? 0 ),
				'first_orders'     => $first,
				'returning_orders' => (int) ( $of_day['of_customers'] ?? 0 ) - $first,
				'revenue'          => Column::number( $of_day['revenue'] ?? null ),
				'other_orders'     => (int) ( $of_day['other_orders'] ?? 0 ),
				'checksum'         => (int) ( $customers[ $day ]['checksum'] ?? 0 ) + (int) ( $of_day['checksum'] ?? 0 ),
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
		return array() === $days ? array() : array_map( intval( ... ), array_column( $this->customers( $basis, $days ), 'customers', 'day' ) );
	}

	/**
	 * Returns the day of the first customer or order; today in an empty store.
	 *
	 * @throws DatabaseError
	 */
	public function first_day( Calendar $calendar ): string {
		return $calendar->day_of(
			min( $this->first_moment( $this->tables->customers(), $calendar ), $this->first_moment( $this->tables->orders(), $calendar ) )
		);
	}

	/**
	 * Reads checksums, which change when a row of a day changes. The checksums of several days can be added.
	 *
	 * Each interval is one range of the index, which is twice as fast as grouping the whole index by day.
	 *
	 * @param array<string, non-empty-list<string>> $intervals Days of each interval.
	 * @return array<string, int> By interval.
	 * @throws DatabaseError
	 */
	public function checksums( SummaryBasis $basis, array $intervals ): array {
		$sql       = new CalendarSql( $basis->calendar );
		$checksums = array_fill_keys( array_keys( $intervals ), 0 );
		$sources   = array(
			array( $this->tables->customers(), '1 = 1', $this->customer_checksum() ),
			array( $this->tables->orders(), PaidOrderSql::IS_PAID, $this->order_checksum( $basis->currency ) ),
		);
		foreach ( $sources as [ $table, $where, $checksum ] ) {
			foreach ( array_chunk( $intervals, self::INTERVALS_PER_STATEMENT, true ) as $chunk ) {
				$selects = array();
				$values  = array();
				foreach ( $chunk as $name => $days ) {
					$when      = $sql->on_days( 'created_at', $days );
					$selects[] = "SELECT %s AS name, {$checksum->sql} FROM %i WHERE $where AND {$when->sql}";
					array_push( $values, (string) $name, ...$checksum->values, ...array( $table ), ...$when->values );
				}
				foreach ( $this->database->rows( implode( ' UNION ALL ', $selects ), $values ) as $row ) {
					$checksums[ $row['name'] ] += (int) $row['checksum'];
				}
			}
		}
		return $checksums;
	}

	/**
	 * @param non-empty-list<string>|null $days
	 * @return array<string, array<string, string|null>> By day.
	 * @throws DatabaseError
	 */
	private function customers( SummaryBasis $basis, ?array $days ): array {
		$checksum = $this->customer_checksum();
		return $this->rows( $basis->calendar, $this->tables->customers(), '1 = 1', new SqlFragment( "COUNT(*) AS customers, {$checksum->sql}" ), $days );
	}

	/**
	 * @param non-empty-list<string>|null $days
	 * @return array<string, array<string, string|null>> By day.
	 * @throws DatabaseError
	 */
	private function orders( SummaryBasis $basis, ?array $days ): array {
		$checksum = $this->order_checksum( $basis->currency );
		$counted  = 'WHEN UPPER(currency) = %s';
		$sums     = "SUM(CASE $counted THEN 1 ELSE 0 END) AS orders, SUM(CASE $counted THEN 0 ELSE 1 END) AS other_orders,"
			. " SUM(CASE $counted AND customer_id IS NOT NULL THEN 1 ELSE 0 END) AS of_customers,"
			. " SUM(CASE $counted THEN " . PaidOrderSql::amount() . " ELSE 0 END) AS revenue, {$checksum->sql}";
		$values   = array( ...array_fill( 0, 4, strtoupper( $basis->currency ) ), ...$checksum->values );
		return $this->rows( $basis->calendar, $this->tables->orders(), PaidOrderSql::IS_PAID, new SqlFragment( $sums, $values ), $days );
	}

	private function customer_checksum(): SqlFragment {
		return $this->checksum( 'id, created_at', self::MINUTE );
	}

	/**
	 * Includes customer and date, so that it also changes if equal orders are exchanged.
	 */
	private function order_checksum( string $currency ): SqlFragment {
		return $this->checksum(
			'id, COALESCE(customer_id, 0), currency, total_paid, total_refund, created_at',
			'COALESCE(customer_id, 0) * 31 + total_paid * 7 + total_refund * 3 + CASE WHEN UPPER(currency) = %s THEN 0 ELSE 1 END + ' . self::MINUTE,
			array( strtoupper( $currency ) )
		);
	}

	/**
	 * @param string       $columns Columns of the checksum.
	 * @param string       $number  The columns as a number, because SQLite has no CRC32.
	 * @param list<string> $values  Values of the placeholders in $number.
	 */
	private function checksum( string $columns, string $number, array $values = array() ): SqlFragment {
		return $this->database->dialect->is_sqlite()
			? new SqlFragment( "SUM((1 + id % 1000003) * (1 + ($number) % 1000033)) AS checksum", $values )
			: new SqlFragment( "SUM(CRC32(CONCAT_WS(',', $columns))) AS checksum" );
	}

	/**
	 * @param SqlFragment                 $sums Aggregates of each day.
	 * @param non-empty-list<string>|null $days
	 * @return array<string, array<string, string|null>> By day.
	 * @throws DatabaseError
	 */
	private function rows( Calendar $calendar, string $table, string $where, SqlFragment $sums, ?array $days ): array {
		$day  = $this->day( 'created_at', $table, $days, $calendar );
		$when = self::when( $days, $calendar );
		$rows = $this->database->rows(
			"SELECT {$day->sql} AS day, {$sums->sql} FROM %i WHERE $where AND {$when->sql} GROUP BY day",
			array( ...$day->values, ...$sums->values, $table, ...$when->values )
		);
		return array_column( $rows, null, 'day' );
	}

	/**
	 * Counts the customers whose first paid order is on each day. For some days, it reads the first order of each customer with an
	 * order on them; the subquery is named once, because MariaDB runs it each time that it is named.
	 *
	 * @param non-empty-list<string>|null $days Null for all days.
	 * @return array<string, int> By day.
	 * @throws DatabaseError
	 */
	public function first_orders( SummaryBasis $basis, ?array $days = null ): array {
		$orders  = $this->tables->orders();
		$paid    = PaidOrderSql::in_currency( $basis->currency );
		$when    = self::when( $days, $basis->calendar );
		$day     = $this->day( 'first', $orders, $days, $basis->calendar );
		$undated = Calendar::UNDATED . ' 00:00:00';
		$firsts  = new SqlFragment(
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
		$today = $calendar->begin( $calendar->today );
		return null === $first ? $today : min( $first, $today );
	}
}
