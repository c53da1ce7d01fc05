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
 * The pages of a list of customers, as fast in a store of a million as in one of fifty.
 *
 * The database is left no choice of ways, since now and then it takes one that is a thousand times as long. Where few
 * customers fulfil what is asked, they are found and put in order; where many do, the list is walked in its order, and those
 * who do not are passed over: whoever is not among those who were found or, if these are too many, does not fulfil it
 * themselves. How many do, is counted before, but only so far.
 */
final class ListQuery {

	/** So far is counted how many fulfil what is asked, and so many are put in order at most. */
	public const SORT_LIMIT = 10_000;

	/** Of so many who fulfil one restriction is counted how many fulfil the others, if there are too many to put in order. */
	private const SAMPLE = 2_000;

	/** Who is found is read in such a multiple of the time in which somebody is passed over. */
	private const RANDOM_READ_COST = 6;

	/** So many are found before a list is walked in the order of what they are found by. */
	private const SET_LIMIT = 200_000;

	/** The columns whose words customers are found by. */
	private const TEXTS = array( 'email', 'first_name', 'last_name' );

	/** The columns whose filters an index helps with that also has the order, by the column of the order. */
	private const FILTERS_WITH_SORT_INDEX = array(
		'id'         => array( 'status' ),
		'created_at' => array( 'status', 'created_at' ),
		'status'     => array( 'status' ),
		'ltv'        => array( 'ltv' ),
	);

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly SearchIndex $index,
		private readonly Zones $zones,
		private readonly AttachedAccountStore $accounts,
	) {}

	/**
	 * @param ListPosition|null $after The page begins right behind it, whatever the number of the page.
	 * @throws DatabaseError
	 */
	public function page( ListArguments $query, ?ListPosition $after = null ): CustomerPage {
		$zones = $this->zones->known();
		if ( $query->criteria->is_empty() ) {
			return $this->walk_all( $query, $after, $zones );
		}
		$restrictions = $this->restrictions( $query );
		usort( $restrictions, static fn ( Filter $one, Filter $other ): int => $one->count <=> $other->count );
		if ( self::is_sortable( $restrictions, $query, $zones ) ) {
			$page = $this->sort_matches( $query, $after, $restrictions );
			if ( null !== $page ) {
				return $page;
			}
			$restrictions[0] = $restrictions[0]->counted( self::SORT_LIMIT + 1, false );
			return $this->scan_in_order( $query, $after, $restrictions, $zones, self::SORT_LIMIT );
		}
		return $this->scan_in_order( $query, $after, $restrictions, $zones );
	}

	/**
	 * @throws DatabaseError
	 */
	private function walk_all( ListArguments $query, ?ListPosition $after, ?KnownZones $zones ): CustomerPage {
		$total  = $zones?->total() ?? (int) $this->database->value( 'SELECT COUNT(*) FROM %i', array( $this->tables->customers() ) );
		$offset = $query->offset();
		$rows   = match ( true ) {
			null !== $after => $this->walk( $query, ListSql::after( $query, $after ), 0 ),
			0 === $offset   => $this->walk( $query, SqlFragment::all( array() ), 0 ),
			$offset >= $total => array(),
			'id' === $query->column() && null !== $zones => $this->walk( $query, ...$zones->seek( $offset, $query->is_descending ) ),
			$offset > $total / 2 => $this->walk_from_end( $query, $total ),
			default => $this->walk( $query, SqlFragment::all( array() ), $offset ),
		};
		return $this->page_of_rows( $query, $rows, $total, true );
	}

	/**
	 * @param non-empty-list<Filter> $restrictions The rarest first.
	 * @return CustomerPage|null Null if they are more than had been estimated.
	 * @throws DatabaseError
	 */
	private function sort_matches( ListArguments $query, ?ListPosition $after, array $restrictions ): ?CustomerPage {
		$rarest = $restrictions[0];
		$is_one = 1 === count( $restrictions );
		$found  = self::limited_subquery( $rarest->source, self::SORT_LIMIT + 1 );
		// By id nothing has to be read of who is found.
		$found      = $is_one && 'id' === $query->column()
			? new SqlFragment( "(SELECT id FROM {$found->sql}) AS c WHERE 1 = 1", $found->values )
			: $this->joined_with_filters( $found, array_slice( $restrictions, 1 ) );
		$is_counted = $is_one && $rarest->is_exact;
		$behind     = null === $after ? SqlFragment::all( array() ) : ListSql::after( $query, $after );
		$ids        = self::page_of(
			$query,
			$found->and( $behind ),
			null === $after ? $query->offset() : 0
		);
		if ( $is_counted || null !== $after ) {
			$total = $is_counted ? $rarest->count : (int) $this->database->value( "SELECT COUNT(*) FROM {$found->sql}", $found->values );
			$rows  = $this->rows( $query, $ids );
		} else {
			// Found once, and not for their number once more.
			$page  = $this->database->rows_with_total( $ids );
			$total = $page['total'];
			$ids   = array_map( intval( ... ), array_column( $page['rows'], 'id' ) );
			$rows  = array() === $ids ? array() : $this->rows( $query, new SqlFragment( implode( ' UNION ALL ', array_fill( 0, count( $ids ), 'SELECT %d AS id' ) ), $ids ) );
		}
		return $total > self::SORT_LIMIT ? null : $this->page_of_rows( $query, $rows, $total, $this->index->is_up_to_date() );
	}

	/**
	 * @param non-empty-list<Filter> $restrictions The rarest first.
	 * @param int                         $at_least     So many are known to be found.
	 * @throws DatabaseError
	 */
	private function scan_in_order( ListArguments $query, ?ListPosition $after, array $restrictions, ?KnownZones $zones, int $at_least = 0 ): CustomerPage {
		$rarest     = $restrictions[0];
		$is_by_id   = 1 === count( $restrictions ) && 'id' === $query->column();
		$conditions = array_map( static fn ( Filter $restriction ): SqlFragment => $restriction->check, $restrictions );
		$most       = $this->id_set_limit( $query, $rarest );
		$all        = null;
		if ( null !== $most ) {
			$found         = self::limited_subquery( $rarest->source, $most );
			$all           = $is_by_id ? new SqlFragment( "(SELECT id FROM {$found->sql}) AS c WHERE 1 = 1", $found->values ) : null;
			$conditions[0] = new SqlFragment( $this->database->dialect->unindexed( 'c.id' ) . " IN (SELECT id FROM {$found->sql})", $found->values );
		} elseif ( $is_by_id ) {
			$all = $rarest->in_ids;
		}
		if ( null !== $after ) {
			$conditions[] = ListSql::after( $query, $after );
		}
		if ( null !== $zones && 'id' === $query->column() && isset( ListSql::column_predicates( $query->criteria )['created_at'] ) ) {
			// Ids and dates go together: whoever walks by the one would pass over all who were made later.
			$conditions[] = $zones->id_bounds( $query->criteria->created_from, $query->criteria->created_before );
		}
		$offset = null === $after ? $query->offset() : 0;
		$rows   = null === $all
			? $this->walk( $query, SqlFragment::all( $conditions ), $offset )
			: $this->rows( $query, self::page_of( $query, null === $after ? $all : $all->and( ListSql::after( $query, $after ) ), $offset ) );

		$total    = $this->total( $restrictions, 1 === count( $restrictions ) ? self::SORT_LIMIT : self::SAMPLE );
		$at_least = max( $at_least, $total['at_least'] );
		return $this->page_of_rows(
			$query,
			$rows,
			null === $after && array() !== $rows ? max( $offset + count( $rows ), $at_least ) : $at_least,
			$total['is_exact'] && $this->index->is_up_to_date()
		);
	}

	/**
	 * Whether those who fulfil a restriction are to be found before the list is walked.
	 *
	 * @return int|null How many they are at most; null if everybody is asked instead. That is less work, unless order and
	 *                  restriction are opposed: names stand together in their order, a word may be that of the oldest only, and
	 *                  those who have spent most are mostly the oldest or the newest.
	 * @throws DatabaseError
	 */
	private function id_set_limit( ListArguments $query, Filter $rarest ): ?int {
		if ( $rarest->uses_sort_index ) {
			return null;
		}
		if ( $rarest->count <= self::SORT_LIMIT ) {
			return self::SORT_LIMIT;
		}
		$most = match ( true ) {
			$rarest->is_text_search && ( ! $rarest->is_evenly_spread() || in_array( $query->column(), self::TEXTS, true ) ) => self::SET_LIMIT,
			! $rarest->is_text_search && isset( ListSql::column_predicates( $query->criteria )['ltv'] ) => 2 * self::SORT_LIMIT,
			default => self::SORT_LIMIT,
		};
		return $most > self::SORT_LIMIT && $this->database->count_up_to( array( $rarest->source ), $most )[0] <= $most ? $most : null;
	}

	/**
	 * How many fulfil all restrictions.
	 *
	 * @param non-empty-list<Filter> $restrictions The rarest first.
	 * @param int                         $most         So many who fulfil that one are looked at.
	 * @return array{at_least: int, is_exact: bool}
	 * @throws DatabaseError
	 */
	private function total( array $restrictions, int $most ): array {
		$rarest  = array_shift( $restrictions );
		$are_all = $rarest->count <= $most;
		if ( $rarest->is_exact && array() === $restrictions ) {
			$count = min( $rarest->count, $most );
		} else {
			$found = self::limited_subquery( $are_all ? $rarest->source : $rarest->sample(), $most );
			$found = array() === $restrictions ? $found : $this->joined_with_filters( $found, $restrictions );
			$count = (int) $this->database->value( "SELECT COUNT(DISTINCT found.id) FROM {$found->sql}", $found->values );
		}
		return array(
			'at_least' => $count,
			'is_exact' => $are_all,
		);
	}

	/**
	 * @param SqlFragment         $found        A subquery `found` of ids.
	 * @param list<Filter> $restrictions
	 * @return SqlFragment Those who fulfil them: the whole of a FROM with customers `c`, and of its WHERE.
	 */
	private function joined_with_filters( SqlFragment $found, array $restrictions ): SqlFragment {
		$checks = SqlFragment::all( array_map( static fn ( Filter $restriction ): SqlFragment => $restriction->check, $restrictions ) );
		return new SqlFragment(
			"{$found->sql} JOIN {$this->tables->customers()} AS c ON c.id = found.id WHERE {$checks->sql}",
			array( ...$found->values, ...$checks->values )
		);
	}

	/**
	 * A subquery `found` that the database works off by itself: without the limit it would make one with the rest of it, and begin at
	 * the wrong end.
	 */
	private static function limited_subquery( SqlFragment $ids, int $limit ): SqlFragment {
		return new SqlFragment( "({$ids->sql} LIMIT %d) AS found", array( ...$ids->values, $limit ) );
	}

	/**
	 * What is asked of columns and by the search, each counted.
	 *
	 * @return non-empty-list<Filter>
	 * @throws DatabaseError
	 */
	private function restrictions( ListArguments $query ): array {
		$of_columns = ListSql::column_predicates( $query->criteria );
		$in_order   = self::FILTERS_WITH_SORT_INDEX[ $query->column() ] ?? array();
		// An index has the two of them together.
		$pair    = array_intersect_key( $of_columns, array_flip( array( 'status', 'created_at' ) ) );
		$sources = array();
		$groups  = array_values( array_filter( array( $pair, array_diff_key( $of_columns, $pair ) ) ) );
		foreach ( $groups as $group ) {
			$where     = SqlFragment::all( array_values( $group ) );
			$hint      = 2 === count( array_intersect_key( $group, $pair ) ) ? $this->database->dialect->index_hint( 'c', 'fcc_status_created_at' ) : '';
			$sources[] = new SqlFragment( "SELECT {$hint}c.id FROM {$this->tables->customers()} AS c WHERE {$where->sql}", $where->values );
		}
		$counts       = array() === $sources ? array() : $this->database->count_up_to( $sources, self::SORT_LIMIT );
		$restrictions = array();
		foreach ( $groups as $number => $group ) {
			$checks = array();
			foreach ( $group as $column => $condition ) {
				$checks[] = in_array( $column, $in_order, true ) ? $condition : $this->unindexed( $condition, $column );
			}
			$restrictions[] = new Filter(
				$sources[ $number ],
				SqlFragment::all( $checks ),
				$counts[ $number ],
				true,
				array() === array_diff( array_keys( $group ), $in_order )
			);
		}
		if ( '' !== $query->criteria->search ) {
			$is_rough       = array() === $of_columns && 'id' === $query->column();
			$restrictions[] = $this->index->filter( $query->criteria->search, self::SORT_LIMIT, $is_rough );
		}
		return $restrictions;
	}

	private function unindexed( SqlFragment $condition, string $column ): SqlFragment {
		return new SqlFragment( str_replace( "c.$column", $this->database->dialect->unindexed( "c.$column" ), $condition->sql ), $condition->values );
	}

	/**
	 * Whether finding who fulfils the rarest restriction, and putting them in order, is less work than walking the list until a
	 * page is full: that passes over the more, the fewer they are. By id nothing has to be read of who is found.
	 *
	 * @param non-empty-list<Filter> $restrictions The rarest first.
	 */
	private static function is_sortable( array $restrictions, ListArguments $query, ?KnownZones $zones ): bool {
		$count = $restrictions[0]->count;
		if ( $count > self::SORT_LIMIT || $restrictions[0]->uses_sort_index ) {
			return false;
		}
		$walked = null === $zones ? INF : ( $query->offset() + $query->per_page ) * $zones->customers / max( 1, $count );
		return ( 'id' === $query->column() && 1 === count( $restrictions ) ) || self::RANDOM_READ_COST * $count <= $walked;
	}

	/**
	 * @return list<array<string, string|null>> One more than the page has, if there is one.
	 * @throws DatabaseError
	 */
	private function walk( ListArguments $query, SqlFragment $condition, int $offset ): array {
		$all = new SqlFragment( "{$this->tables->customers()} AS c WHERE {$condition->sql}", $condition->values );
		return $this->rows( $query, self::page_of( $query, $all, $offset ) );
	}

	/**
	 * @param SqlFragment $all The whole of a FROM with `c`, and of its WHERE.
	 * @return SqlFragment A SELECT of those on the page, and of one more.
	 */
	private static function page_of( ListArguments $query, SqlFragment $all, int $offset ): SqlFragment {
		return new SqlFragment(
			"SELECT c.id FROM {$all->sql} ORDER BY " . ListSql::order( $query ) . ' LIMIT %d OFFSET %d',
			array( ...$all->values, $query->per_page + 1, $offset )
		);
	}

	/**
	 * A page of the second half of the whole list is nearer to its end.
	 *
	 * @return list<array<string, string|null>> As from walk().
	 * @throws DatabaseError
	 */
	private function walk_from_end( ListArguments $query, int $total ): array {
		$limit = min( $query->per_page + 1, $total - $query->offset() );
		return $this->rows(
			$query,
			new SqlFragment(
				"SELECT c.id FROM {$this->tables->customers()} AS c ORDER BY " . ListSql::reversed_order( $query ) . ' LIMIT %d OFFSET %d',
				array( $limit, $total - $query->offset() - $limit )
			)
		);
	}

	/**
	 * @param SqlFragment $ids A SELECT of those on the page, of which an index may know everything.
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function rows( ListArguments $query, SqlFragment $ids ): array {
		return $this->database->rows(
			'SELECT page.id AS found_id, ' . CustomerRow::COLUMNS . " FROM ({$ids->sql}) AS page LEFT JOIN {$this->tables->customers()} AS c ON c.id = page.id"
				. ' ORDER BY ' . str_replace( 'c.id', 'page.id', ListSql::order( $query ) ),
			$ids->values
		);
	}

	/**
	 * @param list<array<string, string|null>> $rows One more than the page has tells that another one follows.
	 */
	private function page_of_rows( ListArguments $query, array $rows, int $total, bool $is_exact ): CustomerPage {
		$on_page = array_slice( $rows, 0, $query->per_page );
		// Whom plain SQL has deleted is found by their words until the sweep, in the order of ids.
		$are_there = array_values( array_filter( $on_page, static fn ( array $row ): bool => null !== $row['id'] ) );
		return new CustomerPage(
			$this->accounts->without_missing_users( array_map( CustomerRow::from_row( ... ), $are_there ) ),
			$total,
			$is_exact,
			count( $rows ) > $query->per_page ? $query->position( array( 'id' => end( $on_page )['found_id'] ) + end( $on_page ) ) : null
		);
	}
}
