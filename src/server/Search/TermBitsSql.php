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
