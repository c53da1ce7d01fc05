<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Database\SqlFragment;

defined( 'ABSPATH' ) || exit;

/**
 * A Bloom filter of all terms of a customer, in each row of the table of terms: a search for several words reads the rows of one
 * word, and looks up the documents of the few that may have the others. Without it, “Nora Wagner” would look up thousands.
 */
final class TermBitsSql {

	/** Bits of a column. A customer has about 17 terms, so that a word passes one check of two by chance, and both one time in five. */
	private const BITS = 32;

	/** The columns, in the order of of(). */
	public const COLUMNS = array( 'bits_3', 'bits_5' );

	/** Bytes of the beginning of a term that set a bit, by column. */
	private const BEGINNINGS = array(
		'bits_3' => 3,
		'bits_5' => 5,
	);

	/** The part of all rows that have one bit. */
	private const CHANCE = 0.4;

	/** To read a row, and to look up a document, in comparison with a row that is joined. */
	private const ROW_COST    = 0.2;
	private const LOOKUP_COST = 4;

	/**
	 * @param list<string> $terms Of the customer's rows.
	 * @return array<string, int> By column.
	 */
	public static function of( array $terms ): array {
		$columns = array();
		foreach ( self::BEGINNINGS as $column => $length ) {
			$columns[ $column ] = 0;
			foreach ( $terms as $term ) {
				$columns[ $column ] |= self::bit( $term, $length );
			}
		}
		return $columns;
	}

	/**
	 * @param list<SearchWord> $words
	 * @return SqlFragment A condition of rows `t` whose customers may have all words.
	 */
	public static function condition( array $words ): SqlFragment {
		return SqlFragment::all( array_map( static fn ( SearchWord $word ): SqlFragment => SqlFragment::any( array_map( self::may_begin( ... ), $word->alternatives ) ), $words ) );
	}

	/**
	 * How a search for several words reads least: which word's rows it begins with, and for which of the others it reads all rows,
	 * too, instead of the documents that may have them. “No Wag” would look up too many documents, “Nora Gmail” read too many rows.
	 *
	 * @param non-empty-list<SearchWord> $words
	 * @param non-empty-list<int>        $sizes The number of rows of each word.
	 * @return array{int, array<int, SearchWord>} The key of the first word; the words whose rows are joined.
	 */
	public static function plan( array $words, array $sizes ): array {
		$costs = array();
		$joins = array();
		foreach ( $words as $first => $word ) {
			$others          = array_diff_key( $words, array( $first => true ) );
			$joins[ $first ] = array_filter( $others, static fn ( SearchWord $other, int $at ): bool => $sizes[ $at ] < self::LOOKUP_COST * self::chance( $other ) * $sizes[ $first ], ARRAY_FILTER_USE_BOTH );
			$left            = array_diff_key( $others, $joins[ $first ] );
			$lookups         = array() === $left ? 0.0 : self::LOOKUP_COST * (float) array_product( array_map( self::chance( ... ), $left ) );
			$costs[ $first ] = $sizes[ $first ] * ( self::ROW_COST + $lookups ) + array_sum( array_intersect_key( $sizes, $joins[ $first ] ) );
		}
		$first = (int) array_search( min( $costs ), $costs, true );
		return array( $first, $joins[ $first ] );
	}

	/**
	 * @return float The part of all rows that have the bits of a word by chance.
	 */
	private static function chance( SearchWord $word ): float {
		$shortest = min( array_map( strlen( ... ), $word->alternatives ) );
		return self::CHANCE ** count( array_filter( self::BEGINNINGS, static fn ( int $length ): bool => $shortest >= $length ) );
	}

	private static function may_begin( string $beginning ): SqlFragment {
		$conditions = array();
		foreach ( self::BEGINNINGS as $column => $length ) {
			$bit = self::bit( $beginning, $length );
			if ( $bit > 0 ) {
				$conditions[] = new SqlFragment( "(t.$column & %d) > 0", array( $bit ) );
			}
		}
		return SqlFragment::all( $conditions );
	}

	/**
	 * @return int 0 if the term is shorter.
	 */
	private static function bit( string $term, int $length ): int {
		return strlen( $term ) < $length ? 0 : 1 << ( crc32( substr( $term, 0, $length ) ) % self::BITS );
	}
}
