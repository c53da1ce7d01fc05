<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Host\Calendar;
use FluentCartCustomers\Orders\PaidOrderSql;

defined( 'ABSPATH' ) || exit;

/**
 * The top list of each period, stored as a checkpoint, and the spending of customers from the source tables.
 *
 * @phpstan-import-type Entry from TopList
 */
final class TopCustomerStore {

	private const CHECKPOINT = 'top.';

	/** Plain SQL may have deleted customers of a list. */
	private const SPARE = 10;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly CheckpointStore $checkpoints,
	) {}

	/**
	 * @param list<Period> $periods
	 * @return array<string, TopList> By period. Lists with another first day are left out.
	 * @throws DatabaseError
	 */
	public function lists( array $periods, Calendar $calendar ): array {
		$names = array_map( self::name( ... ), $periods );
		$lists = $this->checkpoints->read_all( array_fill_keys( $names, array( 'from', 'spent', 'id', 'customers' ) ) );
		$found = array();
		foreach ( $periods as $period ) {
			$list = $lists[ self::name( $period ) ] ?? null;
			if ( null !== $list && self::first_day( $period, $calendar ) === $list['from'] ) {
				$found[ $period->value ] = TopList::from_array( $list );
			}
		}
		return $found;
	}

	/**
	 * @throws DatabaseError
	 */
	public function write( Transaction $transaction, Period $period, TopList $list ): void {
		$this->checkpoints->save( $transaction, self::name( $period ), get_object_vars( $list ) );
	}

	/**
	 * Makes a list from all orders.
	 *
	 * @throws DatabaseError
	 */
	public function from_source( Period $period, SummaryBasis $basis ): TopList {
		$day = self::first_day( $period, $basis->calendar );
		return TopList::of( $day, $this->spent( $day, $basis, SqlFragment::all( array() ), TopList::STORED ) );
	}

	/**
	 * @param list<int> $changed Ids of customers whose spending may have changed.
	 * @return TopList|null The list with their current spending; null if it has become too short.
	 * @throws DatabaseError
	 */
	public function merged( TopList $list, SummaryBasis $basis, array $changed ): ?TopList {
		return $list->merge( $changed, array() === $changed ? array() : $this->spent( $list->from, $basis, SqlFragment::in( 'customer_id', $changed ), count( $changed ) ) );
	}

	/**
	 * @return list<TopCustomer> As many as an overview shows.
	 * @throws DatabaseError
	 */
	public function customers( TopList $list ): array {
		$entries = array_slice( $list->customers, 0, TopList::SHOWN + self::SPARE );
		if ( array() === $entries ) {
			return array();
		}
		$ids   = SqlFragment::in( 'id', array_column( $entries, 0 ) );
		$rows  = $this->database->rows( "SELECT id, email, first_name, last_name FROM %i WHERE {$ids->sql}", array( $this->tables->customers(), ...$ids->values ) );
		$rows  = array_column( $rows, null, 'id' );
		$found = array();
		foreach ( $entries as [ $id, $spent, $orders ] ) {
			if ( isset( $rows[ $id ] ) ) {
				$found[] = TopCustomer::from_row( $rows[ $id ], $spent, $orders );
			}
		}
		return array_slice( $found, 0, TopList::SHOWN );
	}

	/**
	 * @param string      $since        First day, `Y-m-d`. Calendar::UNDATED includes orders without a date.
	 * @param SqlFragment $of_customers Predicate of `customer_id`.
	 * @return list<Entry> Of existing customers, highest spending first.
	 * @throws DatabaseError
	 */
	private function spent( string $since, SummaryBasis $basis, SqlFragment $of_customers, int $limit ): array {
		$paid = PaidOrderSql::in_currency( $basis->currency );
		$end  = $basis->calendar->end( $basis->calendar->today );
		$when = Calendar::UNDATED === $since
			? new SqlFragment( '(created_at IS NULL OR created_at < %s)', array( $end ) )
			: new SqlFragment( 'created_at >= %s AND created_at < %s', array( $basis->calendar->begin( $since ), $end ) );
		$rows = $this->database->rows(
			'SELECT customer_id, SUM(' . PaidOrderSql::amount() . ') AS spent, COUNT(*) AS orders FROM %i'
				. " WHERE {$paid->sql} AND {$when->sql} AND {$of_customers->sql} AND customer_id IN (SELECT id FROM %i)"
				. ' GROUP BY customer_id HAVING spent > 0 ORDER BY spent DESC, customer_id LIMIT %d',
			array( $this->tables->orders(), ...$paid->values, ...$when->values, ...$of_customers->values, $this->tables->customers(), ...array( $limit ) )
		);
		return array_map( static fn ( array $row ): array => array( (int) $row['customer_id'], Column::number( $row['spent'] ), (int) $row['orders'] ), $rows );
	}

	/**
	 * Returns the first day of a list. ALL_TIME has a constant, so that an older order does not change it.
	 */
	private static function first_day( Period $period, Calendar $calendar ): string {
		return $period->range( $calendar->today, Calendar::UNDATED )->from;
	}

	private static function name( Period $period ): string {
		return self::CHECKPOINT . $period->value;
	}
}
