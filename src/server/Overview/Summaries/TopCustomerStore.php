<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Host\Calendar;
use FluentCartCustomers\Host\DayRange;
use FluentCartCustomers\Orders\PaidOrderSql;

defined( 'ABSPATH' ) || exit;

/**
 * The customers with the highest spending of each period.
 *
 * The table stores more customers than an overview shows. All other customers had spent less when the list was written, and
 * only a change of their own orders can move them onto it. So only customers with changed orders are recalculated. A list that
 * has become too short is rebuilt from all orders.
 */
final class TopCustomerStore {

	/** Customers in an overview. */
	private const SHOWN = 10;

	/** Customers that a list contains when it is written. */
	private const STORED = 100;

	/** Rows of one statement, because SQLite limits its length. */
	private const MAX_ROWS_PER_STATEMENT = 200;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly DailyTotalsQuery $totals,
		private readonly Calendar $calendar,
		private readonly SummaryCheckpoint $checkpoint,
	) {}

	/**
	 * @return list<TopCustomer>|null Highest spending first; null if the list must be rebuilt.
	 * @throws DatabaseError
	 */
	public function read( Period $period, DayRange $range, CheckpointState $state ): ?array {
		$top = $state->tops[ $period->value ] ?? null;
		if ( null === $top || $top['from'] !== self::since( $period, $range ) ) {
			return null;
		}
		$rows = $this->database->rows(
			'SELECT c.id, c.email, c.first_name, c.last_name, t.spent, t.orders FROM %i AS t INNER JOIN %i AS c ON c.id = t.customer_id'
				. ' WHERE t.period = %s ORDER BY t.spent DESC, t.customer_id LIMIT %d',
			array( $this->tables->top_customers(), $this->tables->customers(), $period->value, self::SHOWN )
		);
		return count( $rows ) < self::SHOWN && $top['spent'] > 0 ? null : array_map( TopCustomer::from_row( ... ), $rows );
	}

	/**
	 * Calculates the list from all orders, and stores nothing.
	 *
	 * @return list<TopCustomer> Highest spending first.
	 * @throws DatabaseError
	 */
	public function from_source( Period $period, DayRange $range ): array {
		$spent = array_column( $this->spent( $period, self::since( $period, $range ), $this->existing(), self::SHOWN ), null, 'customer_id' );
		if ( array() === $spent ) {
			return array();
		}
		$ids  = SqlFragment::in( 'id', array_map( intval( ... ), array_keys( $spent ) ) );
		$rows = $this->database->rows( "SELECT id, email, first_name, last_name FROM %i WHERE {$ids->sql}", array( $this->tables->customers(), ...$ids->values ) );
		$rows = array_column( $rows, null, 'id' );
		return array_map( static fn ( int|string $id ): TopCustomer => TopCustomer::from_row( $rows[ $id ] + $spent[ $id ] ), array_keys( array_intersect_key( $spent, $rows ) ) );
	}

	private function existing(): SqlFragment {
		return new SqlFragment( "customer_id IN (SELECT id FROM {$this->tables->customers()})" );
	}

	/**
	 * Calculates the list from all orders, and stores it.
	 *
	 * @throws DatabaseError
	 */
	public function rebuild( Transaction $transaction, Period $period, DayRange $range ): void {
		$rows = $this->spent( $period, self::since( $period, $range ), $this->existing(), self::STORED );
		$last = count( $rows ) < self::STORED ? null : $rows[ self::STORED - 1 ];

		$transaction->delete( $this->tables->top_customers(), array( 'period' => $period->value ) );
		$this->add( $transaction, $period, $rows );
		$this->checkpoint->set_top(
			$transaction,
			$period,
			array(
				'from'  => self::since( $period, $range ),
				'spent' => (int) ( $last['spent'] ?? 0 ),
				'id'    => (int) ( $last['customer_id'] ?? 0 ),
			)
		);
	}

	/**
	 * Recalculates the spending of these customers in all lists.
	 *
	 * @param list<int> $customer_ids
	 * @throws DatabaseError
	 */
	public function update( Transaction $transaction, array $customer_ids, CheckpointState $state ): void {
		if ( array() === $customer_ids ) {
			return;
		}
		foreach ( $state->tops as $period => $top ) {
			$rows = $this->spent( Period::from( $period ), $top['from'], SqlFragment::in( 'customer_id', $customer_ids ), count( $customer_ids ) );
			$best = array_filter(
				$rows,
				static fn ( array $row ): bool => array( $top['spent'], (int) $row['customer_id'] ) <= array( (int) $row['spent'], $top['id'] )
			);
			foreach ( array_chunk( $customer_ids, self::MAX_ROWS_PER_STATEMENT ) as $ids ) {
				$transaction->delete(
					$this->tables->top_customers(),
					array(
						'period'      => $period,
						'customer_id' => $ids,
					)
				);
			}
			$this->add( $transaction, Period::from( $period ), array_values( $best ) );
		}
	}

	/**
	 * @param string      $since First day, `Y-m-d`; ignored for ALL_TIME, which includes orders without a date.
	 * @param SqlFragment $of_customers   Predicate of `customer_id`.
	 * @return list<array<string, string|null>> `customer_id`, `spent` (cents) and `orders` of customers that spent more than
	 *                                          nothing, highest first.
	 * @throws DatabaseError
	 */
	private function spent( Period $period, string $since, SqlFragment $of_customers, int $limit ): array {
		$paid = $this->totals->paid();
		$end  = $this->calendar->end( $this->calendar->today );
		$when = Period::ALL_TIME === $period
			? new SqlFragment( '(created_at IS NULL OR created_at < %s)', array( $end ) )
			: new SqlFragment( 'created_at >= %s AND created_at < %s', array( $this->calendar->begin( $since ), $end ) );
		return $this->database->rows(
			'SELECT customer_id, SUM(' . PaidOrderSql::amount() . ') AS spent, COUNT(*) AS orders FROM %i'
				. " WHERE {$paid->sql} AND {$when->sql} AND {$of_customers->sql} GROUP BY customer_id HAVING spent > 0 ORDER BY spent DESC, customer_id LIMIT %d",
			array( $this->tables->orders(), ...$paid->values, ...$when->values, ...$of_customers->values, $limit )
		);
	}

	/**
	 * @param list<array<string, string|null>> $rows Rows of spent().
	 * @throws DatabaseError
	 */
	private function add( Transaction $transaction, Period $period, array $rows ): void {
		$rows = array_map(
			static fn ( array $row ): array => array(
				'period'      => $period->value,
				'customer_id' => (int) $row['customer_id'],
				'spent'       => Column::number( $row['spent'] ),
				'orders'      => (int) $row['orders'],
			),
			$rows
		);
		foreach ( array_chunk( $rows, self::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
			$transaction->insert_ignore( $this->tables->top_customers(), $chunk );
		}
	}

	/**
	 * Returns the first day of the list. ALL_TIME has a constant, so that an older order does not change it.
	 */
	private static function since( Period $period, DayRange $range ): string {
		return Period::ALL_TIME === $period ? Calendar::UNDATED : $range->from;
	}
}
