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
use FluentCartCustomers\Search\SearchIndex;

defined( 'ABSPATH' ) || exit;

/**
 * Reads pages of a list of customers, as fast in a store of a million customers as in one of fifty.
 *
 * This class chooses the plan, because the database now and then chooses one that takes a thousand times as long. The matches
 * of each filter are counted first, up to a limit. Few matches are found and sorted. Otherwise the list is walked in its order,
 * and each row is checked: by membership in the set of matches or, if that would be too large, by the filter's predicate.
 */
final class ListQuery {

	/** Matches are counted up to this number, and up to this number of customers is sorted. */
	public const SORT_LIMIT = 10_000;

	/** Matches of the rarest filter, if they are too many to sort, among which the matches of all filters are counted. */
	private const SAMPLE_SIZE = 2_000;

	/** The cost of reading a match by its id, as a multiple of the cost of skipping a row during a walk. */
	private const RANDOM_READ_COST = 6;

	/** A walk checks rows by membership in a set of up to this number of ids. */
	private const SET_LIMIT = 200_000;

	/** The columns that are searched. */
	private const TEXTS = array( 'email', 'first_name', 'last_name' );

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly SearchIndex $index,
		private readonly Zones $zones,
		private readonly AttachedAccountStore $accounts,
	) {}

	/**
	 * @param ListPosition|null $after The page begins after this position; null to use the number of the page.
	 * @throws DatabaseError
	 */
	public function page( ListArguments $list, ?ListPosition $after = null ): CustomerPage {
		$zones = $this->zones->known();
		if ( $list->criteria->is_empty() ) {
			return $this->walk_all( $list, $after, $zones );
		}
		$filters = $this->filters( $list );
		usort( $filters, static fn ( Filter $one, Filter $other ): int => $one->count <=> $other->count );
		if ( self::is_sortable( $filters, $list, $zones ) ) {
			$page = $this->sort_matches( $list, $after, $filters );
			if ( null !== $page ) {
				return $page;
			}
			$filters[0] = $filters[0]->counted( self::SORT_LIMIT + 1, false );
			return $this->scan_in_order( $list, $after, $filters, $zones, self::SORT_LIMIT );
		}
		return $this->scan_in_order( $list, $after, $filters, $zones );
	}

	/**
	 * @throws DatabaseError
	 */
	private function walk_all( ListArguments $list, ?ListPosition $after, ?KnownZones $zones ): CustomerPage {
		$total  = $zones?->total() ?? (int) $this->database->value( 'SELECT COUNT(*) FROM %i', array( $this->tables->customers() ) );
		$offset = $list->offset();
		$rows   = match ( true ) {
			null !== $after => $this->walk( $list, ListSql::after( $list, $after ), 0 ),
			0 === $offset   => $this->walk( $list, SqlFragment::all( array() ), 0 ),
			$offset >= $total => array(),
			'id' === $list->column() && null !== $zones => $this->walk( $list, ...$zones->seek( $offset, $list->is_descending ) ),
			$offset > $total / 2 => $this->walk_from_end( $list, $total ),
			default => $this->walk( $list, SqlFragment::all( array() ), $offset ),
		};
		return $this->page_of_rows( $list, $rows, $total, true );
	}

	/**
	 * @param non-empty-list<Filter> $filters The rarest first.
	 * @return CustomerPage|null Null if there are more matches than SORT_LIMIT, because the count was an estimate.
	 * @throws DatabaseError
	 */
	private function sort_matches( ListArguments $list, ?ListPosition $after, array $filters ): ?CustomerPage {
		$rarest = $filters[0];
		$is_one = 1 === count( $filters );
		$found  = self::limited_subquery( $rarest->source, self::SORT_LIMIT + 1 );
		// In the order of ids, no row has to be read to sort.
		$found      = $is_one && 'id' === $list->column()
			? new SqlFragment( "(SELECT id FROM {$found->sql}) AS c WHERE 1 = 1", $found->values )
			: $this->joined_with_filters( $found, array_slice( $filters, 1 ) );
		$is_counted = $is_one && $rarest->is_exact;
		$position   = null === $after ? SqlFragment::all( array() ) : ListSql::after( $list, $after );
		$ids        = self::page_of(
			$list,
			$found->and( $position ),
			null === $after ? $list->offset() : 0
		);
		if ( $is_counted || null !== $after ) {
			$total = $is_counted ? $rarest->count : (int) $this->database->value( "SELECT COUNT(*) FROM {$found->sql}", $found->values );
			$rows  = $this->rows( $list, $ids );
		} else {
			// One statement finds the page and the total, so that the matches are not found twice.
			$page  = $this->database->rows_with_total( $ids );
			$total = $page['total'];
			$ids   = array_map( intval( ... ), array_column( $page['rows'], 'id' ) );
			$rows  = array() === $ids ? array() : $this->rows( $list, new SqlFragment( implode( ' UNION ALL ', array_fill( 0, count( $ids ), 'SELECT %d AS id' ) ), $ids ) );
		}
		return $total > self::SORT_LIMIT ? null : $this->page_of_rows( $list, $rows, $total, $this->index->is_up_to_date() );
	}

	/**
	 * @param non-empty-list<Filter> $filters The rarest first.
	 * @param int                    $at_least A known minimum of the total.
	 * @throws DatabaseError
	 */
	private function scan_in_order( ListArguments $list, ?ListPosition $after, array $filters, ?KnownZones $zones, int $at_least = 0 ): CustomerPage {
		$rarest     = $filters[0];
		$is_by_id   = 1 === count( $filters ) && 'id' === $list->column();
		$conditions = array_map( static fn ( Filter $filter ): SqlFragment => $filter->check, $filters );
		$limit      = $this->id_set_limit( $list, $rarest );
		$all        = null;
		if ( null !== $limit ) {
			$found         = self::limited_subquery( $rarest->source, $limit );
			$all           = $is_by_id ? new SqlFragment( "(SELECT id FROM {$found->sql}) AS c WHERE 1 = 1", $found->values ) : null;
			$conditions[0] = new SqlFragment( $this->database->dialect->unindexed( 'c.id' ) . " IN (SELECT id FROM {$found->sql})", $found->values );
		} elseif ( $is_by_id ) {
			$all = $rarest->in_ids;
		}
		if ( null !== $after ) {
			$conditions[] = ListSql::after( $list, $after );
		}
		if ( null !== $zones && 'id' === $list->column() && isset( ListSql::column_predicates( $list->criteria )['created_at'] ) ) {
			// Ids grow with creation dates. Without these bounds, a walk by id would skip all customers created later.
			$conditions[] = $zones->id_bounds( $list->criteria->created_from, $list->criteria->created_before );
		}
		$offset = null === $after ? $list->offset() : 0;
		$rows   = null === $all
			? $this->walk( $list, SqlFragment::all( $conditions ), $offset )
			: $this->rows( $list, self::page_of( $list, null === $after ? $all : $all->and( ListSql::after( $list, $after ) ), $offset ) );

		$total    = $this->total( $filters, 1 === count( $filters ) ? self::SORT_LIMIT : self::SAMPLE_SIZE );
		$at_least = max( $at_least, $total['at_least'] );
		return $this->page_of_rows(
			$list,
			$rows,
			null === $after && array() !== $rows ? max( $offset + count( $rows ), $at_least ) : $at_least,
			$total['is_exact'] && $this->index->is_up_to_date()
		);
	}

	/**
	 * Whether a walk checks rows by membership in the set of the rarest filter's matches, or by its predicate.
	 *
	 * Predicates are cheaper unless filter and order are opposed: customers with a similar name are adjacent in the order of
	 * names, a term may occur with the oldest customers only, and the customers who spent most are mostly the oldest or the newest.
	 *
	 * @return int|null The maximum size of the set; null for predicates.
	 * @throws DatabaseError
	 */
	private function id_set_limit( ListArguments $list, Filter $rarest ): ?int {
		if ( $rarest->uses_sort_index ) {
			return null;
		}
		if ( $rarest->count <= self::SORT_LIMIT ) {
			return self::SORT_LIMIT;
		}
		$limit = match ( true ) {
			$rarest->is_text_search && ( ! $rarest->is_evenly_spread() || in_array( $list->column(), self::TEXTS, true ) ) => self::SET_LIMIT,
			! $rarest->is_text_search && isset( ListSql::column_predicates( $list->criteria )['ltv'] ) => 2 * self::SORT_LIMIT,
			default => self::SORT_LIMIT,
		};
		return $limit > self::SORT_LIMIT && $this->database->count_up_to( array( $rarest->source ), $limit )[0] <= $limit ? $limit : null;
	}

	/**
	 * @param non-empty-list<Filter> $filters The rarest first.
	 * @param int                    $limit   Matches of the rarest filter that are checked.
	 * @return array{at_least: int, is_exact: bool} The number of customers that match all filters.
	 * @throws DatabaseError
	 */
	private function total( array $filters, int $limit ): array {
		$rarest  = array_shift( $filters );
		$are_all = $rarest->count <= $limit;
		if ( $rarest->is_exact && array() === $filters ) {
			$count = min( $rarest->count, $limit );
		} else {
			$found = self::limited_subquery( $are_all ? $rarest->source : $rarest->sample(), $limit );
			$found = array() === $filters ? $found : $this->joined_with_filters( $found, $filters );
			$count = (int) $this->database->value( "SELECT COUNT(DISTINCT found.id) FROM {$found->sql}", $found->values );
		}
		return array(
			'at_least' => $count,
			'is_exact' => $are_all,
		);
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
	 * @return non-empty-list<Filter> The filters of columns and of the search, with their counts.
	 * @throws DatabaseError
	 */
	private function filters( ListArguments $list ): array {
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
		$counts  = array() === $sources ? array() : $this->database->count_up_to( $sources, self::SORT_LIMIT );
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
			$filters[]   = $this->index->filter( $list->criteria->search, self::SORT_LIMIT, $is_estimate );
		}
		return $filters;
	}

	private function unindexed( SqlFragment $condition, string $column ): SqlFragment {
		return new SqlFragment( str_replace( "c.$column", $this->database->dialect->unindexed( "c.$column" ), $condition->sql ), $condition->values );
	}

	/**
	 * Whether it is cheaper to find and sort the matches than to walk the list until the page is full. The fewer the matches, the
	 * more rows a walk skips. In the order of ids, no match has to be read.
	 *
	 * @param non-empty-list<Filter> $filters The rarest first.
	 */
	private static function is_sortable( array $filters, ListArguments $list, ?KnownZones $zones ): bool {
		$count = $filters[0]->count;
		if ( $count > self::SORT_LIMIT || $filters[0]->uses_sort_index ) {
			return false;
		}
		$walked = null === $zones ? INF : ( $list->offset() + $list->per_page ) * $zones->customers / max( 1, $count );
		return ( 'id' === $list->column() && 1 === count( $filters ) ) || self::RANDOM_READ_COST * $count <= $walked;
	}

	/**
	 * @return list<array<string, string|null>> The page and one more row, if one follows.
	 * @throws DatabaseError
	 */
	private function walk( ListArguments $list, SqlFragment $condition, int $offset ): array {
		$all = new SqlFragment( "{$this->tables->customers()} AS c WHERE {$condition->sql}", $condition->values );
		return $this->rows( $list, self::page_of( $list, $all, $offset ) );
	}

	/**
	 * @param SqlFragment $all From FROM to WHERE, with ids `c.id`.
	 * @return SqlFragment A SELECT of the ids of the page, and of one more.
	 */
	private static function page_of( ListArguments $list, SqlFragment $all, int $offset ): SqlFragment {
		return new SqlFragment(
			"SELECT c.id FROM {$all->sql} ORDER BY " . ListSql::order( $list ) . ' LIMIT %d OFFSET %d',
			array( ...$all->values, $list->per_page + 1, $offset )
		);
	}

	/**
	 * Reads a page of the second half of the list in reversed order.
	 *
	 * @return list<array<string, string|null>> The page and one more row, if one follows.
	 * @throws DatabaseError
	 */
	private function walk_from_end( ListArguments $list, int $total ): array {
		$limit = min( $list->per_page + 1, $total - $list->offset() );
		return $this->rows(
			$list,
			new SqlFragment(
				"SELECT c.id FROM {$this->tables->customers()} AS c ORDER BY " . ListSql::reversed_order( $list ) . ' LIMIT %d OFFSET %d',
				array( $limit, $total - $list->offset() - $limit )
			)
		);
	}

	/**
	 * @param SqlFragment $ids A SELECT of ids that reads an index only, if one covers it.
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
