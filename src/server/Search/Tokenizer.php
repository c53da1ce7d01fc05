<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

defined( 'ABSPATH' ) || exit;

/**
 * Splits text into terms, and joins them to documents.
 */
final class Tokenizer {

	/**
	 * The length of the column `term`; longer terms are cut. In bytes, because over a latin1 connection each byte is stored as a
	 * character.
	 */
	private const MAX_BYTES = 64;

	/**
	 * Locales whose transliterations a name is indexed under: Muller, Mueller; Aase, Ase. The results do not depend on the
	 * language of the site.
	 */
	public const LOCALES = array( 'en_US', 'de_DE', 'da_DK' );

	/** Each character of these scripts begins a term. */
	private const SCRIPTS_WITHOUT_SPACES = '\p{Han}\p{Hiragana}\p{Katakana}';

	/**
	 * @param string $locale The locale of the transliteration.
	 * @return list<string> The words of a text.
	 */
	public static function tokenize( string $text, string $locale = self::LOCALES[0] ): array {
		$folded = SearchText::fold( $text, $locale );
		// Most texts are ASCII, in which a class of bytes is found in half the time of one of Unicode.
		$terms = preg_split( SearchText::is_ascii( $folded ) ? '/[^a-z0-9]+/' : '/[^\p{L}\p{N}]+/u', $folded, -1, PREG_SPLIT_NO_EMPTY );
		$terms = false === $terms ? array() : $terms;
		return strlen( $folded ) <= self::MAX_BYTES ? $terms : array_map( self::cut( ... ), $terms );
	}

	/**
	 * @return list<string> A word in all spellings, without punctuation: `muller` and `mueller` for “Müller”, `obrien` for
	 *                      “O’Brien”. None for a text without a letter or digit.
	 */
	public static function spellings( string $text ): array {
		$joined = array_map( static fn ( string $locale ): string => implode( '', self::tokenize( $text, $locale ) ), self::locales( $text ) );
		return array_values( array_unique( array_filter( array_map( self::cut( ... ), $joined ), static fn ( string $term ): bool => '' !== $term ) ) );
	}

	/**
	 * @return non-empty-list<string> Those in which the text may have different spellings.
	 */
	public static function locales( string $text ): array {
		return SearchText::is_ascii( $text ) ? array( self::LOCALES[0] ) : self::LOCALES;
	}

	public static function cut( string $term ): string {
		return strlen( $term ) <= self::MAX_BYTES ? $term : mb_strcut( $term, 0, self::MAX_BYTES, 'UTF-8' );
	}

	/**
	 * @param list<string> $terms
	 * @return string All terms of a customer, sorted, each after a space. A term that another term begins with is left out: a
	 *                search for it finds the longer one.
	 */
	public static function document( array $terms ): string {
		$terms = self::without_prefixes( array_map( self::cut( ... ), $terms ) );
		return array() === $terms ? '' : ' ' . implode( ' ', $terms );
	}

	/**
	 * @param string $document From document().
	 * @return list<string> The terms of the customer's rows in the table of terms.
	 */
	public static function index_terms( string $document ): array {
		$terms = explode( ' ', $document );
		return self::without_prefixes( array_merge( $terms, ...array_map( self::term_suffixes( ... ), $terms ) ) );
	}

	/**
	 * @param array<string> $terms
	 * @return list<string>
	 */
	private static function without_prefixes( array $terms ): array {
		// A sorted term is followed by those that begin with it.
		sort( $terms, SORT_STRING );
		$longest = array();
		foreach ( $terms as $at => $term ) {
			if ( '' !== $term && ! str_starts_with( $terms[ $at + 1 ] ?? '', $term ) ) {
				$longest[] = $term;
			}
		}
		return $longest;
	}

	/**
	 * @return string A pattern for LIKE that matches a text with a term that begins with this one. The text has a space before
	 *                each term.
	 */
	public static function like_pattern( string $term ): string {
		return '%' . self::beginning( $term ) . '%';
	}

	/**
	 * @return string What a document contains if one of its terms begins so.
	 */
	public static function beginning( string $term ): string {
		return 1 === preg_match( '/^[' . self::SCRIPTS_WITHOUT_SPACES . ']/u', $term ) ? $term : " $term";
	}

	/**
	 * @return list<string> The rest of the term from each character on, for scripts without spaces.
	 */
	private static function term_suffixes( string $term ): array {
		if ( 1 !== preg_match( '/[' . self::SCRIPTS_WITHOUT_SPACES . ']/u', $term ) ) {
			return array();
		}
		$suffixes = preg_split( '/(?=[' . self::SCRIPTS_WITHOUT_SPACES . '])/u', $term, -1, PREG_SPLIT_OFFSET_CAPTURE );
		return array_map(
			static fn ( array $part ): string => substr( $term, $part[1] ),
			false === $suffixes ? array() : $suffixes
		);
	}
}
