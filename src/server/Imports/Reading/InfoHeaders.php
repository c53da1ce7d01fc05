<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

use FluentCartCustomers\Platform\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Labels of keys of additional info, from the names of their columns: `VAT number` for `vat_number`.
 */
final class InfoHeaders {

	/** As in the contract. */
	private const MAX_LENGTH = 100;

	/** A key that an export writes after the name: “VAT number (vat_2)”, “Birth date (customer.metafields.facts.birth_date)”. */
	private const KEY_AT_END = '/\s\((?:additional_info\[)?[\w-]+[._\]][\w.-]*\)$/uD';

	/** The names that programs give columns. */
	private const KEY = '/^[a-z0-9_.\-\[\]]+$/D';

	/**
	 * @param list<array{column: string, field: string|null}> $columns Of a file.
	 * @return array<string, string> Labels by key. A column whose name is a key says no label.
	 */
	public static function labels( array $columns ): array {
		$labels = array();
		foreach ( $columns as [ 'column' => $column, 'field' => $field ] ) {
			if ( 1 !== preg_match( '/^additional_info\[(.+)\]$/D', (string) $field, $key ) || 'notes' === $key[1] ) {
				continue;
			}
			$name  = (string) preg_replace( array( self::KEY_AT_END, '/\s\(' . preg_quote( $key[1], '/' ) . '\)$/D' ), '', $column );
			$label = Text::trimmed( mb_substr( trim( Text::trimmed( str_replace( "\u{FEFF}", '', $name ) ), '"\':' ), 0, self::MAX_LENGTH, 'UTF-8' ) );
			if ( '' !== $label && 1 !== preg_match( self::KEY, $label ) ) {
				$labels[ $key[1] ] = $label;
			}
		}
		return $labels;
	}
}
