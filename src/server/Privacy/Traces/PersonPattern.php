<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Traces;

use FluentCartCustomers\Privacy\Data\PersonValues;

defined( 'ABSPATH' ) || exit;

/**
 * Finds a person in texts, and masks the person there.
 *
 * Emails, phone numbers and full names mean the person. A first or last name alone and a line of an address may mean others: they are
 * searched for, and not masked.
 */
final class PersonPattern {

	/**
	 * A mask has as many bytes as the text that it replaces, so that serialized PHP stays valid. It consists of letters: a mask
	 * without letters would be an empty search, which finds all customers.
	 */
	private const MASK = 'x';

	/** The mask of a number, so that JSON with a number stays JSON. */
	private const NUMBER_MASK = '1';

	/** The most bytes between both names of one record: `"first_name":"Ada","last_name":"Lovelace"`. */
	private const RECORD_GAP = 60;

	/** Regular expressions; null finds nothing. */
	private readonly ?string $certain;
	private readonly ?string $possible;

	/** @var list<array{string, string}> Of the first and the last name. */
	private readonly array $names;

	/**
	 * @var list<list<string>> Parts of LIKE patterns. Each row with the person has all parts of one of them.
	 */
	public readonly array $parts;

	public function __construct( private readonly PersonValues $values ) {
		$certain  = array_map( ValuePattern::email( ... ), $values->emails );
		$certain  = array( ...$certain, ...array_filter( array_map( ValuePattern::phone( ... ), $values->phones ) ) );
		$possible = array_map( ValuePattern::word( ... ), $values->lines );
		$parts    = array( array_map( LikeParts::of_email( ... ), $values->emails ), array_map( LikeParts::of_phone( ... ), $values->phones ), array_map( LikeParts::of_word( ... ), $values->lines ) );
		$names    = array();
		foreach ( $values->names as [ $first, $last ] ) {
			$certain[] = ValuePattern::name( $first, $last );
			$names[]   = array( '/' . ValuePattern::word( $first ) . '(?!"\s*:)/iu', '/' . ValuePattern::word( $last ) . '(?!"\s*:)/iu' );
			foreach ( array( $first, $last ) as $name ) {
				if ( strlen( $name ) >= PersonValues::MIN_NAME ) {
					$possible[] = ValuePattern::word( $name );
					$parts[]    = array( LikeParts::of_word( $name ) );
				} else {
					$parts[] = array( LikeParts::of_word( "$first $last" ), LikeParts::of_word( "$last $first" ) );
				}
			}
		}
		$this->certain  = self::alternatives( $certain );
		$this->possible = self::alternatives( $possible );
		$this->names    = $names;
		$this->parts    = LikeParts::without_implied( array_merge( array(), ...array_merge( array(), ...$parts ) ) );
	}

	public function masked( string $text ): string {
		if ( ! mb_check_encoding( $text, 'UTF-8' ) ) {
			foreach ( $this->values->all() as $value ) {
				$text = str_ireplace( $value, str_repeat( self::MASK, strlen( $value ) ), $text );
			}
			return $text;
		}
		$text = null === $this->certain ? $text : (string) preg_replace_callback( $this->certain, static fn ( array $found ): string => self::mask( $found[0] ), $text );
		foreach ( $this->names as $words ) {
			$text = self::with_masked_record( $text, $words );
		}
		return $text;
	}

	/**
	 * @return list<bool> By text of a row: whether it has the person. Both names may be in several texts.
	 */
	public function find( string ...$texts ): array {
		$texts = array_map( mb_scrub( ... ), $texts );
		$found = array_map( fn ( string $text ): bool => self::matches( $this->certain, $text ), $texts );
		foreach ( $this->names as [ $first, $last ] ) {
			$with_first = array_map( static fn ( string $text ): bool => self::matches( $first, $text ), $texts );
			$with_last  = array_map( static fn ( string $text ): bool => self::matches( $last, $text ), $texts );
			if ( in_array( true, $with_first, true ) && in_array( true, $with_last, true ) ) {
				$found = array_map( static fn ( bool $is_found, bool $has_first, bool $has_last ): bool => $is_found || $has_first || $has_last, $found, $with_first, $with_last );
			}
		}
		return array_values( $found );
	}

	/**
	 * Whether a text has a value that may mean the person.
	 */
	public function is_possible( string $text ): bool {
		return self::matches( $this->possible, mb_scrub( $text ) );
	}

	/**
	 * @param array{string, string} $words Regular expressions of the first and the last name.
	 */
	private static function with_masked_record( string $text, array $words ): string {
		$found = array( array(), array() );
		foreach ( $words as $number => $word ) {
			if ( false === preg_match_all( $word, $text, $matches, PREG_OFFSET_CAPTURE ) || array() === $matches[0] ) {
				return $text;
			}
			$found[ $number ] = $matches[0];
		}
		$masked = array();
		foreach ( $found[0] as [ $first, $at ] ) {
			foreach ( $found[1] as [ $last, $other ] ) {
				$gap = max( $other - $at - strlen( $first ), $at - $other - strlen( $last ) );
				if ( $gap >= 0 && $gap <= self::RECORD_GAP ) {
					$masked[ $at ]    = $first;
					$masked[ $other ] = $last;
				}
			}
		}
		foreach ( $masked as $at => $name ) {
			$text = substr_replace( $text, self::mask( $name ), $at, strlen( $name ) );
		}
		return $text;
	}

	private static function mask( string $found ): string {
		return str_repeat( ctype_digit( $found ) ? self::NUMBER_MASK : self::MASK, strlen( $found ) );
	}

	private static function matches( ?string $pattern, string $text ): bool {
		return null !== $pattern && 1 === preg_match( $pattern, $text );
	}

	/**
	 * @param list<string> $patterns
	 */
	private static function alternatives( array $patterns ): ?string {
		return array() === $patterns ? null : '/' . implode( '|', array_unique( $patterns ) ) . '/iu';
	}
}
