<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

defined( 'ABSPATH' ) || exit;

/**
 * Splits a full name into first and last name.
 */
final class PersonName {

	/** Words that begin a last name: “van Beethoven”, “de la Cruz”. */
	private const PARTICLES = 'van|von|vom|zu|zum|zur|der|den|de|del|dela|della|dei|di|da|das|do|dos|du|la|las|los|le|lo|ten|ter|te|’t|\'t|al|el|bin|ibn|ben|bint|abu|af|av';

	/** Words after a last name. */
	private const SUFFIX = '/^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|esq|dds|cpa|mba|msc|bsc)\.?$/iD';

	/** The last word of a company. */
	private const COMPANY = '/(?:^|\s)(?:inc|llc|ltd|limited|gmbh|corp|plc|sarl|srl|s\.r\.l|b\.v)\.?$/iD';

	/** Names that begin with the last name, whatever the language of the site. */
	private const EAST_ASIAN = '/^[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}々ー\s]+$/uD';

	/**
	 * @param string $name            Trimmed.
	 * @param bool   $is_family_first Whether the last name comes first, if there is no comma.
	 * @return array{string, string} First name and last name. A name of one word, or of a company, is a first name.
	 */
	public static function split( string $name, bool $is_family_first ): array {
		$parts = array_values( array_filter( array_map( trim( ... ), (array) preg_split( '/[,，]/u', $name ) ), static fn ( string $part ): bool => '' !== $part ) );
		$end   = $parts[ count( $parts ) - 1 ] ?? '';
		if ( 1 === preg_match( self::COMPANY, $end ) ) {
			return array( $name, '' );
		}
		if ( count( $parts ) > 1 && 1 === preg_match( self::SUFFIX, $end ) ) {
			[ $first, $last ] = self::split( implode( ', ', array_slice( $parts, 0, -1 ) ), $is_family_first );
			return '' === $last ? array( $name, '' ) : array( $first, "$last, $end" );
		}
		if ( count( $parts ) > 1 ) {
			return array( implode( ', ', array_slice( $parts, 1 ) ), $parts[0] );
		}
		$words = (array) preg_split( '/\s+/u', $parts[0] ?? '', -1, PREG_SPLIT_NO_EMPTY );
		if ( count( $words ) < 2 ) {
			return array( $words[0] ?? '', '' );
		}
		if ( $is_family_first || 1 === preg_match( self::EAST_ASIAN, $name ) ) {
			return array( implode( ' ', array_slice( $words, 1 ) ), $words[0] );
		}
		$start = self::start_of_last_name( $words );
		return array( implode( ' ', array_slice( $words, 0, $start ) ), implode( ' ', array_slice( $words, $start ) ) );
	}

	/**
	 * @param non-empty-list<string> $words First name first.
	 * @return int Number of the word with which the last name begins; at least 1.
	 */
	private static function start_of_last_name( array $words ): int {
		$start = count( $words ) - 1;
		while ( $start > 1 && 1 === preg_match( self::SUFFIX, $words[ $start ] ) ) {
			--$start;
		}
		while ( $start > 1 && 1 === preg_match( '/^(?:' . self::PARTICLES . ')$/iuD', $words[ $start - 1 ] ) ) {
			--$start;
		}
		return $start;
	}
}
