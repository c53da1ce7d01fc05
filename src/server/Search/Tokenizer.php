<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

defined( 'ABSPATH' ) || exit;

/**
 * How a text becomes the words by which it is found: the same for a customer and for a query, on every database.
 */
final class Tokenizer {

	/**
	 * The column's length; a longer word is found by its first letters. In bytes: each is a character of its own where WordPress
	 * speaks to the database in latin1.
	 */
	private const MAX_BYTES = 64;

	/**
	 * Whose spellings of a name without its accents it is found by: Muller, Mueller; Aase, Ase. Queries are taken in
	 * the first, so that a site that changes its language still finds whom it has filed.
	 */
	private const LOCALES = array( 'en_US', 'de_DE', 'da_DK' );

	/** Scripts that are written without spaces: each of their characters begins a word. */
	private const SCRIPTS_WITHOUT_SPACES = '\p{Han}\p{Hiragana}\p{Katakana}';

	/**
	 * @param string $locale Whose spelling without accents.
	 * @return list<string> The words of a name or of a query.
	 */
	public static function tokenize( string $text, string $locale = self::LOCALES[0] ): array {
		$plain = self::decompose( remove_accents( $text, $locale ) );
		$plain = mb_strtolower( (string) preg_replace( '/\p{M}+/u', '', $plain ), 'UTF-8' );
		$words = preg_split( '/[^\p{L}\p{N}]+/u', $plain, -1, PREG_SPLIT_NO_EMPTY );

		return array_map(
			static fn ( string $word ): string => mb_strcut( $word, 0, self::MAX_BYTES, 'UTF-8' ),
			false === $words ? array() : $words
		);
	}

	/**
	 * @return list<string> The words of a customer, in order, without those with which another one begins: whoever looks for
	 *                      the beginning of a word finds that one.
	 */
	public static function document_terms( string $first_name, string $last_name, string $email ): array {
		[ $local_part, $domain ] = array( ...explode( '@', $email, 2 ), '' );
		$last_dot                = strrpos( $domain, '.' );
		$host                    = false === $last_dot ? $domain : substr( $domain, 0, $last_dot );

		$names = array_map( static fn ( string $locale ): array => self::tokenize( "$first_name $last_name", $locale ), self::LOCALES );
		return self::without_prefixes(
			array(
				...array_merge( ...$names ),
				...self::tokenize( $local_part ),
				...self::tokenize( $host ),
				// The local part as a whole: "j.smith" is typed without its dot, too.
				implode( '', self::tokenize( $local_part ) ),
			)
		);
	}

	/**
	 * @param list<string> $words As of_customer() has them.
	 * @return list<string> What a customer with these words is filed under.
	 */
	public static function index_terms( array $words ): array {
		$entries = self::without_prefixes( array_merge( $words, ...array_map( self::word_beginnings( ... ), $words ) ) );
		return array_values( array_unique( array_map( static fn ( string $word ): string => mb_strcut( $word, 0, self::MAX_BYTES, 'UTF-8' ), $entries ) ) );
	}

	/**
	 * @param array<string> $words
	 * @return list<string>
	 */
	private static function without_prefixes( array $words ): array {
		$words = array_values( array_unique( array_filter( $words, static fn ( string $word ): bool => '' !== $word ) ) );
		// Behind a word come those that begin with it.
		sort( $words, SORT_STRING );
		return array_values(
			array_filter(
				$words,
				static fn ( string $word, int $at ): bool => ! str_starts_with( $words[ $at + 1 ] ?? '', $word ),
				ARRAY_FILTER_USE_BOTH
			)
		);
	}

	/**
	 * @return string A pattern for LIKE of texts in which a word begins with this one; a space stands before every word.
	 */
	public static function like_pattern( string $word ): string {
		return 1 === preg_match( '/^[' . self::SCRIPTS_WITHOUT_SPACES . ']/u', $word ) ? "%$word%" : "% $word%";
	}

	/**
	 * Letters and their marks apart. WordPress does not require PHP's intl; without it the alphabets that
	 * remove_accents() does not know are found with their marks only.
	 */
	private static function decompose( string $text ): string {
		$decomposed = function_exists( 'normalizer_normalize' ) ? normalizer_normalize( $text, \Normalizer::FORM_KD ) : false;
		return false === $decomposed ? $text : $decomposed;
	}

	/**
	 * @return list<string> The rest of the word from each of its characters on, where the script has no spaces.
	 */
	private static function word_beginnings( string $word ): array {
		if ( 1 !== preg_match( '/[' . self::SCRIPTS_WITHOUT_SPACES . ']/u', $word ) ) {
			return array();
		}
		$beginnings = preg_split( '/(?=[' . self::SCRIPTS_WITHOUT_SPACES . '])/u', $word, -1, PREG_SPLIT_OFFSET_CAPTURE );
		return array_map(
			static fn ( array $part ): string => substr( $word, $part[1] ),
			false === $beginnings ? array() : $beginnings
		);
	}
}
