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
 * Sums customers and orders by day. Without a list of days, a method reads the whole tables.
 *
 * Revenue is in cents.
 *
 * @phpstan-type Day array{new_customers: int, orders: int, first_orders: int, returning_orders: int, revenue: int, other_orders: int, checksum: int}
 */
final class DailyTotalsQuery {

	/** Intervals of one statement. */
	private const INTERVALS_PER_STATEMENT = 100;

	/** SQL for `created_at` to the minute as a number: `202603011259`. */
	private const MINUTE = "CAST(REPLACE(REPLACE(REPLACE(SUBSTR(COALESCE(created_at, ''), 1, 16), '-', ''), ' ', ''), ':', '') AS SIGNED)";

	private readonly CalendarSql $sql;

	/**
	 * @param string $currency ISO 4217.
	 */
	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Calendar $calendar,
		private readonly string $currency,
	) {
		$this->sql = new CalendarSql( $calendar );
	}

	/**
	 * Predicate of paid orders in the store's currency.
	 */
	public function paid( string $alias = '' ): SqlFragment {
		return new SqlFragment( "{$alias}" . PaidOrderSql::IS_PAID . " AND UPPER({$alias}currency) = %s", array( strtoupper( $this->currency ) ) );
	}

	/**
	 * @param non-empty-list<string>|null $days Null for all days.
	 * @return array<string, Day> By day. Days without customers and orders are left out.
	 * @throws DatabaseError
	 */
	public function days( ?array $days = null ): array {
		$customers = $this->customers( $days );
		$orders    = $this->orders( $days );
		$firsts    = $this->first_orders( $days );
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
	 * Returns the day of the first customer or order; today in an empty store.
	 *
	 * @throws DatabaseError
	 */
	public function first_day(): string {
		return $this->calendar->day_of(
			min( $this->first_moment( $this->tables->customers() ), $this->first_moment( $this->tables->orders() ) )
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
	public function checksums( array $intervals ): array {
		$checksums = array_fill_keys( array_keys( $intervals ), 0 );
		$sources   = array(
			array( $this->tables->customers(), '1 = 1', $this->customer_checksum() ),
			array( $this->tables->orders(), PaidOrderSql::IS_PAID, $this->order_checksum() ),
		);
		foreach ( $sources as [ $table, $where, $checksum ] ) {
			foreach ( array_chunk( $intervals, self::INTERVALS_PER_STATEMENT, true ) as $chunk ) {
				$selects = array();
				$values  = array();
				foreach ( $chunk as $name => $days ) {
					$when      = $this->sql->on_days( 'created_at', $days );
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
	private function customers( ?array $days ): array {
		$checksum = $this->customer_checksum();
		return $this->rows( $this->tables->customers(), '1 = 1', new SqlFragment( "COUNT(*) AS customers, {$checksum->sql}" ), $days );
	}

	/**
	 * @param non-empty-list<string>|null $days
	 * @return array<string, array<string, string|null>> By day.
	 * @throws DatabaseError
	 */
	private function orders( ?array $days ): array {
		$checksum = $this->order_checksum();
		$counted  = 'WHEN UPPER(currency) = %s';
		$sums     = "SUM(CASE $counted THEN 1 ELSE 0 END) AS orders, SUM(CASE $counted THEN 0 ELSE 1 END) AS other_orders,"
			. " SUM(CASE $counted AND customer_id IS NOT NULL THEN 1 ELSE 0 END) AS of_customers,"
			. " SUM(CASE $counted THEN " . PaidOrderSql::amount() . " ELSE 0 END) AS revenue, {$checksum->sql}";
		$values   = array( ...array_fill( 0, 4, strtoupper( $this->currency ) ), ...$checksum->values );
		return $this->rows( $this->tables->orders(), PaidOrderSql::IS_PAID, new SqlFragment( $sums, $values ), $days );
	}

	private function customer_checksum(): SqlFragment {
		return $this->checksum( 'id, created_at', self::MINUTE );
	}

	/**
	 * Includes customer and date, so that it also changes if equal orders are exchanged.
	 */
	private function order_checksum(): SqlFragment {
		return $this->checksum(
			'id, COALESCE(customer_id, 0), currency, total_paid, total_refund, created_at',
			'COALESCE(customer_id, 0) * 31 + total_paid * 7 + total_refund * 3 + CASE WHEN UPPER(currency) = %s THEN 0 ELSE 1 END + ' . self::MINUTE,
			array( strtoupper( $this->currency ) )
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
	private function rows( string $table, string $where, SqlFragment $sums, ?array $days ): array {
		$day  = $this->day( 'created_at', $table, $days );
		$when = $this->when( 'created_at', $days );
		$rows = $this->database->rows(
			"SELECT {$day->sql} AS day, {$sums->sql} FROM %i WHERE $where AND {$when->sql} GROUP BY day",
			array( ...$day->values, ...$sums->values, $table, ...$when->values )
		);
		return array_column( $rows, null, 'day' );
	}

	/**
	 * Counts the customers whose first paid order is on each day.
	 *
	 * @param non-empty-list<string>|null $days Null for all days.
	 * @return array<string, int> By day.
	 * @throws DatabaseError
	 */
	public function first_orders( ?array $days = null ): array {
		$table   = $this->tables->orders();
		$paid    = $this->paid();
		$when    = $this->when( 'created_at', $days );
		$of_days = $this->when( 'first', $days );
		$day     = $this->day( 'first', $table, null );
		$undated = Calendar::UNDATED . ' 00:00:00';
		$firsts  = null === $days
			? new SqlFragment(
				"SELECT MIN(COALESCE(created_at, '$undated')) AS first FROM $table WHERE {$paid->sql} AND customer_id IS NOT NULL GROUP BY customer_id",
				$paid->values
			)
			: new SqlFragment(
				"SELECT COALESCE((SELECT e.created_at FROM $table AS e WHERE e.customer_id = buyers.customer_id AND e.{$paid->sql} ORDER BY e.created_at LIMIT 1), '$undated') AS first"
					. " FROM (SELECT DISTINCT customer_id FROM $table WHERE {$paid->sql} AND customer_id IS NOT NULL AND {$when->sql}) AS buyers",
				array( ...$paid->values, ...$paid->values, ...$when->values )
			);
		$rows    = $this->database->rows(
			"SELECT {$day->sql} AS day, COUNT(*) AS orders FROM ({$firsts->sql}) AS firsts WHERE {$of_days->sql} GROUP BY day",
			array( ...$day->values, ...$firsts->values, ...$of_days->values )
		);
		return array_map( intval( ... ), array_column( $rows, 'orders', 'day' ) );
	}

	/**
	 * @param non-empty-list<string>|null $days
	 */
	private function when( string $column, ?array $days ): SqlFragment {
		return null === $days ? SqlFragment::all( array() ) : $this->sql->on_days( $column, $days );
	}

	/**
	 * @param non-empty-list<string>|null $days
	 * @throws DatabaseError
	 */
	private function day( string $column, string $table, ?array $days ): SqlFragment {
		$dated = array_diff( $days ?? array(), array( Calendar::UNDATED, Calendar::FUTURE ) );
		$since = array() === $dated ? $this->first_moment( $table ) : $this->calendar->begin( min( $dated ) );
		return $this->sql->day_expression( $column, $since );
	}

	/**
	 * @return string First date of the table, at most the beginning of today, GMT.
	 * @throws DatabaseError
	 */
	private function first_moment( string $table ): string {
		$first = $this->database->value( 'SELECT MIN(created_at) FROM %i WHERE created_at >= %s', array( $table, Calendar::FIRST_MOMENT ) );
		$today = $this->calendar->begin( $this->calendar->today );
		return null === $first ? $today : min( $first, $today );
	}
}
