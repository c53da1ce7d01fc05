<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

defined( 'ABSPATH' ) || exit;

/**
 * The caller in the address of the customers page, which a telephone program opens. src/admin/caller/open-caller.ts parses the same
 * address, so that its first request finds the preloaded answer.
 */
final class CallerAddress {

	/** Arguments of the lookup by argument of the address. */
	private const ARGUMENTS = array(
		'find_tel'   => 'tel',
		'find_order' => 'order',
		'find_email' => 'email',
	);

	/**
	 * @return array<string, string>|null The query of the lookup; null if the address has no caller, or one without a number.
	 */
	public static function query(): ?array {
		foreach ( self::ARGUMENTS as $argument => $name ) {
			// phpcs:ignore WordPress.Security.NonceVerification.Recommended, WordPress.Security.ValidatedSanitizedInput -- To look up a customer changes nothing, and the lookup validates the value.
			$value = wp_unslash( $_GET[ $argument ] ?? null );
			if ( is_string( $value ) ) {
				$value = 'tel' === $name ? self::number( $value ) : trim( $value );
				return '' === $value ? null : array( $name => $value );
			}
		}
		return null;
	}

	/**
	 * @return string The number; empty for “anonymous” and other texts without a digit.
	 */
	private static function number( string $text ): string {
		if ( 1 !== preg_match( '/\p{Nd}/u', $text ) ) {
			return '';
		}
		// An address decodes a plus as a space.
		return trim( (string) preg_replace( '/^\s+(?=\p{Nd})/u', '+', $text ) );
	}
}
