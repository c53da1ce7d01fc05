<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use Throwable;
use WpOrg\Requests\IdnaEncoder;

defined( 'ABSPATH' ) || exit;

/**
 * Terms of emails and of their domains: `jane.doe@mail.acme.com` is found by each word, by `doe@mail`, and by `acme.com`. The
 * dots of a domain stay in its terms, so that no word of a name equals one.
 */
final class EmailTerms {

	/** The most frequent domains of the last level with more than two letters. */
	private const TOP_LEVELS = array( 'com', 'net', 'org', 'info', 'biz', 'edu', 'gov', 'mil', 'int', 'name', 'app', 'dev', 'shop', 'store', 'online', 'site', 'test', 'example' );

	/** Domains that are remembered: most customers share a few. */
	private const MAX_DOMAINS = 1_000;

	/** @var array<string, array<string, list<string>>> */
	private static array $domains = array();

	/**
	 * @return list<string>
	 */
	public static function of( string $email ): array {
		$email   = SearchText::plain( trim( $email ) );
		$at      = strrpos( $email, '@' );
		$local   = false === $at ? $email : substr( $email, 0, $at );
		$domains = false === $at ? array() : self::domains( substr( $email, $at + 1 ) );
		$words   = Tokenizer::tokenize( $local );
		$terms   = array( ...$words, implode( '', $words ) ); // “j.smith” is also found as “jsmith”.
		$last    = self::last_word( $local );
		foreach ( $domains as $domain => $parts ) {
			$terms[] = "$last@$domain";
			array_push( $terms, ...$parts );
		}
		return $terms;
	}

	/**
	 * @return array<string, list<string>> The parts of each form of a domain.
	 */
	private static function domains( string $domain ): array {
		if ( count( self::$domains ) > self::MAX_DOMAINS ) {
			self::$domains = array();
		}
		return self::$domains[ $domain ] ??= array_combine(
			self::forms( $domain ),
			array_map( static fn ( string $form ): array => self::parts( SearchText::fold( $form, Tokenizer::LOCALES[0] ) ), self::forms( $domain ) )
		);
	}

	/**
	 * @return non-empty-list<string> The email in lower case; with letters beyond ASCII in its domain, in both forms.
	 */
	public static function forms_of( string $email ): array {
		$email = mb_strtolower( trim( $email ), 'UTF-8' );
		$at    = strrpos( $email, '@' );
		return false === $at ? array( $email ) : array_map( static fn ( string $domain ): string => substr( $email, 0, $at ) . "@$domain", self::forms( substr( $email, $at + 1 ) ) );
	}

	/**
	 * The alternatives of each word of a query that is an email, or its beginning beyond the `@`.
	 *
	 * @param string $email With an `@`.
	 * @return list<list<string>>
	 */
	public static function of_query( string $email ): array {
		$at      = (int) strrpos( $email, '@' );
		$local   = substr( $email, 0, $at );
		$domain  = substr( $email, $at + 1 );
		$last    = self::last_word( $local );
		$domains = '' === $domain ? array( '' ) : self::forms( $domain );
		if ( '' === $last ) {
			return '' === $domain ? array() : array( self::domains_of_query( $domain ) );
		}
		$words = array_slice( Tokenizer::tokenize( $local ), 0, -1 );
		return array(
			...array_map( static fn ( string $word ): array => array( $word ), $words ),
			array_map( static fn ( string $form ): string => "$last@$form", $domains ),
		);
	}

	/**
	 * @return list<string> Alternatives.
	 */
	public static function domains_of_query( string $domain ): array {
		return array_map( static fn ( string $form ): string => SearchText::fold( $form, Tokenizer::LOCALES[0] ), self::forms( $domain ) );
	}

	/**
	 * Whether a word with dots is a domain, not a name like `j.smith`.
	 */
	public static function is_domain( string $word ): bool {
		return 1 === preg_match( '/^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+(\p{L}[\p{L}\p{M}]*|xn--[a-z0-9]+)$/Diu', $word, $parts )
			&& ( 2 === mb_strlen( $parts[1], 'UTF-8' ) || str_starts_with( strtolower( $parts[1] ), 'xn--' ) || in_array( strtolower( $parts[1] ), self::TOP_LEVELS, true ) );
	}

	/**
	 * @return string Lower case, with its accents: another letter in an email is another email. Empty if there is no word.
	 */
	private static function last_word( string $local ): string {
		$words = preg_split( '/[^\p{L}\p{M}\p{N}]+/u', mb_strtolower( $local, 'UTF-8' ), -1, PREG_SPLIT_NO_EMPTY );
		return false === $words || array() === $words ? '' : end( $words );
	}

	/**
	 * @return non-empty-list<string> The domain in lower case; with letters beyond ASCII, in both forms.
	 */
	private static function forms( string $domain ): array {
		$domain = mb_strtolower( $domain, 'UTF-8' );
		$ascii  = 1 === preg_match( '/[^\x00-\x7F]/', $domain ) ? self::to_ascii( $domain ) : $domain;
		$wide   = $ascii === $domain && str_contains( $domain, 'xn--' ) && function_exists( 'idn_to_utf8' ) ? idn_to_utf8( $domain ) : $domain;
		return array_values( array_unique( array( $ascii, is_string( $wide ) ? $wide : $domain ) ) );
	}

	private static function to_ascii( string $domain ): string {
		try {
			$domain = class_exists( \Normalizer::class ) ? (string) \Normalizer::normalize( $domain ) : $domain;
			return class_exists( IdnaEncoder::class ) ? IdnaEncoder::encode( $domain ) : (string) idn_to_ascii( $domain );
		} catch ( Throwable ) {
			return $domain; // An empty label, or one that is too long.
		}
	}

	/**
	 * @return list<string> The domain from each of its words on, but for the last level.
	 */
	private static function parts( string $domain ): array {
		$domain = Tokenizer::cut( $domain );
		$starts = preg_split( '/(?<=[.-])(?=[^.-])/', $domain, -1, PREG_SPLIT_OFFSET_CAPTURE );
		$parts  = array_map( static fn ( array $start ): string => substr( $domain, $start[1] ), false === $starts ? array() : $starts );
		return array_values( array_filter( $parts, static fn ( string $part ): bool => $part === $domain || str_contains( $part, '.' ) ) );
	}
}
