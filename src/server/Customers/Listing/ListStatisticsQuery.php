<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\Filter;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Search\SearchIndex;

defined( 'ABSPATH' ) || exit;

/**
 * The counts of a list from the database.
 */
final class ListStatisticsQuery implements ListStatistics {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly SearchIndex $index,
		private readonly IdHistogramQuery $histograms,
	) {}

	public function histogram(): ?IdHistogram {
		return $this->histograms->current();
	}

	public function customers_above( ?int $id ): int {
		$where = null === $id ? SqlFragment::all( array() ) : new SqlFragment( 'id > %d', array( $id ) );
		return (int) $this->database->value( "SELECT COUNT(*) FROM %i WHERE {$where->sql}", array( $this->tables->customers(), ...$where->values ) );
	}

	public function count_up_to( Filter $filter, int $limit ): int {
		return $this->database->count_up_to( array( $filter->source ), $limit )[0];
	}

	/**
	 * One filter for status and dates, which share an index, one for spending, one for the search.
	 */
	public function filters( ListArguments $list, int $limit ): array {
		$predicates = ListSql::column_predicates( $list->criteria );
		$in_order   = $list->sort_column->indexed_filters;
		// One index has both columns.
		$pair    = array_intersect_key( $predicates, array_flip( array( 'status', 'created_at' ) ) );
		$sources = array();
		$groups  = array_values( array_filter( array( $pair, array_diff_key( $predicates, $pair ) ) ) );
		foreach ( $groups as $group ) {
			$where     = SqlFragment::all( array_values( $group ) );
			$hint      = 2 === count( array_intersect_key( $group, $pair ) ) ? $this->database->dialect->index_hint( 'c', 'fcc_status_created_at' ) : '';
			$sources[] = new SqlFragment( "SELECT {$hint}c.id FROM {$this->tables->customers()} AS c WHERE {$where->sql}", $where->values );
		}
		$counts  = array() === $sources ? array() : $this->database->count_up_to( $sources, $limit );
		$filters = array();
		foreach ( $groups as $number => $group ) {
			$checks = array();
			foreach ( $group as $column => $condition ) {
				$checks[] = in_array( $column, $in_order, true ) ? $condition : $this->unindexed( $condition, $column );
			}
			$filters[] = new Filter(
				$sources[ $number ],
				SqlFragment::all( $checks ),
				$counts[ $number ],
				true,
				array() === array_diff( array_keys( $group ), $in_order )
			);
		}
		if ( '' !== $list->criteria->search ) {
			$is_estimate = array() === $predicates && 'id' === $list->column();
			$filters[]   = $this->index->filter( $list->criteria->search, $limit, $is_estimate );
		}
		return $filters;
	}

	private function unindexed( SqlFragment $condition, string $column ): SqlFragment {
		return new SqlFragment( str_replace( "c.$column", $this->database->dialect->unindexed( "c.$column" ), $condition->sql ), $condition->values );
	}
}
