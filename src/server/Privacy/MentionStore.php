<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Privacy\Data\Person;
use FluentCartCustomers\Privacy\Data\PersonalData;
use FluentCartCustomers\Privacy\Data\PersonRowsQuery;
use FluentCartCustomers\Privacy\Data\StoredColumnsQuery;
use FluentCartCustomers\Privacy\Traces\PersonPattern;
use FluentCartCustomers\Privacy\Traces\RangeQuery;

defined( 'ABSPATH' ) || exit;

/**
 * Masks a person in texts that may mention anyone: searches of saved views, work of runs, logs, payloads.
 */
final class MentionStore {

	/** Tables with few rows, by the name of the method of Tables. Each erasure of a customer reads them whole. */
	private const SMALL = array( 'imports', 'exports', 'views', 'checkpoints', 'jobs' );

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly StoredColumnsQuery $stored,
		private readonly PersonRowsQuery $rows,
		private readonly RangeQuery $ranges,
	) {}

	/**
	 * Masks the rows of the person, and all rows of small tables.
	 *
	 * @return bool Whether any text mentioned the person.
	 * @throws DatabaseError
	 */
	public function mask( Transaction $transaction, Person $person, PersonPattern $pattern ): bool {
		$is_any = false;
		$small  = array_map( fn ( string $name ): string => $this->tables->$name(), self::SMALL );
		foreach ( $this->stored->tables() as $table => $columns ) {
			// Rows that belong to one person are not searched for another one.
			$scope = in_array( $table, $small, true ) ? new SqlFragment( '1 = 1' ) : $this->rows->of_person( $person, $columns );
			if ( null !== $scope ) {
				$is_any = $this->mask_in( $transaction, $table, $this->texts( $table ), $scope, $pattern, $person->ids() ) || $is_any;
			}
		}
		return $is_any;
	}

	/**
	 * @return list<string> Full names, sorted, of the other tables.
	 * @throws DatabaseError
	 */
	public function large_tables(): array {
		$small  = array_map( fn ( string $name ): string => $this->tables->$name(), self::SMALL );
		$tables = array_keys( array_filter( $this->stored->tables(), static fn ( array $columns ): bool => ! isset( $columns['by'] ) ) );
		$tables = array_values( array_filter( array_diff( $tables, $small ), fn ( string $table ): bool => array() !== $this->texts( $table ) ) );
		sort( $tables );
		return $tables;
	}

	/**
	 * @param list<string>|null $after The key before the range.
	 * @param list<int>         $ids   Of the person.
	 * @return array{is_any: bool, after: list<string>|null} Whether any text mentioned the person, and the end of the range; null at
	 *                                                       the end of the table.
	 * @throws DatabaseError
	 */
	public function mask_range( Transaction $transaction, string $table, PersonPattern $pattern, array $ids, ?array $after, int $rows ): array {
		$keys = $this->stored->keys( $table );
		$end  = $this->ranges->end( $table, $keys, $after, $rows );
		return array(
			'is_any' => $this->mask_in( $transaction, $table, $this->texts( $table ), RangeQuery::between( $keys, $after, $end ), $pattern, $ids ),
			'after'  => $end,
		);
	}

	/**
	 * @return list<string> Columns with texts that may mention anyone.
	 * @throws DatabaseError
	 */
	private function texts( string $table ): array {
		return $table === $this->tables->import_rows()
			? array( 'cells' )
			: $this->stored->existing( $table, PersonalData::columns( $this->stored->tables()[ $table ], 'text' ) );
	}

	/**
	 * @param list<string> $texts Columns.
	 * @param list<int>    $ids   Of the person.
	 * @throws DatabaseError
	 */
	private function mask_in( Transaction $transaction, string $table, array $texts, SqlFragment $scope, PersonPattern $pattern, array $ids ): bool {
		if ( array() === $texts ) {
			return false;
		}
		$is_runs = $table === $this->tables->runs();
		$keys    = array_keys( $this->stored->keys( $table ) );
		$where   = SqlFragment::all( array( $scope, SqlFragment::any( array( $this->ranges->matching( $texts, $pattern ), ...( $is_runs ? array_map( self::sample_of( ... ), $ids ) : array() ) ) ) ) );
		$columns = array( ...$keys, ...$texts );
		$list    = implode( ', ', array_fill( 0, count( $columns ), '%i' ) );
		$is_any  = false;
		foreach ( $this->database->rows( "SELECT $list FROM %i WHERE {$where->sql}", array( ...$columns, ...array( $table ), ...$where->values ) ) as $row ) {
			$masked = array();
			foreach ( $texts as $column ) {
				$text = (string) $row[ $column ];
				$text = $pattern->masked( $is_runs && 'plan' === $column ? JournalErasureRepository::without_samples( $text, $ids, $pattern ) : $text );
				if ( $text !== (string) $row[ $column ] ) {
					$masked[ $column ] = $text;
				}
			}
			if ( array() !== $masked ) {
				$is_any = true;
				$transaction->update( $table, $masked, array_map( strval( ... ), array_intersect_key( $row, array_flip( $keys ) ) ) );
			}
		}
		return $is_any;
	}

	/**
	 * A sample of a checked run with a customer.
	 */
	private static function sample_of( int $id ): SqlFragment {
		return new SqlFragment( '(plan LIKE %s)', array( "%\"customer_id\":$id,%" ) );
	}
}
