<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

defined( 'ABSPATH' ) || exit;

/**
 * The customers of a large store by ranges of ids, with the first and the last creation date of each range. So the size of the
 * store, a page in the middle and the ids of a date range are found without a scan of all customers.
 *
 * A range ends where the next one begins, and the last one at `through_id`. Ranges contain about the same number of customers,
 * however large the gaps between their ids are. Its properties are the members of its checkpoint.
 *
 * @phpstan-type Range array{int, int, string|null, string|null} First id, number of customers, first and last creation date in
 *               GMT; the dates are null if no customer has one.
 */
final class IdHistogram {

	public const CHECKPOINT = 'id_histogram';
	public const MEMBERS    = array( 'through_id', 'ranges' );

	/**
	 * Ranges of 55 bytes of JSON. A page in the middle of a million customers skips up to 4,000 of them: "list, the middle page, by
	 * id" of the benchmark.
	 */
	private const MAX_RANGES = 256;

	/**
	 * @param int         $through_id Customers with greater ids are in no range.
	 * @param list<Range> $ranges     In order of ids.
	 */
	public function __construct(
		public readonly int $through_id = -1,
		public readonly array $ranges = array(),
	) {}

	/**
	 * Whether new customers get ids above the ranges. A restored backup can set the next id back.
	 *
	 * @param int $newest_id The greatest id of a customer.
	 */
	public function is_below( int $newest_id ): bool {
		return $newest_id > $this->through_id;
	}

	/**
	 * Merges adjacent ranges if there are too many.
	 */
	public function merged(): self {
		if ( count( $this->ranges ) <= self::MAX_RANGES ) {
			return $this;
		}
		$size   = intdiv( $this->total() - 1, self::MAX_RANGES ) + 1;
		$merged = array();
		$last   = -1;
		foreach ( $this->ranges as $range ) {
			if ( $last < 0 || $merged[ $last ][1] >= $size ) {
				$merged[ ++$last ] = $range;
			} else {
				$merged[ $last ] = self::sum( $merged[ $last ], $range );
			}
		}
		return new self( $this->through_id, $merged );
	}

	/**
	 * Adds changes that are not counted yet.
	 *
	 * @param array<int, string|false|null> $changes The creation date of each changed customer, by id; false for a deleted one.
	 */
	public function with_pending( array $changes ): self {
		$ranges = $this->ranges;
		foreach ( $changes as $id => $date ) {
			$number = $this->number_of( $id );
			if ( null !== $number ) {
				$ranges[ $number ] = self::sum( $ranges[ $number ], false === $date ? array( $id, -1, null, null ) : array( $id, 0, $date, $date ) );
			}
		}
		return new self( $this->through_id, $ranges );
	}

	/**
	 * @param int $newer The number of customers above `through_id`.
	 */
	public function total( int $newer = 0 ): int {
		return $newer + array_sum( array_column( $this->ranges, 1 ) );
	}

	/**
	 * Finds the start of a page in the order of ids.
	 *
	 * @param int $offset The number of customers before the page.
	 * @param int $newer  The number of customers above `through_id`.
	 * @return array{int|null, int} The first id of a walk, null for that of the whole list, and the rest of the offset.
	 */
	public function seek( int $offset, bool $is_descending, int $newer ): array {
		$parts   = array_map( fn ( int $number ): array => array( $this->span( $number )[ (int) $is_descending ], $this->ranges[ $number ][1] ), array_keys( $this->ranges ) );
		$parts[] = array( $is_descending ? null : $this->through_id + 1, $newer );
		$rest    = $offset;
		foreach ( $is_descending ? array_reverse( $parts ) : $parts as [ $start_id, $customers ] ) {
			if ( $rest < $customers ) {
				return array( $start_id, $rest );
			}
			$rest -= $customers;
		}
		return array( null, $offset );
	}

	/**
	 * The ids that customers created in an interval can have.
	 *
	 * @param string|null $from   GMT, included.
	 * @param string|null $before GMT, excluded.
	 * @return non-empty-list<array{int, int|null}> First and last ids; the last one is null if there is no upper bound.
	 */
	public function id_bounds( ?string $from, ?string $before ): array {
		$matches = array_filter(
			$this->ranges,
			static fn ( array $range ): bool => null !== $range[2] && ( null === $from || $range[3] >= $from ) && ( null === $before || $range[2] < $before )
		);
		$newer   = array( $this->through_id + 1, null );
		if ( array() === $matches ) {
			return array( $newer );
		}
		$first = $this->span( array_key_first( $matches ) )[0];
		$last  = $this->span( array_key_last( $matches ) )[1];
		return $last === $this->through_id ? array( array( $first, null ) ) : array( array( $first, $last ), $newer );
	}

	/**
	 * @return array{int, int} The first and the last id of a range.
	 */
	public function span( int $number ): array {
		return array( $this->ranges[ $number ][0], ( $this->ranges[ $number + 1 ][0] ?? $this->through_id + 1 ) - 1 );
	}

	/**
	 * @return int|null The range of an id; null if no range contains it.
	 */
	public function number_of( int $id ): ?int {
		if ( $id > $this->through_id || $id < ( $this->ranges[0][0] ?? PHP_INT_MAX ) ) {
			return null;
		}
		$number = 0;
		$end    = count( $this->ranges );
		while ( $end - $number > 1 ) {
			$middle = intdiv( $number + $end, 2 );
			if ( $this->ranges[ $middle ][0] <= $id ) {
				$number = $middle;
			} else {
				$end = $middle;
			}
		}
		return $number;
	}

	/**
	 * @param Range $range
	 * @param Range $other A range above it, or a change within it.
	 * @return Range
	 */
	private static function sum( array $range, array $other ): array {
		$dates = array_filter( array( $range[2], $range[3], $other[2], $other[3] ) );
		return array( $range[0], max( 0, $range[1] + $other[1] ), array() === $dates ? null : min( $dates ), array() === $dates ? null : max( $dates ) );
	}
}
