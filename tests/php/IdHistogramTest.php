<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Customers\Listing\IdHistogram;
use PHPUnit\Framework\TestCase;

defined( 'ABSPATH' ) || exit;

/**
 * Compares the histogram with a list of customers, for stores with random gaps between ids.
 */
final class IdHistogramTest extends TestCase {

	private const MAX_RANGES = 256;

	/** Ids of a counted range, as in IdHistogramQuery. */
	private const BLOCK = 1_000;

	/** Largest gap between two ids, by the name of the store. */
	private const GAPS = array(
		'no gaps'     => 1,
		'small gaps'  => 10,
		'large gaps'  => 700,
		'huge gaps'   => 60_000,
	);

	public function test_ranges_are_merged_to_at_most_256_of_about_equal_size(): void {
		foreach ( self::GAPS as $name => $gap ) {
			$dates     = self::store( 20_000, $gap );
			$counted   = self::counted( $dates );
			$histogram = $counted->merged();
			$sizes     = array_column( $histogram->ranges, 1 );
			$this->assertSame( 20_000, $histogram->total(), $name );
			$this->assertLessThanOrEqual( self::MAX_RANGES, count( $sizes ), $name );
			if ( count( $counted->ranges ) > self::MAX_RANGES ) {
				$size = 20_000 / self::MAX_RANGES;
				$this->assertLessThan( $size + max( array_column( $counted->ranges, 1 ) ), max( $sizes ), $name );
				$this->assertGreaterThanOrEqual( $size, min( array_slice( $sizes, 0, -1 ) ), $name );
			} else {
				$this->assertSame( $counted->ranges, $histogram->ranges, $name );
			}
			// The bounds of a short time are close, because ids grow with dates.
			$bounds = $histogram->id_bounds( self::date( 3_000 ), self::date( 3_100 ) );
			$within = array_filter( array_keys( $dates ), static fn ( int $id ): bool => self::contain( $bounds, $id ) );
			$this->assertLessThan( 3_000, count( $within ), $name );
			$this->assert_is_of( $dates, $histogram, $name );
		}
	}

	public function test_no_ranges_are_merged_that_are_few(): void {
		$range = array( 1, 5, '2026-01-01 00:00:00', '2026-01-02 00:00:00' );
		$this->assertSame( array( $range ), ( new IdHistogram( 999, array( $range ) ) )->merged()->ranges );
		$this->assertSame( array(), ( new IdHistogram() )->merged()->ranges );
	}

	public function test_a_store_without_a_counted_customer_consists_of_newer_ones(): void {
		$histogram = new IdHistogram();
		$this->assertSame( 7, $histogram->total( 7 ) );
		$this->assertSame( array( 0, 3 ), $histogram->seek( 3, false, 7 ) );
		$this->assertSame( array( null, 3 ), $histogram->seek( 3, true, 7 ) );
		$this->assertSame( array( array( 0, null ) ), $histogram->id_bounds( '2026-01-01 00:00:00', null ) );
	}

	public function test_pending_deletions_and_dates_are_in_totals_pages_and_bounds(): void {
		foreach ( self::GAPS as $name => $gap ) {
			$dates     = self::store( 20_000, $gap );
			$histogram = self::counted( $dates )->merged();
			$changes   = array();
			foreach ( (array) array_rand( $dates, 500 ) as $id ) {
				$changes[ $id ] = 0 === mt_rand( 0, 2 ) ? self::date( mt_rand( 0, 20_000 ) ) : false;
			}
			// Every customer of a range, and one that is in no range.
			[ $first, $last ] = $histogram->span( 3 );
			foreach ( array_keys( $dates ) as $id ) {
				if ( $id >= $first && $id <= $last ) {
					$changes[ $id ] = false;
				}
			}
			$changes[ $histogram->through_id + 1 ] = false;

			$this->assert_is_of( array_filter( array_replace( $dates, array_diff_key( $changes, array( $histogram->through_id + 1 => true ) ) ) ), $histogram->with_pending( $changes ), $name );
		}
	}

	public function test_the_deletion_of_a_customer_that_was_not_counted_makes_no_total_negative(): void {
		$histogram = new IdHistogram( 999, array( array( 1, 1, null, null ) ) );
		$this->assertSame( 0, $histogram->with_pending( array( 5 => false, 6 => false ) )->total() );
		$this->assertSame( 1, $histogram->with_pending( array( 0 => false, 1_000 => false ) )->total() );
	}

	public function test_a_customer_without_a_creation_date_is_in_no_date_range(): void {
		$histogram = new IdHistogram(
			2_999,
			array(
				array( 1, 10, null, null ),
				array( 1_000, 10, '2025-01-01 00:00:00', '2025-12-31 00:00:00' ),
				array( 2_000, 10, null, null ),
			)
		);
		$newer     = array( 3_000, null );
		$this->assertSame( array( array( 1_000, 1_999 ), $newer ), $histogram->id_bounds( '2025-06-01 00:00:00', null ) );
		$this->assertSame( array( $newer ), $histogram->id_bounds( '2026-01-01 00:00:00', null ) );
		$dated = $histogram->with_pending( array( 2_500 => '2026-02-01 00:00:00' ) );
		$this->assertSame( array( array( 2_000, null ) ), $dated->id_bounds( '2026-01-01 00:00:00', null ) );
		$this->assertSame( array( array( 1_000, null ) ), $dated->with_pending( array( 5 => null ) )->id_bounds( '2025-06-01 00:00:00', '2027-01-01 00:00:00' ) );
	}

	public function test_a_newest_customer_within_the_ranges_shows_that_ids_were_set_back(): void {
		$histogram = new IdHistogram( 999, array( array( 1, 1, null, null ) ) );
		$this->assertTrue( $histogram->is_below( 1_000 ) );
		$this->assertFalse( $histogram->is_below( 999 ) );
		$this->assertTrue( ( new IdHistogram() )->is_below( 0 ) );
	}

	/**
	 * Checks totals, pages and date ranges, with customers above the ranges.
	 *
	 * @param array<int, string> $dates The creation dates by id, in order of ids.
	 */
	private function assert_is_of( array $dates, IdHistogram $histogram, string $name ): void {
		$newer = 0;
		for ( $id = $histogram->through_id + 1; $newer < 1_200; $id += mt_rand( 1, 5 ) ) {
			$dates[ $id ] = self::date( 20_000 + $newer );
			++$newer;
		}
		$this->assertSame( count( $dates ), $histogram->total( $newer ), $name );
		$this->assert_finds_pages( array_keys( $dates ), $histogram, $newer, $name );
		$this->assert_bounds_dates( $dates, $histogram, $name );
	}

	/**
	 * @param list<int> $ids In ascending order.
	 */
	private function assert_finds_pages( array $ids, IdHistogram $histogram, int $newer, string $name ): void {
		$largest = max( $newer, ...array_column( $histogram->ranges, 1 ) );
		$offsets = array( 0, 1, $newer - 1, $newer, $newer + 1, count( $ids ) - $newer, count( $ids ) - 1 );
		for ( $number = 0; $number < 100; $number++ ) {
			$offsets[] = mt_rand( 0, count( $ids ) - 1 );
		}
		foreach ( array( false, true ) as $is_descending ) {
			$list = $is_descending ? array_reverse( $ids ) : $ids;
			foreach ( $offsets as $offset ) {
				[ $start_id, $rest ] = $histogram->seek( $offset, $is_descending, $newer );
				$message             = "$name, offset $offset" . ( $is_descending ? ', descending' : '' );
				$this->assertLessThan( $largest, $rest, $message );
				$this->assertSame( $list[ $offset ], $list[ self::first_from( $list, $start_id, $is_descending ) + $rest ], $message );
			}
		}
	}

	/**
	 * @param array<int, string> $dates By id.
	 */
	private function assert_bounds_dates( array $dates, IdHistogram $histogram, string $name ): void {
		for ( $number = 0; $number < 60; $number++ ) {
			$day    = mt_rand( -1_000, 25_000 );
			$from   = 0 === $number % 3 ? null : self::date( $day );
			$before = 1 === $number % 3 ? null : self::date( $day + mt_rand( 1, 3_000 ) );
			$bounds = $histogram->id_bounds( $from, $before );
			foreach ( $dates as $id => $date ) {
				if ( ( null === $from || $date >= $from ) && ( null === $before || $date < $before ) && ! self::contain( $bounds, $id ) ) {
					$this->fail( "$name: $id, created at $date, is not within " . json_encode( $bounds ) );
				}
			}
		}
	}

	/**
	 * @param list<int> $list In order.
	 * @return int The index of the first id of a walk that begins at an id; null for the beginning of the list.
	 */
	private static function first_from( array $list, ?int $start_id, bool $is_descending ): int {
		$index = 0;
		while ( null !== $start_id && ( $is_descending ? $list[ $index ] > $start_id : $list[ $index ] < $start_id ) ) {
			++$index;
		}
		return $index;
	}

	/**
	 * @param non-empty-list<array{int, int|null}> $bounds
	 */
	private static function contain( array $bounds, int $id ): bool {
		foreach ( $bounds as [ $first, $last ] ) {
			if ( $id >= $first && ( null === $last || $id <= $last ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Customers whose ids mostly grow with their creation dates.
	 *
	 * @return array<int, string> Creation dates by id.
	 */
	private static function store( int $customers, int $largest_gap ): array {
		mt_srand( $largest_gap );
		$dates = array();
		$id    = 0;
		for ( $number = 0; $number < $customers; $number++ ) {
			$id          += mt_rand( 1, $largest_gap );
			$dates[ $id ] = self::date( $number + mt_rand( -50, 50 ) );
		}
		return $dates;
	}

	private static function date( int $hours ): string {
		return gmdate( 'Y-m-d H:i:s', 1_500_000_000 + 3_600 * $hours );
	}

	/**
	 * Counts as IdHistogramQuery does.
	 *
	 * @param array<int, string> $dates By id, in order of ids.
	 */
	private static function counted( array $dates ): IdHistogram {
		$ranges = array();
		foreach ( $dates as $id => $date ) {
			$block            = intdiv( $id, self::BLOCK );
			$range            = $ranges[ $block ] ?? array( $id, 0, $date, $date );
			$ranges[ $block ] = array( $range[0], $range[1] + 1, min( $range[2], $date ), max( $range[3], $date ) );
		}
		return new IdHistogram( (int) array_key_last( $dates ) + 100, array_values( $ranges ) );
	}
}
