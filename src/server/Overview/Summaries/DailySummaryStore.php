<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * The stored sums of each day, with their checkpoint. Only SummaryJob writes them.
 *
 * @phpstan-import-type Day from DailyTotalsQuery
 */
final class DailySummaryStore {

	private const CHECKPOINT = 'summaries';

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly CheckpointStore $checkpoints,
	) {}

	/**
	 * @return SummaryCheckpoint|null Null if no sums are stored.
	 * @throws DatabaseError
	 */
	public function checkpoint(): ?SummaryCheckpoint {
		$value = $this->checkpoints->read( self::CHECKPOINT, array( 'base', 'today', 'at' ) );
		return null === $value ? null : new SummaryCheckpoint( $value['base'], $value['today'], $value['at'] );
	}

	/**
	 * Reads sums in one statement, so that they belong together while the job writes.
	 *
	 * @param string|null  $since             Days before it are added up; null adds up the days of each month.
	 * @param list<string> $without           Days that are left out.
	 * @param list<string> $without_customers Days whose new customers are left out.
	 * @return list<array<string, string|null>> Sums, with their first `day`.
	 * @throws DatabaseError
	 */
	public function sums( ?string $since, array $without, array $without_customers ): array {
		$columns = array();
		$added   = array();
		$left    = self::is_in( $without_customers );
		foreach ( array_keys( DailyTotalsQuery::ZERO ) as $name ) {
			$column    = 'new_customers' === $name ? "CASE WHEN {$left->sql} THEN 0 ELSE new_customers END" : $name;
			$columns[] = "$column AS $name";
			$added[]   = "SUM($column) AS $name";
		}
		$excluded = self::is_in( $without );
		$from     = "FROM %i WHERE NOT {$excluded->sql}";
		$values   = array( ...$left->values, $this->tables->daily_summaries(), ...$excluded->values );
		$select   = 'SELECT MIN(day) AS day, ' . implode( ', ', $added ) . " $from";
		if ( null === $since ) {
			return $this->database->rows( "$select GROUP BY SUBSTR(day, 1, 7)", $values );
		}
		// Grouping all days would take twice as long.
		$rows = $this->database->rows(
			"$select AND day < %s UNION ALL SELECT day, " . implode( ', ', $columns ) . " $from AND day >= %s",
			array( ...$values, $since, ...$values, $since )
		);
		return array_values( array_filter( $rows, static fn ( array $row ): bool => null !== $row['day'] ) );
	}

	/**
	 * Writes the sums of these days that differ, and the checkpoint.
	 *
	 * @param list<string>|null  $days      Null for all days.
	 * @param array<string, Day> $sums      By day. Days without sums are removed.
	 * @param array<string, int> $customers New customers by further day. Its other sums stay.
	 * @throws DatabaseError
	 */
	public function write( Transaction $transaction, SummaryBasis $basis, ?array $days, array $sums, array $customers ): void {
		$table  = $this->tables->daily_summaries();
		$stored = array();
		foreach ( $this->database->rows( 'SELECT day, ' . implode( ', ', array_keys( DailyTotalsQuery::ZERO ) ) . ' FROM %i', array( $table ) ) as $row ) {
			$stored[ $row['day'] ] = array_map( intval( ... ), array_slice( $row, 1 ) );
		}
		foreach ( $customers as $day => $count ) {
			$sums[ $day ] = array( ...( $stored[ $day ] ?? DailyTotalsQuery::ZERO ), 'new_customers' => $count );
		}
		$sums     = array_filter( $sums, static fn ( array $of_day ): bool => DailyTotalsQuery::ZERO !== $of_day );
		$outdated = array_filter( null === $days ? array_keys( $stored + $sums ) : array( ...$days, ...array_keys( $customers ) ), static fn ( string $day ): bool => ( $stored[ $day ] ?? null ) !== ( $sums[ $day ] ?? null ) );
		$written  = array_intersect_key( $sums, array_flip( $outdated ) );
		$transaction->delete_in( $table, 'day', array_values( $outdated ) );
		$transaction->insert_ignore( $table, array_map( static fn ( string $day, array $of_day ): array => array( 'day' => $day ) + $of_day, array_keys( $written ), $written ) );
		$this->checkpoints->save( $transaction, self::CHECKPOINT, get_object_vars( SummaryCheckpoint::of( $basis ) ) );
	}

	/**
	 * @param list<string> $days
	 */
	private static function is_in( array $days ): SqlFragment {
		return array() === $days
			? new SqlFragment( '(1 = 0)' )
			: new SqlFragment( '(day IN (' . implode( ', ', array_fill( 0, count( $days ), '%s' ) ) . '))', $days );
	}
}
