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

defined( 'ABSPATH' ) || exit;

/**
 * Who has spent the most in a period.
 *
 * A table keeps more of them than are asked for. Everybody else was behind the last one on the list when it was made,
 * and only an order of theirs can have changed that: whose orders change is added up anew, and put on the list or taken
 * off it. Only when it has become too short is it made anew, by adding up everybody.
 */
final class TopCustomerStore {

	private const SHOWN = 10;

	private const KEPT = 100;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly DailyTotalsQuery $source,
		private readonly Calendar $calendar,
		private readonly SummaryCheckpoint $marks,
	) {}

	/**
	 * @return list<TopCustomer>|null The best first; null if the list must be made first.
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
	 * Adds everybody up, and keeps no list.
	 *
	 * @return list<TopCustomer> The best first.
	 * @throws DatabaseError
	 */
	public function from_source( Period $period, DayRange $range ): array {
		$spent = array_column( $this->spent( $period, self::since( $period, $range ), $this->existing(), self::SHOWN ), null, 'customer_id' );
		if ( array() === $spent ) {
			return array();
		}
		$these = SqlFragment::in( 'id', array_map( intval( ... ), array_keys( $spent ) ) );
		$rows  = $this->database->rows( "SELECT id, email, first_name, last_name FROM %i WHERE {$these->sql}", array( $this->tables->customers(), ...$these->values ) );
		$rows  = array_column( $rows, null, 'id' );
		return array_map( static fn ( int|string $id ): TopCustomer => TopCustomer::from_row( $rows[ $id ] + $spent[ $id ] ), array_keys( array_intersect_key( $spent, $rows ) ) );
	}

	private function existing(): SqlFragment {
		return new SqlFragment( "customer_id IN (SELECT id FROM {$this->tables->customers()})" );
	}

	/**
	 * Makes the list anew.
	 *
	 * @throws DatabaseError
	 */
	public function make( Transaction $transaction, Period $period, DayRange $range ): void {
		$rows = $this->spent( $period, self::since( $period, $range ), $this->existing(), self::KEPT );
		$last = count( $rows ) < self::KEPT ? null : $rows[ self::KEPT - 1 ];

		$transaction->delete( $this->tables->top_customers(), array( 'period' => $period->value ) );
		$this->add( $transaction, $period, $rows );
		$this->marks->set_top(
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
	 * Adds up anew what these customers have spent, in all lists.
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
			foreach ( array_chunk( $customer_ids, 200 ) as $ids ) {
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
	 * @param string $since The first day; what has no date counts for the undated one.
	 * @return list<array<string, string|null>> `customer_id`, `spent` and `orders` of those who spent anything, the best
	 *                                          first.
	 * @throws DatabaseError
	 */
	private function spent( Period $period, string $since, SqlFragment $who, int $limit ): array {
		$paid = $this->source->paid();
		$end  = $this->calendar->end( $this->calendar->today );
		$when = Period::ALL_TIME === $period
			? new SqlFragment( '(created_at IS NULL OR created_at < %s)', array( $end ) )
			: new SqlFragment( 'created_at >= %s AND created_at < %s', array( $this->calendar->begin( $since ), $end ) );
		return $this->database->rows(
			'SELECT customer_id, SUM(' . Column::amount() . ') AS spent, COUNT(*) AS orders FROM %i'
				. " WHERE {$paid->sql} AND {$when->sql} AND {$who->sql} GROUP BY customer_id HAVING spent > 0 ORDER BY spent DESC, customer_id LIMIT %d",
			array( $this->tables->orders(), ...$paid->values, ...$when->values, ...$who->values, $limit )
		);
	}

	/**
	 * @param list<array<string, string|null>> $rows As from spent().
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
		foreach ( array_chunk( $rows, 200 ) as $chunk ) {
			$transaction->insert_ignore( $this->tables->top_customers(), $chunk );
		}
	}

	/**
	 * The first day of the list: that of everything stays the same when an older order turns up.
	 */
	private static function since( Period $period, DayRange $range ): string {
		return Period::ALL_TIME === $period ? Calendar::UNDATED : $range->from;
	}
}
