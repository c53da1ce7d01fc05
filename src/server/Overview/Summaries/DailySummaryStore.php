<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * The stored sums of each day, with their checkpoint. Only SummaryJob writes them.
 *
 * @phpstan-import-type Sums from DailyTotalsQuery
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
	 * Reads the sums in one statement, so that they belong together while the job writes.
	 *
	 * @param string|null         $since   Days before it are added up; null adds up the days of each month.
	 * @param array<string, Sums> $changed Sums that replace the stored ones, by day.
	 * @return array<string, Sums> By the first day of each sum.
	 * @throws DatabaseError
	 */
	public function sums( ?string $since, array $changed ): array {
		$days   = array_keys( $changed );
		$single = array() === $days ? '1 = 0' : 'day IN (' . implode( ', ', array_fill( 0, count( $days ), '%s' ) ) . ')';
		if ( null !== $since ) {
			$single = "(day >= %s OR $single)";
			array_unshift( $days, $since );
		}
		$names = array_keys( DailyTotalsQuery::ZERO );
		$added = implode( ', ', array_map( static fn ( string $name ): string => "SUM($name) AS $name", $names ) );
		// Grouping the days before $since would take twice as long.
		$group  = null === $since ? 'GROUP BY SUBSTR(day, 1, 7)' : '';
		$values = array( $this->tables->daily_summaries(), ...$days );
		$rows   = $this->database->rows(
			"SELECT MIN(day) AS day, $added FROM %i WHERE NOT $single $group UNION ALL SELECT day, " . implode( ', ', $names ) . " FROM %i WHERE $single",
			array( ...$values, ...$values )
		);
		return self::replaced( self::by_day( $rows ), $changed );
	}

	/**
	 * Writes the days that differ, and the checkpoint.
	 *
	 * @param array<string, Sums> $changed As in sums().
	 * @param bool                $are_all Whether all days without sums are deleted.
	 * @throws DatabaseError
	 */
	public function write( Transaction $transaction, SummaryBasis $basis, array $changed, bool $are_all ): void {
		$table    = $this->tables->daily_summaries();
		$stored   = self::by_day( $this->database->rows( 'SELECT day, ' . implode( ', ', array_keys( DailyTotalsQuery::ZERO ) ) . ' FROM %i', array( $table ) ) );
		$current  = self::replaced( $are_all ? array() : $stored, $changed );
		$outdated = array_filter( array_keys( $stored + $current ), static fn ( string $day ): bool => ( $stored[ $day ] ?? null ) !== ( $current[ $day ] ?? null ) );
		$written  = array_intersect_key( $current, array_flip( $outdated ) );
		$transaction->delete_in( $table, 'day', array_values( $outdated ) );
		$transaction->insert_ignore( $table, array_map( static fn ( string $day, array $sums ): array => array( 'day' => $day ) + $sums, array_keys( $written ), $written ) );
		$this->checkpoints->save( $transaction, self::CHECKPOINT, get_object_vars( SummaryCheckpoint::of( $basis ) ) );
	}

	/**
	 * @param array<string, Sums> $stored  By day.
	 * @param array<string, Sums> $changed By day.
	 * @return array<string, Sums> All sums of each day that is not empty.
	 */
	private static function replaced( array $stored, array $changed ): array {
		foreach ( $changed as $day => $sums ) {
			$all = array( ...( $stored[ $day ] ?? DailyTotalsQuery::ZERO ), ...$sums );
			// An order may have been paid between the two statements that read them.
			$stored[ $day ] = array( ...$all, 'first_orders' => min( $all['first_orders'], $all['customer_orders'] ) );
		}
		return array_filter( $stored, static fn ( array $sums ): bool => array() !== array_filter( $sums ) );
	}

	/**
	 * @param list<array<string, string|null>> $rows `day` first; null for the sum of no days.
	 * @return array<string, Sums>
	 */
	private static function by_day( array $rows ): array {
		$dated = array_filter( $rows, static fn ( array $row ): bool => null !== $row['day'] );
		return array_map( static fn ( array $row ): array => array_map( intval( ... ), array_slice( $row, 1 ) ), array_column( $dated, null, 'day' ) );
	}
}
