<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers;

defined( 'ABSPATH' ) || exit;

/**
 * Labels of the keys of additional info: `VAT number` for `vat_number`. A key has one label in the whole store, the first one,
 * so that an edit of one customer does not rename the field of another.
 */
final class InfoLabels {

	public const OPTION = 'fcc_info_labels';

	/** All labels are stored in one option. */
	private const MAX_LABELS = 1000;

	/**
	 * @param array<string, mixed> $info
	 * @return array<string, string> Labels by key, of keys that have one.
	 */
	public static function of( array $info ): array {
		return array() === $info ? array() : array_filter( array_intersect_key( self::all(), $info ), is_string( ... ) );
	}

	/**
	 * @param array<string, string> $labels
	 * @param array<string, mixed>  $info   Only keys with a value here get a label.
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
	 * @return array<array-key, string> The labels of the store by key, except of the notes, which are a field of their own.
	 */
	public static function known(): array {
		return array_diff_key( array_filter( self::all(), is_string( ... ) ), array( 'notes' => true ) );
	}

	/**
	 * @return array<array-key, mixed>
	 */
	private static function all(): array {
		$labels = get_option( self::OPTION );
		return is_array( $labels ) ? $labels : array();
	}
}
