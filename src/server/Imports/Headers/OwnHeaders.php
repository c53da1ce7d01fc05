<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Headers;

use FluentCartCustomers\Exports\ColumnLabels;

defined( 'ABSPATH' ) || exit;

/**
 * Recognizes an export of this plugin, by its keys or by its labels in any language.
 */
final class OwnHeaders {

	/** Columns whose names hardly any other file has; those of addresses and of additional info, too. */
	private const DISTINCTIVE = array(
		'total_spent_decimal',
		'average_order_value',
		'average_order_value_decimal',
		'order_count',
		'first_order_date',
		'last_order_date',
	);

	/** Columns whose labels hardly any other file has. Their keys are those of many tables. */
	private const DISTINCTIVE_LABELS = array( 'created_at', 'updated_at' );

	/** Columns that the store sets itself. */
	private const NOT_IMPORTED = array( 'user_id', 'user', 'updated_at' );

	public function __construct( private readonly TranslatedHeaders $translations ) {}

	/**
	 * @param list<string> $headers
	 * @return list<string>|null Targets as in HeaderTables; null if this plugin has not written the file.
	 */
	public function targets( array $headers ): ?array {
		$keys    = array_keys( ColumnLabels::all() );
		$best    = null;
		$matches = 0;
		foreach ( array( array_combine( $keys, $keys ), ...array_map( array_flip( ... ), $this->translations->of_exports() ) ) as $at => $names ) {
			$known = self::known( $headers, $names );
			if ( count( $known ) > $matches && self::is_own( $known, count( $headers ), 0 < $at ) ) {
				$best    = $known;
				$matches = count( $known );
			}
		}
		return null === $best ? null : array_map( static fn ( int $at, string $header ): string => self::target( $best[ $at ] ?? null, $header ), array_keys( $headers ), $headers );
	}

	/**
	 * @param list<string>          $headers
	 * @param array<string, string> $names   Keys by name.
	 * @return array<int, string> Keys by column.
	 */
	private static function known( array $headers, array $names ): array {
		$known = array();
		foreach ( $headers as $at => $header ) {
			if ( isset( $names[ $header ] ) ) {
				$known[ $at ] = $names[ $header ];
			} elseif ( 1 === preg_match( '/^additional_info\[[A-Za-z0-9_-]{1,64}\]$/D', $header ) ) {
				$known[ $at ] = $header;
			}
		}
		return $known;
	}

	/**
	 * @param array<int, string> $known      Keys by column.
	 * @param bool               $has_labels Whether the names are labels: an export has no other keys, but labels of additional info.
	 */
	private static function is_own( array $known, int $columns, bool $has_labels ): bool {
		$names       = $has_labels ? array( ...self::DISTINCTIVE, ...self::DISTINCTIVE_LABELS ) : self::DISTINCTIVE;
		$distinctive = array_filter( $known, static fn ( string $key ): bool => str_ends_with( $key, ']' ) || in_array( $key, $names, true ) );
		return count( $known ) > 1
			&& ( count( $known ) === $columns || ( $has_labels && 2 * count( $known ) >= $columns ) )
			&& count( $distinctive ) >= ( count( $known ) === $columns ? 1 : 2 );
	}

	/**
	 * @param string|null $key Null for additional info.
	 */
	private static function target( ?string $key, string $header ): string {
		if ( null === $key ) {
			$info = ColumnLabels::info_key( $header );
			return null === $info ? '' : "additional_info[$info]";
		}
		return match ( true ) {
			in_array( $key, self::NOT_IMPORTED, true ) => '!not_imported',
			ColumnLabels::is_importable( $key )        => $key,
			default                                    => '!comes_from_orders',
		};
	}
}
