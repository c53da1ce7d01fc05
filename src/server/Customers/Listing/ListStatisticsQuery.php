<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Filter;
use FluentCartCustomers\Database\RowCriterion;
use FluentCartCustomers\Database\SpreadQuery;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Search\SearchIndex;

defined( 'ABSPATH' ) || exit;

/**
 * The counts of a list from the database.
 */
final class ListStatisticsQuery implements ListStatistics {

	/** The database's estimate of a range may be wrong by a factor of three. */
	private const CERTAIN_FACTOR = 3;

	/** Of SpreadQuery. */
	private const SPREAD_MATCHES = 4;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly SearchIndex $index,
		private readonly IdHistogramQuery $histograms,
		private readonly CriteriaSql $criteria,
		private readonly SpreadQuery $spread,
	) {}

	public function histogram(): ?IdHistogram {
		return $this->histograms->current();
	}

	public function customers_above( ?int $id ): int {
		$where = null === $id ? SqlFragment::all( array() ) : new SqlFragment( 'id > %d', array( $id ) );
		return (int) $this->database->value( "SELECT COUNT(*) FROM %i WHERE {$where->sql}", array( $this->tables->customers(), ...$where->values ) );
	}

	public function has_more_than( Filter $filter, int $limit ): bool {
		$source = $filter->source( $limit + 1 );
		// To count 20,000 matches takes MySQL 3 ms, an estimate 0.2 ms: "list, spent a little" of the benchmark.
		$are_many = ! $filter->is_text_search && $this->database->estimate_rows( array( $source ), $limit )[0] > self::CERTAIN_FACTOR * $limit;
		return $are_many || $this->database->count_up_to( array( $source ), $limit )[0] > $limit;
	}

	/**
	 * One filter for status and dates, which share an index, one for each further column, one for each criterion of other tables,
	 * one for the search.
	 */
	public function filters( ListArguments $list, int $limit ): array {
		$predicates = CriteriaSql::column_predicates( $list->criteria );
		$shared     = array_intersect_key( $predicates, array_flip( array( 'status', 'created_at' ) ) );
		$others     = array_diff_key( $predicates, $shared );
		$groups     = array_values( array_filter( array( $shared, ...array_map( static fn ( string $column ): array => array( $column => $others[ $column ] ), array_keys( $others ) ) ) ) );
		$of_rows    = $this->criteria->row_criteria( $list->criteria );
		$sources    = array( ...array_map( $this->ids( ... ), $groups ), ...array_map( static fn ( RowCriterion $criterion ): SqlFragment => $criterion->source(), $of_rows ) );
		$counts     = array() === $sources ? array() : $this->counts( $sources, $limit, isset( $predicates['notes'] ) );
		$filters    = array();
		foreach ( $groups as $number => $group ) {
			$filters[] = $this->filter( $group, $sources[ $number ], $counts[ $number ], $list );
		}
		foreach ( $of_rows as $number => $criterion ) {
			$at        = count( $groups ) + $number;
			$filters[] = new Filter( $sources[ $at ], $criterion->check(), $counts[ $at ], is_evenly_spread: fn (): bool => $this->spread->is_even( $criterion->check(), self::SPREAD_MATCHES ) );
		}
		if ( '' !== $list->criteria->search ) {
			$is_estimate = array() === $filters && ( 'id' === $list->column() || ( $list->is_by_number_or_date() && $this->index->query( $list->criteria->search )->has_several_words() ) );
			$filters[]   = $this->index->filter( $list->criteria->search, $limit, $is_estimate );
		}
		return $filters;
	}

	/**
	 * @param non-empty-list<SqlFragment> $sources
	 * @param bool                        $reads_rows Whether one is a condition of notes, of which the index has the first character
	 *                                                only, so that each customer is read.
	 * @return non-empty-list<int> Up to one more than the limit.
	 * @throws DatabaseError
	 */
	private function counts( array $sources, int $limit, bool $reads_rows ): array {
		if ( ! $reads_rows || min( $this->database->estimate_rows( $sources, $limit ) ) <= self::CERTAIN_FACTOR * $limit ) {
			return $this->database->count_up_to( $sources, $limit );
		}
		return array_fill( 0, count( $sources ), $limit + 1 );
	}

	/**
	 * @param non-empty-array<string, SqlFragment> $predicates By column.
	 * @return SqlFragment A SELECT of the customers that match.
	 */
	private function ids( array $predicates ): SqlFragment {
		$where = SqlFragment::all( array_values( $predicates ) );
		$hint  = 2 === count( $predicates ) ? $this->database->dialect->index_hint( 'c', 'fcc_status_created_at' ) : '';
		return new SqlFragment( "SELECT {$hint}c.id FROM {$this->tables->customers()} AS c WHERE {$where->sql}", $where->values );
	}

	/**
	 * @param non-empty-array<string, SqlFragment> $predicates By column.
	 */
	private function filter( array $predicates, SqlFragment $source, int $count, ListArguments $list ): Filter {
		$sort = $list->sort_column;
		// The index has the customers of one status only in its order.
		$is_ordered = ! isset( $predicates['status'] ) || count( $list->criteria->statuses ) < 2 || 'status' === $sort->name;
		$others     = array_diff( array_keys( $predicates ), $is_ordered ? $sort->indexed_filters : array() );
		foreach ( $others as $column ) {
			// The database must use the index of the order.
			$unindexed             = str_replace( "c.$column", $this->database->dialect->unindexed( "c.$column" ), $predicates[ $column ]->sql );
			$predicates[ $column ] = new SqlFragment( $unindexed, $predicates[ $column ]->values );
		}
		return new Filter(
			$source,
			SqlFragment::all( array_values( $predicates ) ),
			$count,
			uses_sort_index: array() === $others,
			is_covered: array() === array_diff( $others, $sort->covered_filters )
		);
	}
}
