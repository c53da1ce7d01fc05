<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Customers\Record\AttachedAccountStore;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Filter;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Search\MatchQuery;
use FluentCartCustomers\Search\SearchIndex;
use FluentCartCustomers\Search\SourceFields;
use FluentCartCustomers\Search\SuggestionQuery;
use Generator;

defined( 'ABSPATH' ) || exit;

/**
 * Reads pages of a list of customers, as fast in a store of a million customers as in one of fifty: runs the plans of ListPlanner.
 */
final class ListQuery {

	/** Customers whose documents are looked up before the ids of all matches are. */
	private const NEAR = 2_000;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly ListStatistics $statistics,
		private readonly SearchIndex $index,
		private readonly AttachedAccountStore $accounts,
		private readonly CriteriaSql $criteria,
		private readonly MatchQuery $matches,
		private readonly SuggestionQuery $suggestions,
	) {}

	/**
	 * @throws DatabaseError
	 */
	public function page( ListArguments $list ): CustomerPage {
		$exact = $list->is_by_relevance() ? $this->exact( $list ) : array();
		if ( array() === $exact ) {
			return $this->page_in_order( $list );
		}
		$left = match ( true ) {
			null === $list->after     => array_slice( $exact, $list->offset() ),
			1 === $list->after->value => array_values( array_filter( $exact, static fn ( int $id ): bool => $id < $list->after->id ) ),
			default                   => array(),
		};
		$first = array_slice( $left, 0, $list->per_page );
		// One customer shows whether a page follows, and comes with the total.
		$rest = $this->page_in_order( $list->behind( $exact, max( 0, $list->offset() - count( $exact ) ), max( 1, $list->per_page - count( $first ) ) ) );
		return new CustomerPage(
			array_slice( array( ...$this->by_ids( $first ), ...$rest->rows ), 0, $list->per_page ),
			$rest->total,
			$rest->total_is_exact,
			count( $first ) === $list->per_page && ( count( $left ) > $list->per_page || array() !== $rest->rows ) ? new ListPosition( 1, end( $first ) ) : $rest->last
		);
	}

	/**
	 * Customers that a search without a match may mean.
	 *
	 * @return list<CustomerRow>
	 * @throws DatabaseError
	 */
	public function suggestions( ListArguments $list ): array {
		$query = $this->index->query( $list->criteria->search );
		return $this->index->can_find( $query ) ? $this->by_ids( $this->suggestions->customers( $query ) ) : array();
	}

	/**
	 * @param string $field `email`, `phone` or `order`.
	 * @return list<CustomerRow> Customers with exactly this value, the newest first; at most MatchQuery::MAX_EXACT.
	 * @throws DatabaseError
	 */
	public function with_exactly( string $field, string $value ): array {
		$query = $this->index->query( $value );
		return $this->index->can_find( $query ) ? $this->by_ids( $this->matches->exact_ids( $query, $field ) ) : array();
	}

	/**
	 * @param list<CustomerRow> $rows
	 * @return array<int, list<array{field: string, value: string}>> By customer, why they match the search.
	 * @throws DatabaseError
	 */
	public function matched( ListArguments $list, array $rows ): array {
		$names = static fn ( CustomerRow $row ): SourceFields => SourceFields::names( $row->first_name, $row->last_name, $row->email );
		return '' === $list->criteria->search ? array() : $this->matches->matched( $this->index->query( $list->criteria->search ), array_map( $names, array_column( $rows, null, 'id' ) ) );
	}

	/**
	 * @return list<int> Customers who match exactly, and the filters.
	 * @throws DatabaseError
	 */
	private function exact( ListArguments $list ): array {
		$query  = $this->index->query( $list->criteria->search );
		$ids    = $this->index->can_find( $query ) ? $this->matches->exact_ids( $query ) : array();
		$checks = array() === $ids ? array() : $this->criteria->checks( $list->criteria );
		if ( array() === $checks ) {
			return $ids;
		}
		$where = SqlFragment::all( array( SqlFragment::in( 'c.id', $ids ), ...$checks ) );
		return array_map( intval( ... ), array_column( $this->database->rows( "SELECT c.id FROM {$this->tables->customers()} AS c WHERE {$where->sql} ORDER BY c.id DESC", $where->values ), 'id' ) );
	}

	/**
	 * @param list<int> $ids
	 * @return list<CustomerRow> In this order.
	 * @throws DatabaseError
	 */
	private function by_ids( array $ids ): array {
		if ( array() === $ids ) {
			return array();
		}
		$where = SqlFragment::in( 'c.id', $ids );
		$rows  = array_column( $this->database->rows( 'SELECT ' . CustomerRow::COLUMNS . " FROM {$this->tables->customers()} AS c WHERE {$where->sql}", $where->values ), null, 'id' );
		$found = array_map( static fn ( int $id ): ?array => $rows[ $id ] ?? null, $ids );
		return $this->accounts->without_missing_users( array_map( CustomerRow::from_row( ... ), array_values( array_filter( $found ) ) ) );
	}

	/**
	 * @throws DatabaseError
	 */
	private function page_in_order( ListArguments $list ): CustomerPage {
		$plan = ListPlanner::plan( $list, $this->statistics );
		if ( ListStrategy::SortMatches === $plan->strategy ) {
			$page = $this->sort_matches( $list, $plan );
			if ( null !== $page ) {
				return $page;
			}
			$plan = ListPlanner::plan_for_more( $plan, $list, $this->statistics );
		}
		return array() === $plan->filters ? $this->page_of_rows( $list, $this->walk_all( $list, $plan ), $plan->total, true ) : $this->scan_in_order( $list, $plan );
	}

	/**
	 * Reads a list of any size in constant memory: pages of $list->per_page customers, each after the last customer of the page
	 * before. The plan is made once, because it counts.
	 *
	 * @param ListArguments $list With the first page.
	 * @return Generator<int, list<CustomerRow>>
	 * @throws DatabaseError
	 */
	public function pages( ListArguments $list ): Generator {
		$plan = ListPlanner::plan( $list, $this->statistics );
		do {
			$page = ListStrategy::SortMatches === $plan->strategy ? $this->sort_matches( $list, $plan ) : null;
			if ( null === $page ) {
				$plan = ListStrategy::SortMatches === $plan->strategy ? ListPlanner::plan_for_more( $plan, $list, $this->statistics ) : $plan;
				$page = $this->page_of_rows( $list, array() === $plan->filters ? $this->walk_all( $list, $plan ) : $this->scan( $list, $plan ), $plan->total, false );
			}
			yield $page->rows;
			$list = null === $page->last ? $list : $list->after( $page->last );
		} while ( null !== $page->last );
	}

	/**
	 * @return list<array<string, string|null>> The page and one more row, if one follows.
	 * @throws DatabaseError
	 */
	private function walk_all( ListArguments $list, ListPlan $plan ): array {
		$limit = min( $list->per_page + 1, $plan->total - $plan->offset );
		return match ( $plan->strategy ) {
			ListStrategy::Nothing => array(),
			ListStrategy::FromEnd => $this->rows( $list, $this->ids( $this->customers( array() ), ListSql::reversed_order( $list ), $limit, $plan->total - $plan->offset - $limit ) ),
			default               => $this->walk( $list, $plan, null === $plan->start_id ? array() : array( ListSql::from( $list, $plan->start_id ) ) ),
		};
	}

	/**
	 * @return CustomerPage|null Null if there are more matches than ListPlanner::SORT_LIMIT, because the count was an estimate.
	 * @throws DatabaseError
	 */
	private function sort_matches( ListArguments $list, ListPlan $plan ): ?CustomerPage {
		$rarest = $plan->filters[0];
		$is_one = 1 === count( $plan->filters );
		$found  = self::limited_subquery( $rarest->source( $plan->id_limit ), $plan->id_limit );
		// In the order of ids, no row has to be read to sort.
		$found      = $is_one && 'id' === $list->column() ? self::ids_of( $found ) : $this->joined_with_filters( $found, array_slice( $plan->filters, 1 ) );
		$ids        = $this->page_of( $list, $plan, $found );
		$is_counted = $is_one && $rarest->is_exact;
		if ( $is_counted || null !== $list->after ) {
			$total = $is_counted ? $rarest->count : (int) $this->database->value( "SELECT COUNT(*) FROM {$found->sql}", $found->values );
			$rows  = $this->rows( $list, $ids );
		} else {
			// One statement finds the page and the total, so that the matches are not found twice.
			$page  = $this->database->rows_with_total( $ids );
			$total = $page['total'] + count( $list->except );
			$ids   = array_map( intval( ... ), array_column( $page['rows'], 'id' ) );
			$rows  = array() === $ids ? array() : $this->rows( $list, new SqlFragment( implode( ' UNION ALL ', array_fill( 0, count( $ids ), 'SELECT %d AS id' ) ), $ids ) );
		}
		return $total >= $plan->id_limit ? null : $this->page_of_rows( $list, $rows, $total, $this->index->is_up_to_date() );
	}

	/**
	 * @throws DatabaseError
	 */
	private function scan_in_order( ListArguments $list, ListPlan $plan ): CustomerPage {
		$rows     = $this->scan( $list, $plan );
		$at_least = max( $plan->total, $this->count( $plan ) );
		return $this->page_of_rows(
			$list,
			$rows,
			null === $list->after && array() !== $rows ? max( $plan->offset + count( $rows ), $at_least ) : $at_least,
			$plan->filters[0]->count <= $plan->count_limit && $this->index->is_up_to_date()
		);
	}

	/**
	 * @return list<array<string, string|null>> The page and one more row, if one follows.
	 * @throws DatabaseError
	 */
	private function scan( ListArguments $list, ListPlan $plan ): array {
		$rarest = $plan->filters[0];
		$near   = ListStrategy::ScanByIdSet === $plan->strategy && $rarest->is_text_search && 1 === count( $plan->filters ) ? $this->near( $list, $plan ) : array();
		if ( count( $near ) > $list->per_page ) {
			return $near;
		}
		$found  = self::limited_subquery( $rarest->source( $plan->id_limit ), $plan->id_limit );
		$checks = array_map( static fn ( Filter $filter ): SqlFragment => $filter->check, $plan->filters );
		$bounds = array() === $plan->id_bounds ? array() : array( ListSql::within( $plan->id_bounds ) );
		$in_set = new SqlFragment( $this->database->dialect->unindexed( 'c.id' ) . " IN (SELECT id FROM {$found->sql})", $found->values );
		return match ( $plan->strategy ) {
			ListStrategy::SortIds     => $this->rows( $list, $this->page_of( $list, $plan, self::ids_of( $found ) ) ),
			ListStrategy::ScanIndex   => $this->rows( $list, $this->page_of( $list, $plan, $rarest->in_ids ) ),
			ListStrategy::ScanByIdSet => $this->walk( $list, $plan, array( $in_set, ...array_slice( $checks, 1 ), ...$bounds ) ),
			default                   => $this->walk( $list, $plan, array( ...$checks, ...$bounds ) ),
		};
	}

	/**
	 * Matches of a search among the first customers of the order. To collect the ids of all matches takes longer than to check these.
	 *
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function near( ListArguments $list, ListPlan $plan ): array {
		$after = null === $list->after ? new SqlFragment( '1 = 1' ) : ListSql::after( $list, $list->after );
		$order = ListSql::order( $list );
		$found = new SqlFragment(
			"(SELECT c.id, c.{$list->column()} FROM {$this->tables->customers()} AS c WHERE {$after->sql} ORDER BY $order LIMIT %d) AS c WHERE {$plan->filters[0]->check->sql}",
			array( ...$after->values, self::NEAR, ...$plan->filters[0]->check->values )
		);
		return $this->rows( $list, $this->ids( $found, $order, $list->per_page + 1, $plan->offset ) );
	}

	/**
	 * @return int The number of customers that match all filters, among the plan's number of matches of the rarest one.
	 * @throws DatabaseError
	 */
	private function count( ListPlan $plan ): int {
		$rarest = $plan->filters[0];
		$others = array_slice( $plan->filters, 1 );
		if ( $rarest->is_exact && array() === $others ) {
			return min( $rarest->count, $plan->count_limit );
		}
		$found = self::limited_subquery( $rarest->count <= $plan->count_limit ? $rarest->source( $plan->count_limit ) : $rarest->sample( $plan->count_limit ), $plan->count_limit );
		$found = array() === $others ? $found : $this->joined_with_filters( $found, $others );
		return (int) $this->database->value( "SELECT COUNT(DISTINCT found.id) FROM {$found->sql}", $found->values );
	}

	/**
	 * @param SqlFragment  $found   A subquery `found` of ids.
	 * @param list<Filter> $filters
	 * @return SqlFragment From FROM to WHERE: customers `c` of the subquery that match the filters.
	 */
	private function joined_with_filters( SqlFragment $found, array $filters ): SqlFragment {
		$checks = SqlFragment::all( array_map( static fn ( Filter $filter ): SqlFragment => $filter->check, $filters ) );
		return new SqlFragment(
			"{$found->sql} JOIN {$this->tables->customers()} AS c ON c.id = found.id WHERE {$checks->sql}",
			array( ...$found->values, ...$checks->values )
		);
	}

	/**
	 * A subquery `found` that the database materialises. Without the LIMIT, it would merge the subquery into the outer statement
	 * and begin with the wrong table.
	 */
	private static function limited_subquery( SqlFragment $ids, int $limit ): SqlFragment {
		return new SqlFragment( "({$ids->sql} LIMIT %d) AS found", array( ...$ids->values, $limit ) );
	}

	/**
	 * @param SqlFragment $found A subquery `found` of ids.
	 * @return SqlFragment From FROM to WHERE: its ids `c.id`.
	 */
	private static function ids_of( SqlFragment $found ): SqlFragment {
		return new SqlFragment( "(SELECT id FROM {$found->sql}) AS c WHERE 1 = 1", $found->values );
	}

	/**
	 * @param list<SqlFragment> $conditions
	 * @return SqlFragment From FROM to WHERE.
	 */
	private function customers( array $conditions ): SqlFragment {
		$where = SqlFragment::all( $conditions );
		return new SqlFragment( "{$this->tables->customers()} AS c WHERE {$where->sql}", $where->values );
	}

	/**
	 * @param list<SqlFragment> $conditions
	 * @return list<array<string, string|null>> The page and one more row, if one follows.
	 * @throws DatabaseError
	 */
	private function walk( ListArguments $list, ListPlan $plan, array $conditions ): array {
		return $this->rows( $list, $this->page_of( $list, $plan, $this->customers( $conditions ) ) );
	}

	/**
	 * @param SqlFragment $all From FROM to WHERE, with ids `c.id`.
	 * @return SqlFragment A SELECT of the ids of the page, and of one more.
	 */
	private function page_of( ListArguments $list, ListPlan $plan, SqlFragment $all ): SqlFragment {
		$except = array() === $list->except ? null : SqlFragment::in( 'c.id', $list->except );
		$all    = null === $except ? $all : $all->and( new SqlFragment( "NOT ({$except->sql})", $except->values ) );
		return $this->ids( null === $list->after ? $all : $all->and( ListSql::after( $list, $list->after ) ), ListSql::order( $list ), $list->per_page + 1, $plan->offset );
	}

	/**
	 * @param SqlFragment $all From FROM to WHERE, with ids `c.id`.
	 * @return SqlFragment A SELECT of ids that reads an index only, if one covers it.
	 */
	private function ids( SqlFragment $all, string $order, int $limit, int $offset ): SqlFragment {
		return new SqlFragment( "SELECT c.id FROM {$all->sql} ORDER BY $order LIMIT %d OFFSET %d", array( ...$all->values, $limit, $offset ) );
	}

	/**
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function rows( ListArguments $list, SqlFragment $ids ): array {
		return $this->database->rows(
			'SELECT page.id AS found_id, ' . CustomerRow::COLUMNS . " FROM ({$ids->sql}) AS page LEFT JOIN {$this->tables->customers()} AS c ON c.id = page.id"
				. ' ORDER BY ' . str_replace( 'c.id', 'page.id', ListSql::order( $list ) ),
			$ids->values
		);
	}

	/**
	 * @param list<array<string, string|null>> $rows One row more than the page has if another page follows.
	 */
	private function page_of_rows( ListArguments $list, array $rows, int $total, bool $is_exact ): CustomerPage {
		$on_page = array_slice( $rows, 0, $list->per_page );
		// The search index finds customers deleted by plain SQL until the next reconcile.
		$existing = array_values( array_filter( $on_page, static fn ( array $row ): bool => null !== $row['id'] ) );
		return new CustomerPage(
			$this->accounts->without_missing_users( array_map( CustomerRow::from_row( ... ), $existing ) ),
			$total,
			$is_exact,
			count( $rows ) > $list->per_page ? $list->position( array( 'id' => end( $on_page )['found_id'] ) + end( $on_page ) ) : null
		);
	}
}
