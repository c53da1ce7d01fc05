<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Customers that a search without a match may mean: one of its words differs by a letter. Each variant of a word is one lookup in
 * the table of terms.
 */
final class SuggestionQuery {

	public const MAX_CUSTOMERS = 5;

	/** Words of which variants are looked up, the longest ones. */
	private const MAX_WORDS = 2;

	/** Variants that exist, and are searched. */
	private const MAX_VARIANTS = 20;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly SearchIndex $index,
	) {}

	/**
	 * @return list<int> At most MAX_CUSTOMERS.
	 * @throws DatabaseError
	 */
	public function customers( SearchQuery $query ): array {
		$found   = array();
		$unknown = array_filter( $query->words, fn ( SearchWord $word ): bool => array() === $this->existing( $word->alternatives ) );
		if ( count( $unknown ) > 1 ) {
			return array(); // One word can differ.
		}
		$words = array() === $unknown ? $query->words : $unknown;
		uasort( $words, static fn ( SearchWord $one, SearchWord $other ): int => strlen( $other->text ) <=> strlen( $one->text ) );
		foreach ( array_slice( array_keys( $words ), 0, self::MAX_WORDS ) as $at ) {
			$word = str_contains( $words[ $at ]->text, '@' ) ? $words[ $at ]->text : Tokenizer::spellings( $words[ $at ]->text )[0] ?? '';
			foreach ( SpellingVariants::of( $word ) as $variants ) {
				$existing = $this->existing( $variants );
				if ( array() !== $existing ) {
					$similar = array_values( array_replace( $query->words, array( $at => new SearchWord( $word, $existing ) ) ) );
					$found   = array_values( array_unique( array( ...$found, ...$this->index->newest( $similar, self::MAX_CUSTOMERS ) ) ) );
				}
				if ( count( $found ) >= self::MAX_CUSTOMERS ) {
					return array_slice( $found, 0, self::MAX_CUSTOMERS );
				}
			}
		}
		return $found;
	}

	/**
	 * @param non-empty-list<string> $variants
	 * @return list<string> Those with which a term begins.
	 * @throws DatabaseError
	 */
	private function existing( array $variants ): array {
		return array_slice( TermRangeSql::existing( $this->database, $this->tables, $variants ), 0, self::MAX_VARIANTS );
	}
}
