<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Host\Calendar;

defined( 'ABSPATH' ) || exit;

/**
 * Finds changes since the summaries were last updated: by `updated_at`, and by the change queue, which has changes that the
 * source tables no longer show.
 */
final class PendingChangesQuery {

	/** A transaction can commit this long after the `updated_at` that it writes. */
	public const COMMIT_DELAY_SECONDS = 10;

	/** With more changed rows, a reconcile is faster. */
	public const MAX_ROWS = 1_000;

	/** Customers of one statement, because SQLite limits its length. */
	private const MAX_CUSTOMERS_PER_STATEMENT = 200;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly DailyTotalsQuery $totals,
		private readonly ChangeQueue $queue,
		private readonly Calendar $calendar,
	) {}

	/**
	 * @param array{today: string, at: int, ...} $applied See CheckpointState.
	 * @throws DatabaseError
	 */
	public function since( array $applied ): PendingChanges {
		$now       = $this->calendar->now->getTimestamp();
		$orders    = $this->updated( $this->tables->orders(), 'id, customer_id, created_at, payment_status, currency, total_paid, total_refund, updated_at', $applied['at'], $now );
		$customers = $this->updated( $this->tables->customers(), 'id, created_at, updated_at', $applied['at'], $now );
		$queue     = $this->queue->pending_days( self::MAX_ROWS + 1 );
		$arrived   = $this->arrived( $applied['today'] );
		$changed   = array( ...$orders, ...$customers );
		return new PendingChanges(
			orders: $orders,
			customers: $customers,
			queue: $queue,
			arrived: $arrived,
			digest: self::digest( $changed ),
			recent_digest: self::digest( self::later_than( $changed, $now - self::COMMIT_DELAY_SECONDS ) ),
			are_too_many: max( count( $orders ), count( $customers ), count( $queue ), count( $arrived ) ) > self::MAX_ROWS
		);
	}

	/**
	 * @return list<string> Days whose sums may have changed.
	 * @throws DatabaseError
	 */
	public function days( PendingChanges $changes ): array {
		$moments = array( ...$changes->moments(), ...$this->first_orders( $changes->buyer_ids(), $changes->order_ids() ) );
		return array_values( array_unique( array_map( $this->calendar->day_of( ... ), $moments ) ) );
	}

	/**
	 * Returns whether there are changes to apply. Changes that were already applied are applied once more when no transaction
	 * of their time can still be uncommitted.
	 *
	 * @param array{today: string, at: int, seen: string, ...} $applied See CheckpointState.
	 */
	public function has_new( PendingChanges $changes, array $applied ): bool {
		$are_committed = $this->calendar->now->getTimestamp() - $applied['at'] > 2 * self::COMMIT_DELAY_SECONDS;
		return $applied['today'] !== $this->calendar->today
			|| array() !== $changes->queue
			|| $changes->digest !== $applied['seen']
			|| ( '' !== $changes->digest && $are_committed );
	}

	/**
	 * @return list<array<string, string|null>> Newest first.
	 * @throws DatabaseError
	 */
	private function updated( string $table, string $columns, int $since, int $now ): array {
		return $this->database->rows(
			"SELECT $columns FROM %i WHERE updated_at >= %s AND updated_at <= %s ORDER BY updated_at DESC, id DESC LIMIT %d",
			array( $table, self::sql_date( $since - self::COMMIT_DELAY_SECONDS ), self::sql_date( $now ), self::MAX_ROWS + 1 )
		);
	}

	/**
	 * Finds the customers of orders whose date was in the future and has come.
	 *
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function arrived( string $last_day ): array {
		return $last_day === $this->calendar->today ? array() : $this->database->rows(
			'SELECT DISTINCT customer_id FROM %i WHERE created_at >= %s AND created_at < %s LIMIT %d',
			array( $this->tables->orders(), $this->calendar->end( $last_day ), $this->calendar->end( $this->calendar->today ), self::MAX_ROWS + 1 )
		);
	}

	/**
	 * Finds the first unchanged order of each customer. A changed order can make it the customer's first order, or end that, so
	 * its day is affected as well.
	 *
	 * @param list<int> $customer_ids
	 * @param list<int> $changed Ids of changed orders.
	 * @return list<string> Dates of these orders, GMT. Customers without one are left out.
	 * @throws DatabaseError
	 */
	private function first_orders( array $customer_ids, array $changed ): array {
		$paid     = $this->totals->paid( 'o.' );
		$is_other = array() === $changed ? SqlFragment::all( array() ) : SqlFragment::in( 'o.id NOT', $changed );
		$first    = "SELECT COALESCE(o.created_at, %s) FROM %i AS o WHERE o.customer_id = c.id AND {$paid->sql} AND {$is_other->sql} ORDER BY o.created_at LIMIT 1";
		$values   = array( Calendar::UNDATED, $this->tables->orders(), ...$paid->values, ...$is_other->values );
		$moments  = array();
		foreach ( array_chunk( $customer_ids, self::MAX_CUSTOMERS_PER_STATEMENT ) as $ids ) {
			$customers = 'SELECT %d AS id' . str_repeat( ' UNION ALL SELECT %d', count( $ids ) - 1 );
			$rows      = $this->database->rows( "SELECT ($first) AS first FROM ($customers) AS c", array( ...$values, ...$ids ) );
			array_push( $moments, ...array_filter( array_column( $rows, 'first' ), is_string( ... ) ) );
		}
		return $moments;
	}

	/**
	 * @param list<array<string, string|null>> $rows
	 * @return list<array<string, string|null>>
	 */
	private static function later_than( array $rows, int $moment ): array {
		$since = self::sql_date( $moment );
		return array_values( array_filter( $rows, static fn ( array $row ): bool => $row['updated_at'] >= $since ) );
	}

	/**
	 * @param list<array<string, string|null>> $rows
	 * @return string Empty for none.
	 */
	private static function digest( array $rows ): string {
		return array() === $rows ? '' : md5( (string) wp_json_encode( $rows ) );
	}

	private static function sql_date( int $seconds ): string {
		return gmdate( 'Y-m-d H:i:s', $seconds );
	}
}
