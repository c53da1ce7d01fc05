<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Traces;

defined( 'ABSPATH' ) || exit;

/**
 * Parts that every notation of a value has, in their order. SQL finds rows by them, and ValuePattern decides.
 *
 * All in lower case, but for letters beyond ASCII: SQLite does not know their case.
 */
final class LikeParts {

	/** Shorter parts are in every text. */
	private const MIN_BYTES = 3;

	/** A shorter local part is not separated from its domain. */
	private const MIN_LOCAL = 4;

	private const AT = array( '@', '%40', '\\u0040', '&#64;', '&#064;', '&#x40;', '[at]', '(at)', ' at ' );

	/**
	 * @return list<list<string>>
	 */
	public static function of_email( string $email ): array {
		[ $local, $domain ] = array( ...explode( '@', strtolower( $email ), 2 ), '' );
		if ( strlen( implode( '', self::ascii( $local ) ) ) >= self::MIN_LOCAL ) {
			return array( array( ...self::ascii( $local ), ...self::ascii( $domain ) ) );
		}
		return array_map( static fn ( string $at ): array => array( "$local$at" . ( self::ascii( $domain )[0] ?? $domain ) ), self::AT );
	}

	/**
	 * @return list<list<string>>
	 */
	public static function of_phone( string $phone ): array {
		return null === ValuePattern::phone( $phone ) ? array() : array( str_split( ValuePattern::local_digits( $phone ) ) );
	}

	/**
	 * @return list<list<string>>
	 */
	public static function of_word( string $text ): array {
		$parts = self::ascii( $text );
		if ( strlen( implode( '', $parts ) ) >= self::MIN_BYTES ) {
			return array( $parts );
		}
		$forms = array();
		foreach ( array_unique( array( $text, mb_strtolower( $text, 'UTF-8' ), mb_strtoupper( $text, 'UTF-8' ), mb_convert_case( $text, MB_CASE_TITLE, 'UTF-8' ) ) ) as $form ) {
			$words = array_values( array_filter( explode( ' ', $form ), static fn ( string $word ): bool => '' !== $word ) );
			array_push(
				$forms,
				array_map( strtolower( ... ), $words ),
				array_map( static fn ( string $word ): string => strtolower( trim( (string) wp_json_encode( $word ), '"' ) ), $words ),
				array_map( static fn ( string $word ): string => strtolower( rawurlencode( $word ) ), $words )
			);
		}
		return array_values( array_unique( array_filter( $forms ), SORT_REGULAR ) );
	}

	/**
	 * An email mostly has the last name: all rows with the email are found by the name.
	 *
	 * @param list<list<string>> $patterns
	 * @return list<list<string>> Those that are needed.
	 */
	public static function without_implied( array $patterns ): array {
		$singles = array_column( array_filter( $patterns, static fn ( array $parts ): bool => 1 === count( $parts ) ), 0 );
		$needed  = array_filter(
			$patterns,
			static fn ( array $parts ): bool => array() === array_filter( $singles, static fn ( string $single ): bool => array( $single ) !== $parts && str_contains( implode( "\n", $parts ), $single ) )
		);
		return array_values( array_unique( $needed, SORT_REGULAR ) );
	}

	/**
	 * @return list<string>
	 */
	private static function ascii( string $text ): array {
		$parts = preg_split( '/[^a-z0-9]+/', strtolower( $text ), -1, PREG_SPLIT_NO_EMPTY );
		return false === $parts ? array() : $parts;
	}
}
