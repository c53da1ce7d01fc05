<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Platform;

defined( 'ABSPATH' ) || exit;

/**
 * Base64 that needs no escaping in an address (RFC 4648, section 5).
 */
final class Base64Url {

	public static function encode( string $bytes ): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- It hides nothing; it is to fit into an address.
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
	}

	/**
	 * @return string Empty if it is none.
	 */
	public static function decode( string $text ): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- As above.
		return (string) base64_decode( strtr( $text, '-_', '+/' ), true );
	}
}
