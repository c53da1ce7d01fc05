<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

defined( 'ABSPATH' ) || exit;

/**
 * Phone numbers as terms. A term is `~` and the digits from the last one on, so that the beginning of a term is the end of a
 * number: a search without the country code, or for the last four digits, reads one range.
 */
final class PhoneNumber {

	private const MARK = '~';

	/** Fewer digits are no phone number. */
	public const MIN_DIGITS = 4;

	/** A number without a plus begins with a country code only if this many digits follow it. */
	private const MIN_NATIONAL = 9;

	/** Of the International Telecommunication Union, in groups by their length. */
	private const CALLING_CODE = '(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-689]\d|3[578]\d|42\d|5[09]\d|6[789]\d|8[0578]\d|9[679]\d)';

	/** Mexico and Argentina: a number of a mobile phone has another digit only from abroad. */
	private const MOBILE_CODE = '521(?=\d{10}$)|549(?=\d{10}$)';

	/** A number, and an extension behind it. */
	private const EXTENSION = '/((?:\d[\s().\/–-]*){6})[\s,;]*(?:ext(?:ension)?|dw|durchwahl|x)[\s.:=]*\d{1,6}\s*$/iu';

	/** Between two numbers in one field: “069 1112223 / 0171 4445556”. */
	private const BETWEEN = '~[/,;|\n]|\s(?:or|oder|ou|und|and)\s~iu';

	/** With fewer digits on one side, what is between is within a number: 0171/4445556. */
	private const MIN_PART = 7;

	/**
	 * @param string $phone As it is stored: a number, or several.
	 * @return list<string> Of each number with at least MIN_DIGITS digits.
	 */
	public static function terms( string $phone ): array {
		$numbers = array_filter( array_map( self::digits( ... ), self::parts( $phone ) ), static fn ( string $digits ): bool => strlen( $digits ) >= self::MIN_DIGITS );
		return array_values( array_map( self::of_digits( ... ), $numbers ) );
	}

	/**
	 * @param string $text With ASCII digits.
	 * @return string|null The beginning of the terms of this number; null if it has fewer than MIN_DIGITS digits.
	 */
	public static function beginning( string $text ): ?string {
		$digits = self::national( $text );
		return strlen( $digits ) < self::MIN_DIGITS ? null : self::of_digits( $digits );
	}

	/**
	 * Whether a text can only be a phone number.
	 */
	public static function is_certain( string $text ): bool {
		$count = strlen( self::digits( $text ) );
		return ( str_starts_with( $text, '+' ) && $count >= 7 ) || ( 1 === preg_match( '/^\(?0/', $text ) && $count >= self::MIN_NATIONAL );
	}

	/**
	 * Whether a stored number and the one of a query are the same. Country code and trunk zero may be missing in one of them, but two
	 * country codes must be the same.
	 *
	 * @param string $stored A number, or several.
	 */
	public static function equal( string $stored, string $searched ): bool {
		$code     = self::calling_code( $searched );
		$national = self::nationals( $searched );
		foreach ( strlen( $national[0] ) < 6 ? array() : self::parts( $stored ) as $number ) {
			$other = self::calling_code( $number );
			if ( ( null === $code || null === $other || $code === $other ) && array() !== array_intersect( array( self::digits( $number ), ...self::nationals( $number ) ), $national ) ) {
				return true;
			}
		}
		return false;
	}

	public static function without_extension( string $text ): string {
		return 1 === preg_match( '/[a-z]/i', $text ) ? (string) preg_replace( self::EXTENSION, '$1', $text ) : $text;
	}

	/**
	 * @return non-empty-list<string> A field with one number has one part.
	 */
	private static function parts( string $phone ): array {
		$parts = preg_split( self::BETWEEN, SearchText::plain( $phone ) );
		$parts = false === $parts ? array() : $parts;
		foreach ( $parts as $part ) {
			if ( strlen( self::digits( $part ) ) < self::MIN_PART ) {
				return array( $phone );
			}
		}
		return array() === $parts ? array( $phone ) : $parts;
	}

	private static function calling_code( string $text ): ?string {
		return 1 === preg_match( '/^\s*\(?\s*(?:\+|00)[\s(]*(' . self::CALLING_CODE . ')/', SearchText::plain( $text ), $found ) ? $found[1] : null;
	}

	/**
	 * @return non-empty-list<string> A number within Hungary may begin with 06, and one within Russia with 8, which are no part of it.
	 */
	private static function nationals( string $text ): array {
		$national = self::national( $text );
		$has_code = null !== self::calling_code( $text );
		return ! $has_code && 1 === preg_match( '/^(?:06(?=\d{8,9}$)|8(?=\d{10}$))(\d+)/', self::digits( $text ), $within ) ? array( $national, $within[1] ) : array( $national );
	}

	/**
	 * @return string The digits without country code and trunk zero. A plain number is taken for one with a country code if it is
	 *                long enough.
	 */
	private static function national( string $text ): string {
		$digits  = self::digits( $text );
		$pattern = match ( true ) {
			str_starts_with( ltrim( $text, ' (' ), '+' ) => '/^(?:' . self::MOBILE_CODE . '|' . self::CALLING_CODE . '0?)/',
			str_starts_with( $digits, '00' )             => '/^00(?:' . self::MOBILE_CODE . '|' . self::CALLING_CODE . '0?)/',
			str_starts_with( $digits, '011' )            => '/^011' . self::CALLING_CODE . '/',
			str_starts_with( $digits, '0' )              => '/^0/',
			default                                      => '/^(?:' . self::CALLING_CODE . '0?(?=\d{' . self::MIN_NATIONAL . '})|8(?=\d{10}$))/',
		};
		$national = (string) preg_replace( $pattern, '', $digits );
		return strlen( $national ) < self::MIN_DIGITS ? $digits : $national;
	}

	/**
	 * Without the trunk zero in parentheses: +49 (0)30.
	 */
	private static function digits( string $text ): string {
		$number = self::without_extension( SearchText::plain( $text ) );
		$number = (string) preg_replace( array( '/(?<=\d)\s*\(0\)/', '/^\s*\+\s*(' . self::CALLING_CODE . ')[\s.\/-]+0(?=\d)/' ), array( '', '+$1' ), $number );
		return (string) preg_replace( '/\D+/', '', $number );
	}

	private static function of_digits( string $digits ): string {
		return Tokenizer::cut( self::MARK . strrev( $digits ) );
	}
}
