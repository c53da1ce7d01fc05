<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Customers\Listing\CustomerCriteria;
use FluentCartCustomers\Customers\Listing\IdHistogram;
use FluentCartCustomers\Customers\Listing\ListArguments;
use FluentCartCustomers\Customers\Listing\ListPlan;
use FluentCartCustomers\Customers\Listing\ListPlanner;
use FluentCartCustomers\Customers\Listing\ListPosition;
use FluentCartCustomers\Customers\Listing\ListStrategy;
use FluentCartCustomers\Database\Filter;
use FluentCartCustomers\Database\SqlFragment;
use PHPUnit\Framework\TestCase;

defined( 'ABSPATH' ) || exit;

/**
 * Which counts give which plan. The store has a million customers, of which a thousand are in each range of ids.
 */
final class ListPlannerTest extends TestCase {

	private const CUSTOMERS = 1_000_000;

	public function test_pages_of_all_customers(): void {
		$position = new ListPosition( null, 5 );
		$last     = self::CUSTOMERS / 20;
		$cases    = array(
			'the first page by id'                     => array( ListStrategy::FirstPage, self::all( 'id', 1 ) ),
			'the first page by name'                   => array( ListStrategy::FirstPage, self::all( 'last_name', 1 ) ),
			'a page after a position'                  => array( ListStrategy::AfterPosition, self::all( 'last_name', 1 )->after( $position ) ),
			'a page after a position, with its number' => array( ListStrategy::AfterPosition, self::all( 'id', 70 )->after( $position ) ),
			'the second page by id'                    => array( ListStrategy::FromRange, self::all( 'id', 2 ) ),
			'the last page by id'                      => array( ListStrategy::FromRange, self::all( 'id', $last ) ),
			'the middle page by name'                  => array( ListStrategy::ByOffset, self::all( 'last_name', $last / 2 ) ),
			'a page of the second half by name'        => array( ListStrategy::FromEnd, self::all( 'last_name', $last / 2 + 2 ) ),
			'the last page by name'                    => array( ListStrategy::FromEnd, self::all( 'last_name', $last ) ),
			'a page behind the last one'               => array( ListStrategy::Nothing, self::all( 'last_name', $last + 1 ) ),
		);
		foreach ( $cases as $name => [ $strategy, $list ] ) {
			$plan = ListPlanner::plan( $list, self::store() );
			$this->assertSame( $strategy, $plan->strategy, $name );
			$this->assertSame( self::CUSTOMERS, $plan->total, $name );
		}
	}

	public function test_a_page_by_id_begins_at_a_range_of_the_histogram(): void {
		$plan = ListPlanner::plan( self::all( 'id', 26 ), self::store( self::CUSTOMERS + 300 ) );
		$this->assertSame( array( 999_999, 200 ), array( $plan->start_id, $plan->offset ) );
		$plan = ListPlanner::plan( self::all( 'id', 26, false ), self::store( self::CUSTOMERS + 300 ) );
		$this->assertSame( array( 0, 500 ), array( $plan->start_id, $plan->offset ) );
		$plan = ListPlanner::plan( self::all( 'id', 3 ), self::store( self::CUSTOMERS + 300 ) );
		$this->assertSame( array( null, 40 ), array( $plan->start_id, $plan->offset ) );
	}

	public function test_without_a_histogram_all_customers_are_counted_and_skipped(): void {
		$statistics = new ArrayStatistics( 9_000 );
		$plan       = ListPlanner::plan( self::all( 'id', 100 ), $statistics );
		$this->assertSame( array( ListStrategy::ByOffset, 9_000, 1_980 ), array( $plan->strategy, $plan->total, $plan->offset ) );
		$this->assertSame( array( 'histogram', 'customers' ), $statistics->asked );
		$this->assertSame( ListStrategy::FromEnd, ListPlanner::plan( self::all( 'id', 400 ), new ArrayStatistics( 9_000 ) )->strategy );
		$this->assertSame( ListStrategy::Nothing, ListPlanner::plan( self::all( 'id', 2 ), new ArrayStatistics( 0 ) )->strategy );
	}

	public function test_a_page_by_number_skips_the_customers_before_it_and_a_page_after_a_position_none(): void {
		$list = self::all( 'last_name', 70 );
		$this->assertSame( 1_380, ListPlanner::plan( $list, self::store() )->offset );
		$this->assertSame( 0, ListPlanner::plan( $list->after( new ListPosition( 'Smith', 5 ) ), self::store() )->offset );
	}

	public function test_few_matches_are_sorted_and_many_are_met_by_a_walk(): void {
		$cases = array(
			// A page of 20 is full after 20 millions / matches rows; reading a match costs as much as skipping 6 rows.
			array( ListStrategy::SortMatches, 'last_name', 0, 1 ),
			array( ListStrategy::SortMatches, 'last_name', 1_000, 1 ),
			array( ListStrategy::SortMatches, 'last_name', 1_825, 1 ),
			array( ListStrategy::ScanByIdSet, 'last_name', 1_826, 1 ),
			array( ListStrategy::ScanByIdSet, 'last_name', 10_000, 1 ),
			array( ListStrategy::ScanByPredicate, 'last_name', 10_001, 1 ),
			// A later page makes the walk longer.
			array( ListStrategy::SortMatches, 'last_name', 1_826, 2 ),
			array( ListStrategy::SortMatches, 'last_name', 10_000, 30 ),
			array( ListStrategy::ScanByPredicate, 'last_name', 10_001, 30 ),
			// Ids are sorted without reading a match.
			array( ListStrategy::SortMatches, 'id', 10_000, 1 ),
			array( ListStrategy::ScanByPredicate, 'id', 10_001, 1 ),
		);
		foreach ( $cases as [ $strategy, $order, $matches, $page ] ) {
			$plan = self::plan( $order, array( self::filter( $matches ) ), page: $page );
			$this->assertSame( $strategy, $plan->strategy, "$matches by $order, page $page" );
		}
	}

	public function test_without_a_histogram_few_matches_are_always_sorted(): void {
		$list = self::filtered( 'last_name', new CustomerCriteria( statuses: array( 'active' ) ) );
		$plan = ListPlanner::plan( $list, new ArrayStatistics( 9_000, null, array( self::filter( 9_000 ) ) ) );
		$this->assertSame( ListStrategy::SortMatches, $plan->strategy );
	}

	public function test_an_index_that_contains_the_matches_only_is_walked_however_few_they_are(): void {
		foreach ( array( 0, 1, 10_001 ) as $matches ) {
			$this->assertSame( ListStrategy::ScanByPredicate, self::plan( 'id', array( self::filter( $matches, uses_sort_index: true ) ) )->strategy );
		}
	}

	public function test_an_index_with_the_columns_of_the_filter_is_walked_without_a_set_of_ids(): void {
		$cases = array(
			array( ListStrategy::SortMatches, 1_825 ),
			array( ListStrategy::ScanByPredicate, 1_826 ),
			array( ListStrategy::ScanByPredicate, 10_000 ),
			array( ListStrategy::ScanByPredicate, 10_001 ),
		);
		foreach ( $cases as [ $strategy, $matches ] ) {
			$filter = new Filter( new SqlFragment( 'SELECT id' ), new SqlFragment( '1 = 1' ), $matches, is_covered: true );
			$plan   = self::plan( 'updated_at', array( $filter ), new CustomerCriteria( total_spent_min: 100 ), 15_000 );
			$this->assertSame( $strategy, $plan->strategy, "$matches matches" );
		}
	}

	public function test_the_rarest_filter_decides(): void {
		$rare     = self::filter( 100 );
		$frequent = self::filter( 10_001, uses_sort_index: true );
		$plan     = self::plan( 'last_name', array( $frequent, $rare ) );
		$this->assertSame( ListStrategy::SortMatches, $plan->strategy );
		$this->assertSame( array( $rare, $frequent ), $plan->filters );

		// Two filters in the order of ids: the rows of the matches are read, so the cost counts.
		$this->assertSame( ListStrategy::ScanByIdSet, self::plan( 'id', array( $frequent, self::filter( 5_000 ) ) )->strategy );
	}

	public function test_matches_are_counted_up_to_ten_thousand_of_one_filter_and_among_a_sample_of_several(): void {
		$this->assertSame( 10_000, self::plan( 'last_name', array( self::filter( 10_001 ) ) )->count_limit );
		$this->assertSame( 2_000, self::plan( 'last_name', array( self::filter( 10_001 ), self::filter( 10_001 ) ) )->count_limit );
	}

	public function test_a_name_is_looked_up_in_a_set_of_ids_where_it_and_the_order_are_opposed(): void {
		$cases = array(
			'evenly spread'                        => array( ListStrategy::ScanByPredicate, 'updated_at', true, 50_000 ),
			'with the oldest customers only'       => array( ListStrategy::ScanByIdSet, 'updated_at', false, 50_000 ),
			'in the order of names'                => array( ListStrategy::ScanByIdSet, 'first_name', true, 50_000 ),
			'in the order of emails'               => array( ListStrategy::ScanByIdSet, 'email', true, 200_000 ),
			'of too many customers'                => array( ListStrategy::ScanByPredicate, 'first_name', true, 200_001 ),
			'by id, of the oldest customers only'  => array( ListStrategy::SortIds, 'id', false, 50_000 ),
			'by id, evenly spread'                 => array( ListStrategy::ScanByPredicate, 'id', true, 50_000 ),
			'by id, of too many'                   => array( ListStrategy::ScanByPredicate, 'id', false, 200_001 ),
		);
		foreach ( $cases as $name => [ $strategy, $order, $is_spread, $matches ] ) {
			$plan = self::plan( $order, array( self::name( 10_001, $is_spread ) ), new CustomerCriteria( search: 'maria' ), $matches );
			$this->assertSame( $strategy, $plan->strategy, $name );
			$this->assertSame( ListStrategy::ScanByPredicate === $strategy ? 0 : 200_000, $plan->id_limit, $name );
		}
	}

	public function test_a_name_with_an_index_in_the_order_of_ids_is_walked_in_it(): void {
		$name = self::name( 10_001, true, new SqlFragment( 'documents AS c WHERE 1 = 1' ) );
		$this->assertSame( ListStrategy::ScanIndex, self::plan( 'id', array( $name ) )->strategy );
		$this->assertSame( ListStrategy::ScanByPredicate, self::plan( 'updated_at', array( $name ) )->strategy );
		$this->assertSame( ListStrategy::ScanByPredicate, self::plan( 'id', array( $name, self::filter( 10_001 ) ) )->strategy );
	}

	public function test_spending_is_looked_up_in_a_set_of_up_to_twenty_thousand_ids(): void {
		$criteria = new CustomerCriteria( total_spent_min: 100 );
		foreach ( array( array( ListStrategy::ScanByIdSet, 20_000 ), array( ListStrategy::ScanByPredicate, 20_001 ) ) as [ $strategy, $matches ] ) {
			$this->assertSame( $strategy, self::plan( 'order_count', array( self::filter( 10_001 ) ), $criteria, $matches )->strategy );
		}
	}

	public function test_a_walk_by_id_stays_within_the_ids_of_the_dates(): void {
		$criteria = new CustomerCriteria( created_from: self::date( 500 ), created_before: self::date( 502 ) );
		$plan     = self::plan( 'id', array( self::filter( 10_001 ) ), $criteria );
		$this->assertSame( array( array( 500_000, 501_999 ), array( self::CUSTOMERS, null ) ), $plan->id_bounds );
		$this->assertSame( array(), self::plan( 'last_name', array( self::filter( 10_001 ) ), $criteria )->id_bounds );
		$this->assertSame( array(), self::plan( 'id', array( self::filter( 10_001 ) ) )->id_bounds );
		$list = self::filtered( 'id', $criteria );
		$this->assertSame( array(), ListPlanner::plan( $list, new ArrayStatistics( 90_000, null, array( self::filter( 10_001 ) ) ) )->id_bounds );
	}

	public function test_a_list_whose_estimate_was_too_low_is_walked(): void {
		$list  = self::filtered( 'id', new CustomerCriteria( search: 'maria' ) );
		$store = self::store( self::CUSTOMERS, array( self::name( 500, true, new SqlFragment( 'documents AS c WHERE 1 = 1' ) ) ) );
		$plan  = ListPlanner::plan( $list, $store );
		$this->assertSame( ListStrategy::SortMatches, $plan->strategy );
		$this->assertSame( 10_001, $plan->id_limit );
		$plan = ListPlanner::plan_for_more( $plan, $list, $store );
		$this->assertSame( ListStrategy::ScanIndex, $plan->strategy );
		$this->assertSame( 10_000, $plan->total );
		$this->assertSame( array( 10_001, false ), array( $plan->filters[0]->count, $plan->filters[0]->is_exact ) );
	}

	public function test_no_statement_is_spent_on_counts_that_decide_nothing(): void {
		$cases = array(
			array( array(), 'id', self::filter( 10_001 ) ),
			array( array(), 'id', self::filter( 5 ) ),
			array( array(), 'created_at', self::filter( 5, uses_sort_index: true ) ),
			array( array( 'histogram' ), 'last_name', self::filter( 5 ) ),
			array( array(), 'last_name', self::filter( 10_001 ) ),
			array( array( 'matches up to 200000' ), 'last_name', self::name( 10_001, true ) ),
		);
		foreach ( $cases as $number => [ $asked, $order, $filter ] ) {
			$store = self::store( self::CUSTOMERS, array( $filter ) );
			ListPlanner::plan( self::filtered( $order, new CustomerCriteria( statuses: array( 'active' ) ) ), $store );
			$this->assertSame( array( "filters of $order up to 10000", ...$asked ), $store->asked, "case $number" );
		}
	}

	public function test_the_histogram_is_read_once(): void {
		$store    = self::store( self::CUSTOMERS, array( self::filter( 5_000 ), self::filter( 10_001 ) ) );
		$criteria = new CustomerCriteria( statuses: array( 'active' ), created_from: self::date( 500 ) );
		$this->assertNotSame( array(), ListPlanner::plan( self::filtered( 'id', $criteria ), $store )->id_bounds );
		$this->assertSame( array( 'filters of id up to 10000', 'histogram' ), $store->asked );
	}

	private static function all( string $order, int $page, bool $is_descending = true ): ListArguments {
		return new ListArguments( new CustomerCriteria(), $page, 20, $order, $is_descending );
	}

	private static function filtered( string $order, CustomerCriteria $criteria, int $page = 1 ): ListArguments {
		return new ListArguments( $criteria, $page, 20, $order );
	}

	/**
	 * @param list<Filter> $filters
	 * @param int          $matches Of the rarest filter.
	 */
	private static function plan( string $order, array $filters, ?CustomerCriteria $criteria = null, int $matches = PHP_INT_MAX, int $page = 1 ): ListPlan {
		return ListPlanner::plan( self::filtered( $order, $criteria ?? new CustomerCriteria( statuses: array( 'active' ) ), $page ), self::store( self::CUSTOMERS, $filters, $matches ) );
	}

	/**
	 * @param list<Filter> $filters
	 */
	private static function store( int $customers = self::CUSTOMERS, array $filters = array(), int $matches = PHP_INT_MAX ): ArrayStatistics {
		$ranges = array_map(
			static fn ( int $number ): array => array( 1_000 * $number, 1_000, self::date( $number ), self::date( $number ) ),
			range( 0, 999 )
		);
		return new ArrayStatistics( $customers, new IdHistogram( self::CUSTOMERS - 1, $ranges ), $filters, $matches );
	}

	private static function date( int $day ): string {
		return gmdate( 'Y-m-d H:i:s', 1_500_000_000 + 86_400 * $day );
	}

	private static function filter( int $count, bool $uses_sort_index = false ): Filter {
		return new Filter( new SqlFragment( 'SELECT id' ), new SqlFragment( '1 = 1' ), $count, true, $uses_sort_index );
	}

	private static function name( int $count, bool $is_evenly_spread, ?SqlFragment $in_ids = null ): Filter {
		return new Filter(
			new SqlFragment( 'SELECT id' ),
			new SqlFragment( '1 = 1' ),
			$count,
			false,
			is_text_search: true,
			is_evenly_spread: static fn (): bool => $is_evenly_spread,
			in_ids: $in_ids
		);
	}
}
