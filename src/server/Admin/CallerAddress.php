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

	/** An internal number, and the 0 of a withheld one, have fewer digits. */
	private const MIN_DIGITS = 3;

	/**
	 * @return array<string, string>|null The query of the lookup; null if the address has no caller, or one without a number.
	 */
	public static function query(): ?array {
		foreach ( self::ARGUMENTS as $argument => $name ) {
			// phpcs:ignore WordPress.Security.NonceVerification.Recommended, WordPress.Security.ValidatedSanitizedInput -- To look up a customer changes nothing, and the lookup validates the value.
			$value = wp_unslash( $_GET[ $argument ] ?? null );
			if ( is_string( $value ) ) {
				$value = match ( $name ) {
					'tel'   => self::number( $value ),
					'order' => trim( ltrim( $value, "# \n\t" ) ),
					default => trim( $value ),
				};
				return '' === $value ? null : array( $name => $value );
			}
		}
		return null;
	}

	/**
	 * @return string The number, also out of `sip:+49301234567@pbx.example`; empty for “anonymous” and other texts without one.
	 */
	private static function number( string $text ): string {
		$number = 1 === preg_match( '/(?:\b(?:tel|callto|sips?):|<)([^@;?<>]+)/i', $text, $found ) ? $found[1] : $text;
		if ( (int) preg_match_all( '/\p{Nd}/u', $number ) < self::MIN_DIGITS ) {
			return '';
		}
		// An address decodes a plus as a space.
		return trim( (string) preg_replace( '/^\s+(?=\p{Nd})/u', '+', $number ) );
	}
}
