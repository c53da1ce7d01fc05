<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data\Overview;

use FluentCartCustomers\Data\Database;
use FluentCartCustomers\Data\DatabaseError;
use FluentCartCustomers\Data\Tables;

/**
 * Reads how the customer base does.
 */
final class OverviewRepository {

	private const TOP = 10;

	public function __construct(
		private readonly Database $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param string   $currency ISO 4217; that of the sums. Amounts of different currencies do not add up.
	 * @param Calendar $calendar As of now.
	 * @throws DatabaseError
	 */
	public function read( Period $period, string $currency, Calendar $calendar ): Overview {
		$source   = new Source( $this->database, $this->tables, $calendar, $currency );
		$days     = $source->days();
		$dated    = array_diff( array_keys( $days ), array( Calendar::UNDATED, Calendar::FUTURE ) );
		$range    = $period->range( $calendar->today, array() === $dated ? $calendar->today : min( $dated ) );
		$previous = $period->previous( $range );
		$unit     = $period->unit( $range );

		$points = array();
		foreach ( $unit->stretches( $range ) as $stretch ) {
			$of       = self::sum( $days, $stretch->from, $stretch->to );
			$points[] = new Point( $stretch, $of->new_customers, $of->revenue, $of->orders );
		}
		$total = array_sum( array_column( $days, 'new_customers' ) );
		return new Overview(
			period: $period,
			range: $range,
			figures: self::sum( $days, Period::ALL_TIME === $period ? Calendar::UNDATED : $range->from, $range->to, $total ),
			previous_range: $previous,
			previous: null === $previous ? null : self::sum( $days, $previous->from, $previous->to ),
			unit: $unit,
			points: $points,
			top_customers: $this->top( $source, $period, $range, $calendar ),
			as_of: gmdate( 'Y-m-d H:i:s', $calendar->now->getTimestamp() ),
		);
	}

	private static function sum( array $days, string $from, string $to, ?int $total = null ): Figures {
		$sum       = array_fill_keys( array( 'new_customers', 'orders', 'returning_orders', 'revenue', 'other_orders' ), 0 );
		$customers = 0;
		foreach ( $days as $day => $of ) {
			if ( $day <= $to ) {
				$customers += $of['new_customers'];
			}
			if ( $day < $from || $day > $to ) {
				continue;
			}
			foreach ( $sum as $name => $value ) {
				$sum[ $name ] += Calendar::UNDATED === $day && 'new_customers' === $name ? 0 : $of[ $name ];
			}
		}
		return new Figures( $total ?? $customers, ...$sum );
	}

	/**
	 * @return list<TopCustomer>
	 * @throws DatabaseError
	 */
	private function top( Source $source, Period $period, DayRange $range, Calendar $calendar ): array {
		$paid = $source->paid();
		$from = Period::ALL_TIME === $period ? '0000-00-00 00:00:00' : $calendar->begin( $range->from );
		$rows = $this->database->rows(
			"SELECT c.id, c.email, c.first_name, c.last_name, t.spent, t.orders FROM (SELECT customer_id, SUM(" . Source::AMOUNT . ") AS spent, COUNT(*) AS orders FROM %i WHERE {$paid->sql} AND COALESCE(created_at, '0000-00-00 00:00:00') >= %s AND COALESCE(created_at, '0000-00-00 00:00:00') < %s GROUP BY customer_id) AS t INNER JOIN %i AS c ON c.id = t.customer_id WHERE t.spent > 0 ORDER BY t.spent DESC, c.id LIMIT %d",
			array( $this->tables->orders(), ...$paid->values, $from, $calendar->end( $range->to ), $this->tables->customers(), self::TOP )
		);
		return array_map( TopCustomer::from_row( ... ), $rows );
	}
}
