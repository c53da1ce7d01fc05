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

	/** SQLite limits the length of a statement. */
	private const CUSTOMERS_PER_STATEMENT = 200;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly CheckpointStore $checkpoints,
	) {}

	/**
	 * @param list<Period> $periods
	 * @return array<string, TopList> By period.
	 * @throws DatabaseError
	 */
	public function lists( array $periods ): array {
		$names = array_map( self::name( ... ), $periods );
		$lists = $this->checkpoints->read_all( array_fill_keys( $names, array( 'from', 'spent', 'id', 'customers' ) ) );
		$found = array();
		foreach ( $periods as $period ) {
			$list = $lists[ self::name( $period ) ] ?? null;
			if ( null !== $list ) {
				$found[ $period->value ] = TopList::from_array( $list );
			}
		}
		return $found;
	}

	/**
	 * Whether the list has the first day of the period. After midnight it has the one of yesterday.
	 */
	public function is_current( TopList $list, Period $period, Calendar $calendar ): bool {
		return self::first_day( $period, $calendar ) === $list->from;
	}

	/**
	 * @throws DatabaseError
	 */
	public function write( Transaction $transaction, Period $period, TopList $list ): void {
		$this->checkpoints->save( $transaction, self::name( $period ), get_object_vars( $list ) );
	}

	/**
	 * Makes a list from all orders. Looks the customers up afterwards: a lookup for each order of a year takes 20 times as long.
	 *
	 * @param int $limit Customers to read first. Plain SQL may have deleted most of them.
	 * @throws DatabaseError
	 */
	public function from_source( Period $period, SummaryBasis $basis, int $limit = TopList::STORED ): TopList {
		$day     = self::first_day( $period, $basis->calendar );
		$found   = $this->spent( $day, $basis, new SqlFragment( '%i' ), $limit );
		$missing = array_diff( array_column( $found, 0 ), array_keys( $this->rows_by_id( $found ) ) );
		return TopList::of( $day, $found, $limit )->merge( array_values( $missing ), array() ) ?? $this->from_source( $period, $basis, 10 * $limit );
	}

	/**
	 * @param list<int> $changed Ids of customers whose spending may have changed.
	 * @return TopList|null The list with their current spending; null if it has become too short.
	 * @throws DatabaseError
	 */
	public function merged( TopList $list, SummaryBasis $basis, array $changed ): ?TopList {
		if ( array() === $changed ) {
			return $list;
		}
		$current = array();
		foreach ( array_chunk( $changed, self::CUSTOMERS_PER_STATEMENT ) as $ids ) {
			// A table of ids instead of IN (…), for which the database looks each customer up in each index of customers.
			$customers = 'SELECT %d AS changed_id' . str_repeat( ' UNION ALL SELECT %d', count( $ids ) - 1 );

			$spent   = $this->spent( $list->from, $basis, new SqlFragment( "($customers) AS changed INNER JOIN %i ON customer_id = changed_id", $ids ), count( $ids ) );
			$rows    = $this->rows_by_id( $spent );
			$current = array( ...$current, ...array_filter( $spent, static fn ( array $entry ): bool => isset( $rows[ $entry[0] ] ) ) );
		}
		return $list->merge( $changed, $current );
	}

	/**
	 * @return list<TopCustomer> As many as an overview shows, without those that plain SQL has deleted.
	 * @throws DatabaseError
	 */
	public function customers( TopList $list ): array {
		$entries   = array_slice( $list->customers, 0, 2 * TopList::SHOWN );
		$rows      = $this->rows_by_id( $entries );
		$customers = array();
		foreach ( $entries as [ $id, $spent, $orders ] ) {
			if ( isset( $rows[ $id ] ) ) {
				$customers[] = TopCustomer::from_row( $rows[ $id ], $spent, $orders );
			}
		}
		return array_slice( $customers, 0, TopList::SHOWN );
	}

	/**
	 * @param list<Entry> $entries
	 * @return array<int, array<string, string|null>> The existing customers.
	 */
	private function rows_by_id( array $entries ): array {
		if ( array() === $entries ) {
			return array();
		}
		$ids = SqlFragment::in( 'id', array_column( $entries, 0 ) );
		return array_column( $this->database->rows( "SELECT id, email, first_name, last_name FROM %i WHERE {$ids->sql}", array( $this->tables->customers(), ...$ids->values ) ), null, 'id' );
	}

	/**
	 * @param string      $since        First day, `Y-m-d`. Calendar::UNDATED includes orders without a date.
	 * @param SqlFragment $from         FROM, with a placeholder for the orders table after its values.
	 * @return list<Entry> Highest spending first. Also of customers who do not exist.
	 */
	private function spent( string $since, SummaryBasis $basis, SqlFragment $from, int $limit ): array {
		$paid = PaidOrderSql::in_currency( $basis->currency );
		$end  = $basis->calendar->end( $basis->calendar->today );
		// All orders are read in the order of customers: by date, MariaDB needs a temporary table of all customers, and 50 times as long.
		$date = $this->database->dialect->unindexed( 'created_at' );
		$when = Calendar::UNDATED === $since
			? new SqlFragment( "($date IS NULL OR $date < %s)", array( $end ) )
			: new SqlFragment( 'created_at >= %s AND created_at < %s', array( $basis->calendar->begin( $since ), $end ) );
		$rows = $this->database->rows(
			'SELECT customer_id, SUM(' . PaidOrderSql::amount() . ') AS spent, COUNT(*) AS orders'
				. " FROM {$from->sql} WHERE {$paid->sql} AND {$when->sql} AND customer_id IS NOT NULL"
				. ' GROUP BY customer_id HAVING spent > 0 ORDER BY spent DESC, customer_id LIMIT %d',
			array( ...$from->values, $this->tables->orders(), ...$paid->values, ...$when->values, $limit )
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
