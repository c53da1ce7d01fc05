<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use Normalizer;

defined( 'ABSPATH' ) || exit;

/**
 * One form for the many ways to write a letter: lower case, without accents, the same on every database.
 */
final class SearchText {

	/** Letters that remove_accents() or lower case would not make equal. */
	private const LETTERS = array(
		'ß' => 'ss',
		'ẞ' => 'ss',
		'İ' => 'i',
		'ı' => 'i',
	);

	/** Apostrophes that Unicode counts as letters, like those of Kalaniʻōpuʻu, and the hyphens of programs. */
	private const PUNCTUATION = array(
		'‐' => '-',
		'‑' => '-',
		'‒' => '-',
		'−' => '-',
		'ʹ' => "'",
		'ʻ' => "'",
		'ʼ' => "'",
		'ʽ' => "'",
		'ʾ' => "'",
		'ʿ' => "'",
		'ˈ' => "'",
		'ꞌ' => "'",
	);

	/**
	 * Letters that stay different without their accents, or whose accents PHP separates only with its extension intl. Arabic:
	 * keyboards of several countries write the same letter by different characters.
	 */
	private const AFTERWARDS = array(
		'أ' => 'ا',
		'إ' => 'ا',
		'آ' => 'ا',
		'ٱ' => 'ا',
		'ى' => 'ي',
		'ی' => 'ي',
		'ک' => 'ك',
		'ة' => 'ه',
		'ھ' => 'ه',
		'ہ' => 'ه',
		'ـ' => '',
		'ά' => 'α',
		'έ' => 'ε',
		'ή' => 'η',
		'ί' => 'ι',
		'ϊ' => 'ι',
		'ΐ' => 'ι',
		'ό' => 'ο',
		'ύ' => 'υ',
		'ϋ' => 'υ',
		'ΰ' => 'υ',
		'ώ' => 'ω',
		'ς' => 'σ',
	);

	/** The zeros of decimal digits: Arabic-Indic, Persian, Devanagari, Bengali, Thai. */
	private const ZEROS = array( 0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50 );

	/** The distance of a full-width character from its ASCII one. */
	private const FULL_WIDTH = 0xFEE0;

	/**
	 * ASCII forms of digits, apostrophes, hyphens and full-width characters, and a plain space for each kind of space and line break. Invisible
	 * characters are removed: programs add them to copied numbers.
	 */
	public static function plain( string $text ): string {
		if ( 1 !== preg_match( '/[^\x20-\x7E]/', $text ) ) {
			return $text;
		}
		$text = (string) preg_replace( array( '/[\p{Z}\p{Cc}]+/u', '/\p{Cf}+/u' ), array( ' ', '' ), strtr( $text, self::PUNCTUATION ) );
		return (string) preg_replace_callback(
			'/[\x{FF01}-\x{FF5E}\x{660}-\x{669}\x{6F0}-\x{6F9}\x{966}-\x{96F}\x{9E6}-\x{9EF}\x{E50}-\x{E59}]/u',
			static fn ( array $character ): string => self::ascii( $character[0] ),
			$text
		);
	}

	public static function is_ascii( string $text ): bool {
		return 1 !== preg_match( '/[^\x00-\x7F]/', $text );
	}

	private static function ascii( string $character ): string {
		$code = mb_ord( $character, 'UTF-8' );
		foreach ( self::ZEROS as $zero ) {
			if ( $code >= $zero && $code <= $zero + 9 ) {
				return (string) ( $code - $zero );
			}
		}
		return chr( $code - self::FULL_WIDTH );
	}

	/**
	 * @param string $text   UTF-8.
	 * @param string $locale Of the transliteration: `ü` is `u` or `ue`.
	 */
	public static function fold( string $text, string $locale ): string {
		if ( self::is_ascii( $text ) ) {
			return strtolower( $text ); // A tenth of the time: a search folds up to 2,000 pending customers.
		}
		$plain = self::decompose( remove_accents( strtr( self::plain( $text ), self::LETTERS ), $locale ) );
		$plain = mb_strtolower( (string) preg_replace( '/\p{M}+/u', '', $plain ), 'UTF-8' );
		// A name is written in Katakana, and typed in Hiragana.
		return mb_convert_kana( strtr( $plain, self::AFTERWARDS ), 'c', 'UTF-8' );
	}

	/**
	 * Separates letters from their accents. Without PHP's extension intl, which WordPress does not require, the accents of
	 * alphabets that remove_accents() does not know are kept.
	 */
	private static function decompose( string $text ): string {
		$decomposed = class_exists( Normalizer::class ) ? Normalizer::normalize( $text, Normalizer::FORM_KD ) : false;
		return is_string( $decomposed ) ? $decomposed : $text;
	}
}
