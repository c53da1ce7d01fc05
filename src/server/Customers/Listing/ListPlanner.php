<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Filter;

defined( 'ABSPATH' ) || exit;

/**
 * Chooses how a page is read, from counts. The database now and then chooses a plan that takes a thousand times as long.
 *
 * Few matches are found and sorted. Otherwise the list is walked in its order, and each row is checked: by the filters'
 * predicates, or by membership in the set of matches.
 */
final class ListPlanner {

	/** Matches. Up to this number they are counted, because the contract promises exact totals, and sorted. */
	public const SORT_LIMIT = 10_000;

	/** Matches of the rarest of several filters among which all filters are counted, if they are too many to sort. */
	private const SAMPLE_SIZE = 2_000;

	/**
	 * Rows that a walk skips in the time of reading one match by its id. "list, spent very much, by last_name" of the benchmark
	 * takes 1 ms as a sort and 10 ms as a walk in a store of 300,000 customers.
	 */
	private const RANDOM_READ_COST = 6;

	/** Ids of a set in which a walk looks up rows. large-store.spec.ts has a frequent name of the oldest customers only. */
	private const SET_LIMIT = 200_000;

	/** The columns that are searched. */
	private const TEXTS = array( 'email', 'first_name', 'last_name' );

	/** @var array{}|array{IdHistogram|null} Once it has been read. */
	private array $histogram = array();

	private function __construct(
		private readonly ListArguments $list,
		private readonly ListStatistics $statistics,
	) {}

	/**
	 * @throws DatabaseError
	 */
	public static function plan( ListArguments $list, ListStatistics $statistics ): ListPlan {
		$planner = new self( $list, $statistics );
		return $list->criteria->is_empty() ? $planner->walk_all() : $planner->filter();
	}

	/**
	 * The plan after SortMatches has found more matches than SORT_LIMIT, because their count was an estimate.
	 *
	 * @throws DatabaseError
	 */
	public static function plan_for_more( ListPlan $plan, ListArguments $list, ListStatistics $statistics ): ListPlan {
		$filters    = $plan->filters;
		$filters[0] = $filters[0]->counted( self::SORT_LIMIT + 1, false );
		return ( new self( $list, $statistics ) )->scan_in_order( $filters, self::SORT_LIMIT );
	}

	/**
	 * @throws DatabaseError
	 */
	private function walk_all(): ListPlan {
		$histogram = $this->histogram();
		$newer     = $this->statistics->customers_above( $histogram?->through_id );
		$total     = $histogram?->total( $newer ) ?? $newer;
		$offset    = $this->list->offset();
		$start_id  = null;
		$strategy  = match ( true ) {
			null !== $this->list->after => ListStrategy::AfterPosition,
			0 === $offset               => ListStrategy::FirstPage,
			$offset >= $total           => ListStrategy::Nothing,
			null !== $histogram && $this->is_by_id() => ListStrategy::FromRange,
			// Half as many rows are skipped.
			$offset > $total / 2        => ListStrategy::FromEnd,
			default                     => ListStrategy::ByOffset,
		};
		if ( ListStrategy::FromRange === $strategy ) {
			[ $start_id, $offset ] = $histogram->seek( $offset, $this->list->is_descending, $newer );
		}
		return new ListPlan( $strategy, offset: $offset, start_id: $start_id, total: $total );
	}

	/**
	 * @throws DatabaseError
	 */
	private function filter(): ListPlan {
		$filters = $this->statistics->filters( $this->list, self::SORT_LIMIT );
		usort( $filters, static fn ( Filter $one, Filter $other ): int => $one->count <=> $other->count );
		return $this->is_sortable( $filters )
			? new ListPlan( ListStrategy::SortMatches, $filters, $this->list->offset(), id_limit: self::SORT_LIMIT + 1 )
			: $this->scan_in_order( $filters, 0 );
	}

	/**
	 * Whether it is cheaper to find and sort the matches than to walk the list until the page is full. The fewer the matches, the
	 * more rows a walk skips. In the order of ids, no match has to be read.
	 *
	 * @param non-empty-list<Filter> $filters The rarest first.
	 * @throws DatabaseError
	 */
	private function is_sortable( array $filters ): bool {
		$count = $filters[0]->count;
		if ( $count > self::SORT_LIMIT || $filters[0]->uses_sort_index ) {
			return false;
		}
		if ( $this->is_by_id() && 1 === count( $filters ) ) {
			return true;
		}
		$customers = $this->histogram()?->total() ?? INF;
		return self::RANDOM_READ_COST * $count <= ( $this->list->offset() + $this->list->per_page ) * $customers / max( 1, $count );
	}

	/**
	 * @param non-empty-list<Filter> $filters The rarest first.
	 * @param int                    $total   A known minimum.
	 * @throws DatabaseError
	 */
	private function scan_in_order( array $filters, int $total ): ListPlan {
		$id_limit  = $this->id_set_limit( $filters[0] );
		$is_single = 1 === count( $filters );
		$strategy  = match ( true ) {
			$is_single && $this->is_by_id() && null !== $id_limit => ListStrategy::SortIds,
			$is_single && $this->is_by_id() && null !== $filters[0]->in_ids => ListStrategy::ScanIndex,
			null !== $id_limit => ListStrategy::ScanByIdSet,
			default            => ListStrategy::ScanByPredicate,
		};
		return new ListPlan(
			$strategy,
			$filters,
			$this->list->offset(),
			id_bounds: $this->id_bounds(),
			id_limit: $id_limit ?? 0,
			count_limit: $is_single ? self::SORT_LIMIT : self::SAMPLE_SIZE,
			total: $total
		);
	}

	/**
	 * The largest size of the set of ids in which a walk looks up each row.
	 *
	 * A predicate is cheaper if the index of the order contains its columns: "list, status and dates, by updated_at" of the
	 * benchmark in a tenth of the time on MySQL. Otherwise it reads each row. Many rows are read where filter and order are opposed:
	 * customers with a similar name are adjacent in the order of names, a term may occur with the oldest customers only, and the
	 * customers who spent most are mostly the oldest or the newest.
	 *
	 * @return int|null Null to check rows by the predicate of the rarest filter.
	 * @throws DatabaseError
	 */
	private function id_set_limit( Filter $rarest ): ?int {
		if ( $rarest->uses_sort_index || $rarest->is_covered ) {
			return null;
		}
		if ( $rarest->count <= self::SORT_LIMIT ) {
			return self::SORT_LIMIT;
		}
		$limit = match ( true ) {
			$rarest->is_text_search => in_array( $this->list->column(), self::TEXTS, true ) || ! $rarest->is_evenly_spread() ? self::SET_LIMIT : null,
			$this->list->criteria->has_figures() => 2 * self::SORT_LIMIT,
			default => $rarest->is_evenly_spread() ? null : self::SET_LIMIT,
		};
		return null !== $limit && ! $this->statistics->has_more_than( $rarest, $limit ) ? $limit : null;
	}

	/**
	 * Ids grow with creation dates. Without these bounds, a walk by id would skip all customers created later: "list, a year long
	 * ago, by id" of the benchmark.
	 *
	 * @return list<array{int, int|null}>
	 * @throws DatabaseError
	 */
	private function id_bounds(): array {
		$criteria = $this->list->criteria;
		return $this->is_by_id() && $criteria->has_dates() ? $this->histogram()?->id_bounds( $criteria->created_from, $criteria->created_before ) ?? array() : array();
	}

	/**
	 * @throws DatabaseError
	 */
	private function histogram(): ?IdHistogram {
		$this->histogram = array() === $this->histogram ? array( $this->statistics->histogram() ) : $this->histogram;
		return $this->histogram[0];
	}

	private function is_by_id(): bool {
		return 'id' === $this->list->column();
	}
}
