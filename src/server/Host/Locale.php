<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

defined( 'ABSPATH' ) || exit;

/**
 * The current user's locale as a BCP 47 tag for Intl.
 */
final class Locale {

	/**
	 * Drops WordPress's own variants (de_DE_formal, pt_PT_ao90), some of which Intl rejects. Asks for Latin digits, which
	 * WordPress uses for all its numbers and dates: the default digits of Arabic differ between versions of Intl.
	 */
	public static function for_intl(): string {
		$language = 1 === preg_match( '/^[a-z]{2,3}(_[A-Z]{2})?/', get_user_locale(), $locale )
			? str_replace( '_', '-', $locale[0] )
			: 'en-US';
		return "$language-u-nu-latn";
	}
}
