<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Traces;

defined( 'ABSPATH' ) || exit;

/**
 * Regular expressions that find a value in a text, as people and programs write it: in other case, without accents, escaped in
 * JSON, in a URL or in HTML. Without delimiters, for the flags `i` and `u`.
 */
final class ValuePattern {

	/** Before a value is no letter or digit, unless it belongs to an escaped character. */
	private const START = '(?:(?<![\p{L}\p{N}])|(?<=%[0-9a-f]{2})|(?<=\\\\u[0-9a-f]{4})|(?<=\\\\[nrtbf]))';

	private const END = '(?![\p{L}\p{N}])';

	/** Words of these scripts have nothing in between. */
	private const WITHOUT_SPACES = '/[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]/u';

	/** Characters with several spellings. */
	private const CHARACTERS = array(
		'@' => '(?:@|%40|&\#x?0*(?:64|40);|&commat;|\\\\+u0040|\s?[\[(]\s?at\s?[\])]\s?)',
		'.' => '(?:\.|%2e|\s?[\[(]\s?dot\s?[\])]\s?)',
		'+' => '(?:\+|%2b|\\\\+u002b)',
		'/' => '(?:\\\\*\/|%2f)',
		"'" => '(?:\\\\*[\'’]|&\#0*39;|&apos;|\\\\+u(?:0027|2019)|%27)',
		'-' => '[-‐‑–]',
		' ' => self::SPACE,
	);

	private const SPACE = '(?:[\s\x{A0}+_]|\\\\+u00a0|\\\\[nrt]|%20|%c2%a0|&nbsp;){1,3}';

	/** Between the parts of a name, and between digits. */
	private const NAME_GAP  = '(?:[\s\x{A0}+_,.;\-]|\\\\+u00a0|%20|%2c|%c2%a0|&nbsp;){0,3}';
	private const DIGIT_GAP = '(?:[\s\x{A0}().\/\\\\–‑-]|%20|%2f|\\\\+u00a0|&nbsp;){0,3}';

	/** With fewer digits a number is found in other numbers. */
	private const MIN_DIGITS = 6;

	/** Digits at the end that every notation of a number has. */
	private const LOCAL_DIGITS = 7;

	public static function email( string $email ): string {
		// Another address may end or begin with this one: x.ada@example.com, ada@example.com.au.
		return '(?<![\p{L}\p{N}][._+\-])' . self::START . self::characters( $email ) . '(?![\p{L}\p{N}]|[.\-][\p{L}\p{N}])';
	}

	/**
	 * Both names in either order, also without a space: AdaLovelace.
	 */
	public static function name( string $first, string $last ): string {
		[ $one, $other ] = array( self::characters( $first ), self::characters( $last ) );
		$is_joined       = self::is_joined( $first . $last );
		return self::bounded( "(?:$one" . self::NAME_GAP . "$other|$other" . self::NAME_GAP . "$one)", $is_joined );
	}

	/**
	 * Also in the genitive of some languages: Lovelaces.
	 */
	public static function word( string $word ): string {
		return self::bounded( self::characters( $word ), self::is_joined( $word ) );
	}

	/**
	 * @return string|null Null for a number with few digits.
	 */
	public static function phone( string $phone ): ?string {
		$digits = self::digits( $phone );
		if ( strlen( $digits ) < self::MIN_DIGITS ) {
			return null;
		}
		$count   = min( self::LOCAL_DIGITS, strlen( $digits ) );
		$local   = implode( self::DIGIT_GAP, str_split( substr( $digits, -$count ) ) );
		$pattern = '';
		foreach ( array_filter( str_split( substr( $digits, 0, -$count ) ), static fn ( string $digit ): bool => '' !== $digit ) as $digit ) {
			// Any number of digits of the area and country codes, and a zero in between: +49 (0)30.
			$pattern = "(?:$pattern$digit" . self::DIGIT_GAP . '(?:\(?0\)?' . self::DIGIT_GAP . ')?)?';
		}
		return '(?:(?<!\d)|(?<=%[0-9a-f]{2})|(?<=\\\\u[0-9a-f]{4}))(?:(?:\(?\+\)?|%2b|\(?0{1,2}|011)' . self::DIGIT_GAP . ")?$pattern$local(?!\d)";
	}

	/**
	 * @return string The digits of a number without zeros at the beginning.
	 */
	public static function digits( string $phone ): string {
		return ltrim( (string) preg_replace( array( '/\(0\)/', '/\D+/' ), '', $phone ), '0' );
	}

	/**
	 * @return string The last digits of a number, which every notation of it has.
	 */
	public static function local_digits( string $phone ): string {
		return substr( self::digits( $phone ), -self::LOCAL_DIGITS );
	}

	private static function bounded( string $pattern, bool $is_joined ): string {
		return $is_joined ? $pattern : self::START . "$pattern(?:['’]?s)?" . self::END;
	}

	private static function is_joined( string $text ): bool {
		return 1 === preg_match( self::WITHOUT_SPACES, $text );
	}

	private static function characters( string $value ): string {
		$pattern = '';
		foreach ( mb_str_split( (string) preg_replace( '/\s+/u', ' ', trim( $value ) ), 1, 'UTF-8' ) as $character ) {
			$pattern .= self::CHARACTERS[ $character ] ?? ( strlen( $character ) > 1 ? self::beyond_ascii( $character ) : preg_quote( $character, '/' ) );
		}
		return $pattern;
	}

	private static function beyond_ascii( string $character ): string {
		$forms = array();
		foreach ( array_unique( array( $character, mb_strtolower( $character, 'UTF-8' ), mb_strtoupper( $character, 'UTF-8' ) ) ) as $form ) {
			array_push( $forms, preg_quote( $form, '/' ), str_replace( '\\u', '\\\\+u', trim( (string) wp_json_encode( $form ), '"' ) ), rawurlencode( $form ) );
		}
		foreach ( array( 'en_US', 'de_DE' ) as $locale ) {
			$forms[] = preg_quote( remove_accents( $character, $locale ), '/' ) . '\p{Mn}*';
		}
		return '(?:' . implode( '|', array_unique( $forms ) ) . ')';
	}
}
