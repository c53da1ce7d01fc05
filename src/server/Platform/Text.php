<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Platform;

defined( 'ABSPATH' ) || exit;

/**
 * Trims white space and invisible characters, as src/components/trim-text.ts does.
 */
final class Text {

	private const WHITE_SPACE = '\x{9}-\x{D} \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}';

	/** Invisible characters without a meaning at the ends of a text. */
	private const INVISIBLE = '\x{AD}\x{34F}\x{61C}\x{17B4}\x{17B5}\x{180E}\x{200B}-\x{200F}\x{2060}-\x{2065}\x{206A}-\x{206F}\x{2800}\x{3164}\x{FEFF}\x{FFA0}\x{FFF9}-\x{FFFB}\x{13430}-\x{1343F}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}\x{E0000}-\x{E007F}';

	private const BLANK = self::WHITE_SPACE . self::INVISIBLE;

	/** Invisible characters that may change their neighbours. */
	private const JOINED = '\x{115F}\x{1160}\x{180B}-\x{180D}\x{180F}\x{202A}-\x{202E}\x{2066}-\x{2069}\x{FE00}-\x{FE0F}\x{E0100}-\x{E01EF}';

	/** A flag of a region ends with invisible characters. */
	private const FLAG_AT_END = '/\x{1F3F4}[\x{E0020}-\x{E007E}]+\x{E007F}$/uD';

	/** Closing character by opening character, of isolates and embeddings of a text direction. */
	private const DIRECTIONS = array(
		"\u{2066}" => "\u{2069}",
		"\u{2067}" => "\u{2069}",
		"\u{2068}" => "\u{2069}",
		"\u{202A}" => "\u{202C}",
		"\u{202B}" => "\u{202C}",
		"\u{202D}" => "\u{202C}",
		"\u{202E}" => "\u{202C}",
	);

	/**
	 * Keeps a direction that is opened and closed within the text.
	 *
	 * @param string $text Valid UTF-8.
	 */
	public static function trimmed( string $text ): string {
		if ( ctype_print( $text ) ) {
			return trim( $text, ' ' ); // Fast path: ASCII without control characters.
		}
		if ( '' === $text || 1 !== preg_match( '/^[' . self::BLANK . self::JOINED . ']|[' . self::BLANK . self::JOINED . ']$/uD', $text ) ) {
			return $text;
		}
		if ( 1 === preg_match( '/^[' . self::BLANK . self::JOINED . ']*$/uD', $text ) ) {
			return '';
		}
		do {
			$before = $text;
			$text   = (string) preg_replace( '/^[' . self::BLANK . ']+/u', '', $text );
			if ( 1 !== preg_match( self::FLAG_AT_END, $text ) ) {
				$text = (string) preg_replace( '/[' . self::BLANK . ']+$/uD', '', $text );
			}
			$text = self::without_outer_direction( $text );
		} while ( $text !== $before );
		return $text;
	}

	/**
	 * Removes a direction character at an end of the text, unless its partner is within the text.
	 */
	private static function without_outer_direction( string $text ): string {
		$characters = mb_str_split( $text, 1, 'UTF-8' );
		$last       = count( $characters ) - 1;
		$opened     = array();
		$partners   = array();
		foreach ( $characters as $at => $character ) {
			if ( isset( self::DIRECTIONS[ $character ] ) ) {
				$opened[] = $at;
			} elseif ( array() !== $opened && self::DIRECTIONS[ $characters[ end( $opened ) ] ] === $character ) {
				$partner              = array_pop( $opened );
				$partners[ $partner ] = $at;
				$partners[ $at ]      = $partner;
			}
		}
		$is_mark  = static fn ( int $at ): bool => isset( self::DIRECTIONS[ $characters[ $at ] ] ) || in_array( $characters[ $at ], self::DIRECTIONS, true );
		$is_outer = static fn ( int $at, int $other ): bool => $is_mark( $at ) && ( $partners[ $at ] ?? $other ) === $other;
		$from     = $is_outer( 0, $last ) ? 1 : 0;
		$to       = $is_outer( $last, 0 ) ? $last - 1 : $last;
		return implode( '', array_slice( $characters, $from, $to - $from + 1 ) );
	}
}
