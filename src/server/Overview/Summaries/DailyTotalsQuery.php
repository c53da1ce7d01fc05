<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Host\Calendar;
use FluentCartCustomers\Orders\OrderRepository;

defined( 'ABSPATH' ) || exit;

/**
 * The customers and orders themselves, added up by day. What is asked of all days reads every one of them.
 *
 * @phpstan-type Day array{new_customers: int, orders: int, first_orders: int, returning_orders: int, revenue: int, other_orders: int, checksum: int}
 */
final class DailyTotalsQuery {

	/** So many stretches are asked for in one statement. */
	private const STRETCHES = 100;

	/** When a row was made, to the minute, as one number. */
	private const MINUTE = "CAST(REPLACE(REPLACE(REPLACE(SUBSTR(COALESCE(created_at, ''), 1, 16), '-', ''), ' ', ''), ':', '') AS SIGNED)";

	private const PAID = 'payment_status IN (' . OrderRepository::PAID . ')';

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
	 * Paid orders of the store's currency.
	 */
	public function paid( string $alias = '' ): SqlFragment {
		return new SqlFragment( "{$alias}" . self::PAID . " AND UPPER({$alias}currency) = %s", array( strtoupper( $this->currency ) ) );
	}

	/**
	 * @param non-empty-list<string>|null $days Null for all on which anything was.
	 * @return array<string, Day> By day; one on which nothing was is left out.
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
	 * The first day on which anything was; today in an empty store.
	 *
	 * @throws DatabaseError
	 */
	public function first_day(): string {
		return $this->calendar->day_of(
			min( $this->first_moment( $this->tables->customers() ), $this->first_moment( $this->tables->orders() ) )
		);
	}

	/**
	 * The checksums alone: they differ when anything does that is counted on a day, and those of several days add up.
	 * Each stretch is one range of an index, which is twice as fast as to group the whole of it by day.
	 *
	 * @param array<string, non-empty-list<string>> $stretches The days of each.
	 * @return array<string, int> By stretch.
	 * @throws DatabaseError
	 */
	public function checksums( array $stretches ): array {
		$checksums = array_fill_keys( array_keys( $stretches ), 0 );
		$sources   = array(
			array( $this->tables->customers(), '1 = 1', $this->customer_checksum() ),
			array( $this->tables->orders(), self::PAID, $this->order_checksum() ),
		);
		foreach ( $sources as [ $table, $where, $checksum ] ) {
			foreach ( array_chunk( $stretches, self::STRETCHES, true ) as $chunk ) {
				$selects = array();
				$values  = array();
				foreach ( $chunk as $name => $days ) {
					$when      = $this->sql->on_days( 'created_at', $days );
					$selects[] = "SELECT %s AS stretch, {$checksum->sql} FROM %i WHERE $where AND {$when->sql}";
					array_push( $values, (string) $name, ...$checksum->values, ...array( $table ), ...$when->values );
				}
				foreach ( $this->database->rows( implode( ' UNION ALL ', $selects ), $values ) as $row ) {
					$checksums[ $row['stretch'] ] += (int) $row['checksum'];
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
			. " SUM(CASE $counted THEN " . Column::amount() . " ELSE 0 END) AS revenue, {$checksum->sql}";
		$values   = array( ...array_fill( 0, 4, strtoupper( $this->currency ) ), ...$checksum->values );
		return $this->rows( $this->tables->orders(), self::PAID, new SqlFragment( $sums, $values ), $days );
	}

	private function customer_checksum(): SqlFragment {
		return $this->checksum( 'id, created_at', self::MINUTE );
	}

	/**
	 * It tells orders apart that add up to the same, whose they are, and when they were made.
	 */
	private function order_checksum(): SqlFragment {
		return $this->checksum(
			'id, COALESCE(customer_id, 0), currency, total_paid, total_refund, created_at',
			'COALESCE(customer_id, 0) * 31 + total_paid * 7 + total_refund * 3 + CASE WHEN UPPER(currency) = %s THEN 0 ELSE 1 END + ' . self::MINUTE,
			array( strtoupper( $this->currency ) )
		);
	}

	/**
	 * @param string       $columns What it is of.
	 * @param string       $number  The same as one number, since SQLite knows no CRC32.
	 * @param list<string> $values  For the placeholders of the number.
	 */
	private function checksum( string $columns, string $number, array $values = array() ): SqlFragment {
		return $this->database->dialect->is_sqlite()
			? new SqlFragment( "SUM((1 + id % 1000003) * (1 + ($number) % 1000033)) AS checksum", $values )
			: new SqlFragment( "SUM(CRC32(CONCAT_WS(',', $columns))) AS checksum" );
	}

	/**
	 * @param SqlFragment                   $sums Of each day.
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
	 * How many customers have made their first order, by day.
	 *
	 * @param non-empty-list<string>|null $days Null for all.
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
				"SELECT COALESCE((SELECT e.created_at FROM $table AS e WHERE e.customer_id = theirs.customer_id AND e.{$paid->sql} ORDER BY e.created_at LIMIT 1), '$undated') AS first"
					. " FROM (SELECT DISTINCT customer_id FROM $table WHERE {$paid->sql} AND customer_id IS NOT NULL AND {$when->sql}) AS theirs",
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
	 * @return string GMT; not after the beginning of today.
	 * @throws DatabaseError
	 */
	private function first_moment( string $table ): string {
		$first = $this->database->value( 'SELECT MIN(created_at) FROM %i WHERE created_at >= %s', array( $table, Calendar::FIRST_MOMENT ) );
		$today = $this->calendar->begin( $this->calendar->today );
		return null === $first ? $today : min( $first, $today );
	}
}
