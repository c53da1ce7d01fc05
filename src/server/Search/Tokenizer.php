<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

defined( 'ABSPATH' ) || exit;

/**
 * Splits names, emails and queries into terms: lower case, without accents, the same on every database.
 */
final class Tokenizer {

	/**
	 * The length of the column `term`; longer terms are cut. In bytes, because over a latin1 connection each byte is stored as a
	 * character.
	 */
	private const MAX_BYTES = 64;

	/**
	 * Locales whose transliterations a name is indexed under: Muller, Mueller; Aase, Ase. A query uses the first one, so that
	 * the results do not depend on the language of the site.
	 */
	private const LOCALES = array( 'en_US', 'de_DE', 'da_DK' );

	/** Each character of these scripts begins a term. */
	private const SCRIPTS_WITHOUT_SPACES = '\p{Han}\p{Hiragana}\p{Katakana}';

	/**
	 * @param string $locale The locale of the transliteration.
	 * @return list<string> The terms of a name or of a query.
	 */
	public static function tokenize( string $text, string $locale = self::LOCALES[0] ): array {
		if ( 1 !== preg_match( '/[^\x00-\x7F]/', $text ) ) {
			// A tenth of the time: a search tokenises up to 2,000 pending customers.
			$terms = preg_split( '/[^a-z0-9]+/', strtolower( $text ), -1, PREG_SPLIT_NO_EMPTY );
		} else {
			$plain = self::decompose( remove_accents( $text, $locale ) );
			$plain = mb_strtolower( (string) preg_replace( '/\p{M}+/u', '', $plain ), 'UTF-8' );
			$terms = preg_split( '/[^\p{L}\p{N}]+/u', $plain, -1, PREG_SPLIT_NO_EMPTY );
		}

		return array_map(
			static fn ( string $term ): string => mb_strcut( $term, 0, self::MAX_BYTES, 'UTF-8' ),
			false === $terms ? array() : $terms
		);
	}

	/**
	 * @return string All terms of a customer, sorted, each after a space. A term that another term begins with is left out: a
	 *                search for it finds the longer one.
	 */
	public static function document( string $first_name, string $last_name, string $email ): string {
		[ $local_part, $domain ] = array( ...explode( '@', $email, 2 ), '' );
		$last_dot                = strrpos( $domain, '.' );
		$host                    = false === $last_dot ? $domain : substr( $domain, 0, $last_dot );

		$names = array_map( static fn ( string $locale ): array => self::tokenize( "$first_name $last_name", $locale ), self::LOCALES );
		$local = self::tokenize( $local_part );
		// "j.smith" is also found as "jsmith".
		$terms = self::without_prefixes( array_merge( $local, array( implode( '', $local ) ), self::tokenize( $host ), ...$names ) );
		return array() === $terms ? '' : ' ' . implode( ' ', $terms );
	}

	/**
	 * @param string $document From document().
	 * @return list<string> The terms of the customer's rows in the table of terms.
	 */
	public static function index_terms( string $document ): array {
		$terms       = explode( ' ', $document );
		$index_terms = self::without_prefixes( array_merge( $terms, ...array_map( self::term_suffixes( ... ), $terms ) ) );
		return array_values( array_unique( array_map( static fn ( string $term ): string => mb_strcut( $term, 0, self::MAX_BYTES, 'UTF-8' ), $index_terms ) ) );
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
	 * Whether each of the terms begins a term of the document.
	 *
	 * @param string       $document From document().
	 * @param list<string> $terms    From tokenize().
	 */
	public static function matches( string $document, array $terms ): bool {
		foreach ( $terms as $term ) {
			if ( ! str_contains( $document, self::beginning( $term ) ) ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * @return string A pattern for LIKE that matches a text with a term that begins with this one. The text has a space before
	 *                each term.
	 */
	public static function like_pattern( string $term ): string {
		return '%' . self::beginning( $term ) . '%';
	}

	private static function beginning( string $term ): string {
		return 1 === preg_match( '/^[' . self::SCRIPTS_WITHOUT_SPACES . ']/u', $term ) ? $term : " $term";
	}

	/**
	 * Separates letters from their accents. Without PHP's extension intl, which WordPress does not require, the accents of
	 * alphabets that remove_accents() does not know are kept.
	 */
	private static function decompose( string $text ): string {
		$decomposed = function_exists( 'normalizer_normalize' ) ? normalizer_normalize( $text, \Normalizer::FORM_KD ) : false;
		return false === $decomposed ? $text : $decomposed;
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
