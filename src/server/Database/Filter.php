<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use Closure;

defined( 'ABSPATH' ) || exit;

/**
 * One predicate in two forms: a SELECT of the matching ids, and a check of a single row. The planner picks the cheaper one.
 */
final class Filter {

	/**
	 * @param SqlFragment      $source           SELECT of the matching ids as `id`, each once, unordered.
	 * @param SqlFragment      $check            Predicate on a customer `c`.
	 * @param int              $count            Matches, up to the limit of counting.
	 * @param bool             $is_exact         Otherwise the count is an upper bound or an estimate.
	 * @param bool             $uses_sort_index  Whether the index of the sort order contains the matches only.
	 * @param bool             $is_text_search   Whether it matches names and emails.
	 * @param Closure|null     $is_evenly_spread Returns whether a scan in any order meets matches soon; it runs a query. Null
	 *                                           if it does.
	 * @param SqlFragment|null $sample           SELECT of some of the matching ids in constant time; ids may repeat. Null if
	 *                                           $source is as fast.
	 * @param SqlFragment|null $in_ids           FROM `c` and WHERE that read the matches in order of `c.id`, if that is faster
	 *                                           than through the customers table.
	 * @param list<SqlFragment> $more_sources    Like $source, of further matches.
	 * @param bool             $is_covered       Whether the index of the sort order contains the columns of $check.
	 */
	public function __construct(
		private readonly SqlFragment $source,
		public readonly SqlFragment $check,
		public readonly int $count,
		public readonly bool $is_exact = true,
		public readonly bool $uses_sort_index = false,
		public readonly bool $is_text_search = false,
		private readonly ?Closure $is_evenly_spread = null,
		private readonly ?SqlFragment $sample = null,
		public readonly ?SqlFragment $in_ids = null,
		private readonly array $more_sources = array(),
		public readonly bool $is_covered = false,
	) {}

	public static function none(): self {
		return new self( new SqlFragment( 'SELECT id FROM (SELECT 0 AS id) AS no_rows WHERE 1 = 0' ), new SqlFragment( '1 = 0' ), 0 );
	}

	public function or( self $other ): self {
		if ( 0 === $this->count || 0 === $other->count ) {
			return 0 === $this->count ? $other : $this;
		}
		return new self(
			$this->source,
			new SqlFragment( "({$this->check->sql}) OR ({$other->check->sql})", array( ...$this->check->values, ...$other->check->values ) ),
			$this->count + $other->count,
			false,
			false,
			true,
			$this->is_evenly_spread,
			$this->sample,
			null,
			array( ...$this->more_sources, $other->source, ...$other->more_sources )
		);
	}

	/**
	 * A copy with another count.
	 */
	public function counted( int $count, bool $is_exact ): self {
		return new self( $this->source, $this->check, $count, $is_exact, $this->uses_sort_index, $this->is_text_search, $this->is_evenly_spread, $this->sample, $this->in_ids, $this->more_sources, $this->is_covered );
	}

	/**
	 * @throws DatabaseError
	 */
	public function is_evenly_spread(): bool {
		return null === $this->is_evenly_spread || ( $this->is_evenly_spread )();
	}

	/**
	 * @param int $limit Of the statement to which the caller adds it. A UNION does not end at its LIMIT: with the limit in its parts,
	 *                   it takes 15 ms instead of 1.6 s for 400,000 matches.
	 * @return SqlFragment SELECT of the matching ids as `id`, each once, unordered.
	 */
	public function source( int $limit ): SqlFragment {
		if ( array() === $this->more_sources ) {
			return $this->source;
		}
		$parts  = array();
		$values = array();
		foreach ( array( $this->source, ...$this->more_sources ) as $number => $part ) {
			$parts[] = "SELECT id FROM ({$part->sql} LIMIT %d) AS part_$number";
			array_push( $values, ...$part->values, ...array( $limit ) );
		}
		return new SqlFragment( implode( ' UNION ', $parts ), $values );
	}

	/**
	 * @param int $limit As for source().
	 */
	public function sample( int $limit ): SqlFragment {
		return $this->sample ?? $this->source( $limit );
	}

	/**
	 * A WHERE of customers `c`.
	 *
	 * @param int $max_ids With more matches, each row is checked; otherwise the matching ids are looked up.
	 */
	public function predicate( int $max_ids ): SqlFragment {
		if ( $this->count > $max_ids ) {
			return $this->check;
		}
		$source = $this->source( Column::LIMIT );
		return new SqlFragment( "c.id IN (SELECT id FROM ({$source->sql}) AS found)", $source->values );
	}
}
