<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data\Overview;

use FluentCartCustomers\Data\Condition;
use FluentCartCustomers\Data\Database;
use FluentCartCustomers\Data\DatabaseError;
use FluentCartCustomers\Data\OrderRepository;
use FluentCartCustomers\Data\Tables;

/**
 * The customers and orders themselves, added up by day. What is asked of all days reads every one of them.
 *
 * @phpstan-type Day array{new_customers: int, orders: int, returning_orders: int, revenue: int, other_orders: int, checksum: int}
 */
final class Source {

	/** Of a day on which nothing was. */
	private const NOTHING = array(
		'new_customers'    => 0,
		'orders'           => 0,
		'returning_orders' => 0,
		'revenue'          => 0,
		'other_orders'     => 0,
		'checksum'         => 0,
	);

	/** In hundredths: nobody gets back more than they have paid. */
	public const AMOUNT = 'CASE WHEN total_paid > total_refund THEN total_paid - total_refund ELSE 0 END';

	private const PAID = 'payment_status IN (' . OrderRepository::PAID . ')';

	/**
	 * @param string $currency ISO 4217.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Tables $tables,
		private readonly Calendar $calendar,
		private readonly string $currency,
	) {}

	/**
	 * Paid orders of the store's currency.
	 */
	public function paid( string $alias = '' ): Condition {
		return new Condition( "{$alias}" . self::PAID . " AND UPPER({$alias}currency) = %s", array( strtoupper( $this->currency ) ) );
	}

	/**
	 * @param list<string>|null $days Null for all on which anything was.
	 * @return array<string, Day> By day.
	 * @throws DatabaseError
	 */
	public function days( ?array $days = null ): array {
		if ( array() === $days ) {
			return array();
		}
		$found = null === $days ? array() : array_fill_keys( $days, self::NOTHING );
		foreach ( $this->customers( $days ) as $row ) {
			$found[ $row['day'] ] = array(
				...self::NOTHING,
				'new_customers' => (int) $row['customers'],
				'checksum'      => (int) $row['checksum'],
			);
		}
		foreach ( $this->orders( $days ) as $row ) {
			$day                  = $found[ $row['day'] ] ?? self::NOTHING;
			$found[ $row['day'] ] = array(
				'new_customers'    => $day['new_customers'],
				'orders'           => (int) $row['orders'],
				'returning_orders' => (int) $row['of_customers'],
				'revenue'          => (int) $row['revenue'],
				'other_orders'     => (int) $row['other_orders'],
				'checksum'         => $day['checksum'] + (int) $row['checksum'],
			);
		}
		foreach ( $this->first_orders( $days ) as $row ) {
			$found[ $row['day'] ]['returning_orders'] -= (int) $row['orders'];
		}
		return $found;
	}

	/**
	 * @param list<string>|null $days
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function customers( ?array $days ): array {
		$table = $this->tables->customers();
		$day   = $this->day( 'created_at', $table, $days );
		$when  = $this->when( 'created_at', $days );
		return $this->database->rows(
			"SELECT {$day->sql} AS day, COUNT(*) AS customers, SUM(id % 1000003) AS checksum FROM %i WHERE {$when->sql} GROUP BY day",
			array( ...$day->values, $table, ...$when->values )
		);
	}

	/**
	 * The checksum tells orders apart that add up to the same, and whose they are.
	 *
	 * @param list<string>|null $days
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function orders( ?array $days ): array {
		$table    = $this->tables->orders();
		$day      = $this->day( 'created_at', $table, $days );
		$when     = $this->when( 'created_at', $days );
		$currency = strtoupper( $this->currency );
		return $this->database->rows(
			"SELECT day, SUM(counted) AS orders, SUM(other) AS other_orders, SUM(counted * owned) AS of_customers, SUM(counted * amount) AS revenue, SUM(mixed) AS checksum FROM"
				. " (SELECT {$day->sql} AS day,"
				. ' CASE WHEN UPPER(currency) = %s THEN 1 ELSE 0 END AS counted, CASE WHEN UPPER(currency) = %s THEN 0 ELSE 1 END AS other,'
				. ' CASE WHEN customer_id IS NULL THEN 0 ELSE 1 END AS owned, ' . self::AMOUNT . ' AS amount,'
				. ' (id % 1000003) * (COALESCE(customer_id, 0) % 1000033 + 1) % 1000000007 AS mixed'
				. ' FROM %i WHERE ' . self::PAID . " AND {$when->sql}) AS paid GROUP BY day",
			array( ...$day->values, $currency, $currency, $table, ...$when->values )
		);
	}

	/**
	 * How many customers have made their first order, by day.
	 *
	 * @param list<string>|null $days
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function first_orders( ?array $days ): array {
		$table   = $this->tables->orders();
		$paid    = $this->paid();
		$when    = $this->when( 'created_at', $days );
		$of_days = $this->when( 'first', $days );
		$day     = $this->day( 'first', $table, null );
		$undated = Calendar::UNDATED . ' 00:00:00';
		$firsts  = null === $days
			? new Condition(
				"SELECT MIN(COALESCE(created_at, '$undated')) AS first FROM $table WHERE {$paid->sql} AND customer_id IS NOT NULL GROUP BY customer_id",
				$paid->values
			)
			: new Condition(
				"SELECT COALESCE((SELECT e.created_at FROM $table AS e WHERE e.customer_id = theirs.customer_id AND e.{$paid->sql} ORDER BY e.created_at LIMIT 1), '$undated') AS first"
					. " FROM (SELECT DISTINCT customer_id FROM $table WHERE {$paid->sql} AND customer_id IS NOT NULL AND {$when->sql}) AS theirs",
				array( ...$paid->values, ...$paid->values, ...$when->values )
			);
		return $this->database->rows(
			"SELECT {$day->sql} AS day, COUNT(*) AS orders FROM ({$firsts->sql}) AS firsts WHERE {$of_days->sql} GROUP BY day",
			array( ...$day->values, ...$firsts->values, ...$of_days->values )
		);
	}

	/**
	 * @param list<string>|null $days
	 */
	private function when( string $column, ?array $days ): Condition {
		return null === $days ? Condition::all( array() ) : $this->calendar->on_days( $column, $days );
	}

	/**
	 * @param list<string>|null $days
	 * @throws DatabaseError
	 */
	private function day( string $column, string $table, ?array $days ): Condition {
		$dated = array_diff( $days ?? array(), array( Calendar::UNDATED, Calendar::FUTURE ) );
		$since = array() === $dated
			? $this->database->value( 'SELECT MIN(created_at) FROM %i WHERE created_at >= %s', array( $table, Calendar::FIRST_MOMENT ) )
			: $this->calendar->begin( min( $dated ) );
		return $this->calendar->day_expression( $column, $since ?? $this->calendar->begin( $this->calendar->today ) );
	}
}
