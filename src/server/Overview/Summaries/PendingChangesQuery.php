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

	/** A transaction can commit this long after the `updated_at` that it writes. */
	private const COMMIT_DELAY_SECONDS = 10;

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
		$firsts    = $this->first_orders( $of_orders, $orders, $basis->currency );
		return new PendingChanges(
			order_days: self::days( array( ...array_column( $of_orders, 'affected_at' ), ...$firsts ), $new_days, $calendar ),
			customer_days: self::days( array_column( array( ...$customers, ...$queued ), 'affected_at' ), $new_days, $calendar ),
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
		$since = min( $checkpoint->at, $now ) - Clock::SKEW - self::COMMIT_DELAY_SECONDS;
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
	 * Finds unchanged orders that become or cease to be the first order of their customer. That is at most one of each customer,
	 * the first unchanged one, and only if a changed order is or was before it.
	 *
	 * @param Rows   $changes  Changed orders, and rows of the queue.
	 * @param Rows   $changed  The changed orders.
	 * @param string $currency ISO 4217.
	 * @return list<string> Their dates, GMT.
	 */
	private function first_orders( array $changes, array $changed, string $currency ): array {
		$earliest = array();
		foreach ( $changes as $row ) {
			// Orders without a date are the oldest.
			$moment                = (string) $row['affected_at'];
			$customer              = (string) $row['customer_id'];
			$earliest[ $customer ] = min( $earliest[ $customer ] ?? $moment, $moment );
		}
		unset( $earliest[''] );
		$by_customer = array();
		foreach ( $changed as $order ) {
			$by_customer[ (string) $order['customer_id'] ][] = (int) $order['id'];
		}
		$paid    = PaidOrderSql::in_currency( $currency, 'o.' );
		$moments = array();
		foreach ( array_chunk( array_keys( $earliest ), self::MAX_CUSTOMERS_PER_STATEMENT ) as $ids ) {
			$orders    = array_merge( ...array_values( array_intersect_key( $by_customer, array_flip( $ids ) ) ) );
			$is_other  = array() === $orders ? SqlFragment::all( array() ) : SqlFragment::in( 'o.id NOT', $orders );
			$first     = "SELECT COALESCE(o.created_at, %s) FROM %i AS o WHERE o.customer_id = c.id AND {$paid->sql} AND {$is_other->sql} ORDER BY o.created_at LIMIT 1";
			$values    = array( Calendar::UNDATED, $this->tables->orders(), ...$paid->values, ...$is_other->values );
			$customers = 'SELECT %d AS id' . str_repeat( ' UNION ALL SELECT %d', count( $ids ) - 1 );
			foreach ( $this->database->rows( "SELECT c.id, ($first) AS first FROM ($customers) AS c", array( ...$values, ...$ids ) ) as $row ) {
				if ( null !== $row['first'] && $row['first'] >= $earliest[ $row['id'] ] ) {
					$moments[] = $row['first'];
				}
			}
		}
		return $moments;
	}

	/**
	 * @param list<string|null> $moments GMT.
	 * @param list<string>      $more    Further days.
	 * @return list<string> Distinct days.
	 */
	private static function days( array $moments, array $more, Calendar $calendar ): array {
		return array_values( array_unique( array( ...array_map( $calendar->day_of( ... ), $moments ), ...$more ) ) );
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
