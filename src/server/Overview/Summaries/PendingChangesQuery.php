<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Background\ChangeKind;
use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Host\Calendar;
use FluentCartCustomers\Host\DayRange;
use FluentCartCustomers\Orders\PaidOrderSql;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Finds changes by `updated_at`, and by the change queue, which has changes that the source tables no longer show.
 *
 * @phpstan-type Rows list<array<string, string|null>>
 */
final class PendingChangesQuery {

	/** A transaction can commit 10 seconds after the `updated_at` that it writes, and the clocks of two nodes differ. */
	public const OVERLAP_SECONDS = Clock::SKEW + 10;

	/** Changed rows of each kind that a request applies. */
	private const MAX_ROWS = 1_000;

	/** Customers of one statement, because SQLite limits its length. */
	private const MAX_CUSTOMERS_PER_STATEMENT = 200;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly ChangeQueue $queue,
	) {}

	/**
	 * @param SummaryBasis $basis  The basis of the checkpoint.
	 * @param Rows|null    $queued Rows of the queue; null for all.
	 * @throws DatabaseError
	 */
	public function since( SummaryCheckpoint $checkpoint, SummaryBasis $basis, int $limit = self::MAX_ROWS, ?array $queued = null ): PendingChanges {
		$calendar  = $basis->calendar;
		$orders    = $this->updated( $this->tables->orders(), 'id, customer_id, created_at AS affected_at', $checkpoint, $calendar, $limit );
		$customers = $this->updated( $this->tables->customers(), 'id, created_at AS affected_at', $checkpoint, $calendar, $limit );
		$queued  ??= $this->queue->pending( ChangeKind::Day, $limit + 1 );
		$arrived   = $this->arrived( $checkpoint->today, $calendar, $limit );
		if ( max( count( $orders ), count( $customers ), count( $queued ), count( $arrived ) ) > $limit ) {
			return new PendingChanges( are_cut: true );
		}
		$of_orders = array( ...$orders, ...$queued );
		$new_days  = self::days_after( $checkpoint->today, $calendar );
		$days      = static fn ( array $moments ): array => array_values( array_unique( array( ...array_map( $calendar->day_of( ... ), $moments ), ...$new_days ) ) );
		return new PendingChanges(
			order_days: $days( array_column( $of_orders, 'affected_at' ) ),
			first_days: $days( $this->first_orders( $of_orders, $orders, $basis->currency ) ),
			customer_days: $days( array_column( array( ...$customers, ...$queued ), 'affected_at' ) ),
			customer_ids: array_values( array_unique( array( ...self::ids( array( ...$of_orders, ...$arrived ), 'customer_id' ), ...self::ids( $customers, 'id' ) ) ) ),
			queued: $queued,
		);
	}

	/**
	 * The clocks of the nodes that wrote the rows and the checkpoint may differ.
	 *
	 * @return Rows
	 */
	private function updated( string $table, string $columns, SummaryCheckpoint $checkpoint, Calendar $calendar, int $limit ): array {
		$now   = $calendar->now->getTimestamp();
		$since = min( $checkpoint->at, $now ) - self::OVERLAP_SECONDS;
		return $this->database->rows(
			"SELECT $columns FROM %i WHERE updated_at >= %s AND updated_at <= %s LIMIT %d",
			array( $table, self::sql_date( $since ), self::sql_date( $now + Clock::SKEW ), $limit + 1 )
		);
	}

	/**
	 * Finds the customers of orders whose date was in the future and has come.
	 *
	 * @return Rows
	 */
	private function arrived( string $last_day, Calendar $calendar, int $limit ): array {
		return $last_day >= $calendar->today ? array() : $this->database->rows(
			'SELECT DISTINCT customer_id FROM %i WHERE created_at >= %s AND created_at < %s LIMIT %d',
			array( $this->tables->orders(), $calendar->end( $last_day ), $calendar->end( $calendar->today ), $limit + 1 )
		);
	}

	/**
	 * Finds orders that may have become or ceased to be the first order of their customer: changed ones that are or were not after
	 * the first unchanged one, and that one.
	 *
	 * @param Rows   $changes  Changed orders, and rows of the queue.
	 * @param Rows   $changed  The changed orders.
	 * @param string $currency ISO 4217.
	 * @return list<string> Their dates, GMT.
	 */
	private function first_orders( array $changes, array $changed, string $currency ): array {
		$moments = array();
		foreach ( $changes as $row ) {
			// Orders without a date are the oldest.
			$moments[ (string) $row['customer_id'] ][] = (string) $row['affected_at'];
		}
		unset( $moments[''] );
		$orders = array();
		foreach ( $changed as $order ) {
			$orders[ (string) $order['customer_id'] ][] = (int) $order['id'];
		}
		$paid = PaidOrderSql::in_currency( $currency, 'o.' );
		// Not by the primary key: MySQL would compare the plans of all these ids for each customer.
		$id    = $this->database->dialect->unindexed( 'o.id' );
		$found = array();
		foreach ( array_chunk( array_keys( $moments ), self::MAX_CUSTOMERS_PER_STATEMENT ) as $ids ) {
			$changed_ids = array_merge( ...array_values( array_intersect_key( $orders, array_flip( $ids ) ) ) );
			$is_other    = array() === $changed_ids ? SqlFragment::all( array() ) : SqlFragment::in( "$id NOT", $changed_ids );
			$customers   = 'SELECT %d AS id' . str_repeat( ' UNION ALL SELECT %d', count( $ids ) - 1 );
			$rows        = $this->database->rows(
				"SELECT c.id, MIN(COALESCE(o.created_at, %s)) AS first FROM ($customers) AS c INNER JOIN %i AS o ON o.customer_id = c.id WHERE {$paid->sql} AND {$is_other->sql} GROUP BY c.id",
				array( Calendar::UNDATED, ...$ids, $this->tables->orders(), ...$paid->values, ...$is_other->values )
			);
			$firsts      = array_column( $rows, 'first', 'id' );
			foreach ( $ids as $customer ) {
				$first     = $firsts[ $customer ] ?? null;
				$affecting = array_filter( $moments[ $customer ], static fn ( string $moment ): bool => null === $first || $moment <= $first );
				array_push( $found, ...$affecting, ...( array() === $affecting || null === $first ? array() : array( $first ) ) );
			}
		}
		return $found;
	}

	/**
	 * @return list<string> Days after $day up to today, and the day of future rows.
	 */
	private static function days_after( string $day, Calendar $calendar ): array {
		$next = DayRange::shift( $day, '+1 day' );
		return $next > $calendar->today ? array() : array( ...array_keys( Granularity::DAY->intervals( new DayRange( $next, $calendar->today ) ) ), Calendar::FUTURE );
	}

	/**
	 * @param Rows $rows
	 * @return list<int> Distinct ids.
	 */
	private static function ids( array $rows, string $column ): array {
		return array_values( array_unique( array_filter( array_map( intval( ... ), array_column( $rows, $column ) ) ) ) );
	}

	private static function sql_date( int $seconds ): string {
		return gmdate( 'Y-m-d H:i:s', $seconds );
	}
}
