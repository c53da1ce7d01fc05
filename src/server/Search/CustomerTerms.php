<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

defined( 'ABSPATH' ) || exit;

/**
 * The terms under which each field of a customer is found.
 */
final class CustomerTerms {

	private const COUNTRY_MARK = '=';
	private const LOGIN_MARK   = '^';

	/**
	 * Each word, and the whole name in either order: “John Doe” is also found as “johndoe” and “doejohn”, and 太郎 山田 as 山田太郎.
	 *
	 * @return list<string>
	 */
	public static function name( string $first_name, string $last_name ): array {
		$terms = self::text( "$first_name $last_name" );
		foreach ( Tokenizer::locales( $first_name . $last_name ) as $locale ) {
			$first = implode( '', Tokenizer::tokenize( $first_name, $locale ) );
			$last  = implode( '', Tokenizer::tokenize( $last_name, $locale ) );
			array_push( $terms, $first . $last, $last . $first );
		}
		return $terms;
	}

	/**
	 * Each word, and what is joined by a hyphen, an apostrophe, a dot or a slash as one word, too, like the number of a house with
	 * its letter: “5 a” is also found as “5a”.
	 *
	 * @return list<string>
	 */
	public static function text( string $text ): array {
		if ( self::is_of_words( $text ) ) {
			return Tokenizer::tokenize( $text );
		}
		$text  = SearchText::plain( $text );
		$terms = array();
		foreach ( Tokenizer::locales( $text ) as $locale ) {
			array_push( $terms, ...Tokenizer::tokenize( $text, $locale ) );
		}
		$compounds = preg_match_all( '/[\p{L}\p{M}\p{N}]+(?:[^\p{L}\p{M}\p{N}\s,;()]+[\p{L}\p{M}\p{N}]+)+|\b\d{1,4} [a-zA-Z](?=[\s,;)]|$)/u', $text, $found ) > 0 ? $found[0] : array();
		return array_merge( $terms, ...array_map( Tokenizer::spellings( ... ), $compounds ) );
	}

	/**
	 * @return list<string> “100-0005” is also found as “1000005”, and “SW1A 1AA” as “sw1a1aa”.
	 */
	public static function postcode( string $postcode ): array {
		return '' === $postcode ? array() : array( ...self::text( $postcode ), ...Tokenizer::spellings( $postcode ) );
	}

	/**
	 * @return list<string>
	 */
	public static function phone( string $phone ): array {
		return PhoneNumber::terms( $phone );
	}

	/**
	 * @return list<string> “INV-2024-007” is found as “inv2024007”, “2024007” and “7”.
	 */
	public static function order( string $number ): array {
		if ( 1 === preg_match( '/^[0-9]{1,20}$/D', $number ) ) {
			return array( $number, ltrim( $number, '0' ) );
		}
		$whole  = implode( '', Tokenizer::tokenize( $number ) );
		$groups = preg_match_all( '/\d+/', SearchText::plain( $number ), $found ) > 0 ? $found[0] : array();
		return array( $whole, implode( '', $groups ), ltrim( (string) end( $groups ), '0' ) );
	}

	/**
	 * @param string $code ISO 3166-1 alpha-2; anything else that is stored is a text.
	 */
	public static function country( string $code ): string {
		return self::COUNTRY_MARK . strtolower( $code );
	}

	/**
	 * Whether a text has nothing to join, nor several spellings, as most have.
	 */
	private static function is_of_words( string $text ): bool {
		return 1 === preg_match( '/^(?!.*\d [A-Za-z](?: |$))[A-Za-z0-9 ]*$/D', $text );
	}

	public static function login( string $login ): string {
		return self::LOGIN_MARK . str_replace( ' ', '', mb_strtolower( $login, 'UTF-8' ) );
	}
}
