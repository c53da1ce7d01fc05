<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Platform;

defined( 'ABSPATH' ) || exit;

/**
 * Base64 for URLs (RFC 4648, section 5).
 */
final class Base64Url {

	public static function encode( string $bytes ): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- Encodes for a URL and hides no code.
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
	}

	/**
	 * @return string Empty if the text is invalid.
	 */
	public static function decode( string $text ): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- Decodes a value of a URL.
		return (string) base64_decode( strtr( $text, '-_', '+/' ), true );
	}
}
