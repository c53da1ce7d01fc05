<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers;

defined( 'ABSPATH' ) || exit;

/**
 * What people call the keys of the additional info: `VAT number` for `vat_number`. A key has one label in the whole
 * store, the first that it was given, so that a customer's field is not renamed from another customer's screen.
 */
final class InfoLabels {

	public const OPTION = 'fcc_info_labels';

	/** One option holds them all, and a customer has at most 100 keys. */
	private const MAX_LABELS = 1000;

	/**
	 * @param array<string, mixed> $info
	 * @return array<string, string> Labels of those keys that have one.
	 */
	public static function of( array $info ): array {
		return array() === $info ? array() : array_filter( array_intersect_key( self::all(), $info ), is_string( ... ) );
	}

	/**
	 * @param array<string, string> $labels
	 * @param array<string, mixed>  $info   Only keys that are set here get a label.
	 */
	public static function add( array $labels, array $info ): void {
		if ( array() === $labels ) {
			return;
		}
		$known = self::all();
		$set   = array_filter( $info, static fn ( mixed $value ): bool => null !== $value );
		$new   = array_diff_key( array_intersect_key( $labels, $set ), $known );
		if ( array() !== $new ) {
			update_option( self::OPTION, array_slice( $known + $new, 0, self::MAX_LABELS, true ), false );
		}
	}

	/**
	 * @return array<array-key, mixed>
	 */
	private static function all(): array {
		$labels = get_option( self::OPTION );
		return is_array( $labels ) ? $labels : array();
	}
}
