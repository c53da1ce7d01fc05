<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Platform;

use Normalizer;

defined( 'ABSPATH' ) || exit;

/**
 * Compares names as people write them: “E-Mail”, “e_mail” and “ E-MAIL: ” are the same.
 * tools/webpack/country-names.mjs does the same with the names of countries.
 */
final class FoldedText {

	/** Letters that many people write without their marks. */
	private const ARABIC = array(
		'أ' => 'ا',
		'إ' => 'ا',
		'آ' => 'ا',
		'ٱ' => 'ا',
		'ى' => 'ي',
		'ة' => 'ه',
	);

	/** The longest key of additional info. */
	private const MAX_KEY = 64;

	/**
	 * @param string $text UTF-8.
	 * @return string Lower case, words separated by single spaces; empty if the text has no letter and no digit.
	 */
	public static function of( string $text ): string {
		if ( 1 === preg_match( '/[\x80-\xFF]/', $text ) ) {
			$text = class_exists( Normalizer::class ) ? (string) Normalizer::normalize( $text ) : $text;
			// Full-width letters of East Asian keyboards.
			$text = strtr( mb_strtolower( mb_convert_kana( $text, 'asKV', 'UTF-8' ), 'UTF-8' ), self::ARABIC );
		} else {
			$text = strtolower( $text );
		}
		return trim( (string) preg_replace( '/[^\p{L}\p{M}\p{N}]+/u', ' ', str_replace( '&', ' and ', $text ) ) );
	}

	/**
	 * @return string Without spaces and without the accents of Latin letters: “prenom” for “Prénom”.
	 */
	public static function without_spaces( string $text ): string {
		return str_replace( ' ', '', remove_accents( self::of( $text ), 'en_US' ) );
	}

	/**
	 * A key of additional info.
	 *
	 * @return string `vat_number` for “VAT number”; empty if the text has no Latin letter and no digit.
	 */
	public static function key( string $text ): string {
		$key = (string) preg_replace( '/[^a-z0-9]+/', '_', strtolower( remove_accents( self::of( $text ), 'en_US' ) ) );
		return trim( substr( trim( $key, '_' ), 0, self::MAX_KEY ), '_' );
	}
}
