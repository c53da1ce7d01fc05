<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

defined( 'ABSPATH' ) || exit;

/**
 * The avatar of an email address, by the site's discussion settings.
 */
final class Avatar {

	/** A list shows an avatar 40 CSS pixels wide, which is 80 pixels on a high-density screen. */
	private const SIZE_PIXELS = 80;

	/**
	 * @return string Empty if the site shows no avatars.
	 */
	public static function url( string $email ): string {
		$arguments = array( 'size' => self::SIZE_PIXELS );
		// With the default "mystery", an email without an avatar gets a transparent image: the screens draw initials behind it.
		if ( 'mystery' === get_option( 'avatar_default', 'mystery' ) ) {
			$arguments['default'] = 'blank';
		}
		return get_option( 'show_avatars' ) ? (string) get_avatar_url( $email, $arguments ) : '';
	}
}
