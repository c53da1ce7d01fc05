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
 * Finds what has changed since the summaries were made: by `updated_at`, and by the queue, in which stands what no row
 * tells any more.
 */
final class PendingChangesQuery {

	/** A row may become visible so many seconds after the time that is written in it. */
	public const LATE_SECONDS = 10;

	/** With more changed rows than this, comparing everything is less. */
	public const MANY = 1_000;

	/** SQLite reads no longer statement. */
	private const CHUNK = 200;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly DailyTotalsQuery $source,
		private readonly ChangeQueue $queue,
		private readonly Calendar $calendar,
	) {}

	/**
	 * @param array{today: string, at: int, ...} $folded As in CheckpointState.
	 * @throws DatabaseError
	 */
	public function since( array $folded ): PendingChanges {
		$now       = $this->calendar->now->getTimestamp();
		$orders    = $this->updated( $this->tables->orders(), 'id, customer_id, created_at, payment_status, currency, total_paid, total_refund, updated_at', $folded['at'], $now );
		$customers = $this->updated( $this->tables->customers(), 'id, created_at, updated_at', $folded['at'], $now );
		$queue     = $this->queue->pending_days( self::MANY + 1 );
		$arrived   = $this->arrived( $folded['today'] );
		$changed   = array( ...$orders, ...$customers );
		return new PendingChanges(
			orders: $orders,
			customers: $customers,
			queue: $queue,
			arrived: $arrived,
			seen: self::digest( $changed ),
			late: self::digest( self::later_than( $changed, $now - self::LATE_SECONDS ) ),
			are_too_many: max( count( $orders ), count( $customers ), count( $queue ), count( $arrived ) ) > self::MANY
		);
	}

	/**
	 * @return list<string> The days on which anything may be different now.
	 * @throws DatabaseError
	 */
	public function days( PendingChanges $changes ): array {
		$moments = array( ...$changes->moments(), ...$this->first_orders( $changes->buyer_ids(), $changes->order_ids() ) );
		return array_values( array_unique( array_map( $this->calendar->day_of( ... ), $moments ) ) );
	}

	/**
	 * Whether there is anything to fold in: what was seen already is once more when it has settled.
	 *
	 * @param array{today: string, at: int, seen: string, ...} $folded As in CheckpointState.
	 */
	public function is_news( PendingChanges $changes, array $folded ): bool {
		$has_settled = $this->calendar->now->getTimestamp() - $folded['at'] > 2 * self::LATE_SECONDS;
		return $folded['today'] !== $this->calendar->today
			|| array() !== $changes->queue
			|| $changes->seen !== $folded['seen']
			|| ( '' !== $changes->seen && $has_settled );
	}

	/**
	 * @return list<array<string, string|null>> The newest first.
	 * @throws DatabaseError
	 */
	private function updated( string $table, string $columns, int $since, int $now ): array {
		return $this->database->rows(
			"SELECT $columns FROM %i WHERE updated_at >= %s AND updated_at <= %s ORDER BY updated_at DESC, id DESC LIMIT %d",
			array( $table, self::stored( $since - self::LATE_SECONDS ), self::stored( $now ), self::MANY + 1 )
		);
	}

	/**
	 * Orders that were dated ahead, and whose day has come.
	 *
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function arrived( string $last_day ): array {
		return $last_day === $this->calendar->today ? array() : $this->database->rows(
			'SELECT DISTINCT customer_id FROM %i WHERE created_at >= %s AND created_at < %s LIMIT %d',
			array( $this->tables->orders(), $this->calendar->end( $last_day ), $this->calendar->end( $this->calendar->today ), self::MANY + 1 )
		);
	}

	/**
	 * When each of these customers has made the first order that has not changed: the one that was their first before,
	 * or is it now, unless a changed one was or is.
	 *
	 * @param list<int> $customer_ids
	 * @param list<int> $changed Orders.
	 * @return list<string> That of who has made none is left out.
	 * @throws DatabaseError
	 */
	private function first_orders( array $customer_ids, array $changed ): array {
		$paid     = $this->source->paid( 'o.' );
		$is_other = array() === $changed ? SqlFragment::all( array() ) : SqlFragment::in( 'o.id NOT', $changed );
		$first    = "SELECT COALESCE(o.created_at, %s) FROM %i AS o WHERE o.customer_id = c.id AND {$paid->sql} AND {$is_other->sql} ORDER BY o.created_at LIMIT 1";
		$values   = array( Calendar::UNDATED, $this->tables->orders(), ...$paid->values, ...$is_other->values );
		$moments  = array();
		foreach ( array_chunk( $customer_ids, self::CHUNK ) as $ids ) {
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
		$since = self::stored( $moment );
		return array_values( array_filter( $rows, static fn ( array $row ): bool => $row['updated_at'] >= $since ) );
	}

	/**
	 * @param list<array<string, string|null>> $rows
	 * @return string Empty for none.
	 */
	private static function digest( array $rows ): string {
		return array() === $rows ? '' : md5( (string) wp_json_encode( $rows ) );
	}

	private static function stored( int $seconds ): string {
		return gmdate( 'Y-m-d H:i:s', $seconds );
	}
}
