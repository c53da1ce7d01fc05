<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Privacy\Data\DataTexts;
use FluentCartCustomers\Runs\RunTexts;

defined( 'ABSPATH' ) || exit;

/**
 * A row of a person as WordPress's file of personal data shows it: names with values. JSON becomes lines.
 */
final class ExportedRow {

	/** Members of images of the journal that only hold others. */
	private const SHELLS = array( 'fields', 'row', 'record' );

	/** Members that say nothing about the person. */
	private const IDS = array( 'id', 'customer_id', 'phone_meta_id', 'phone_address_id', 'info_meta_id', 'run_id' );

	/**
	 * @param string                     $table  Without the site's prefix.
	 * @param array<string, string|null> $values By column.
	 * @param list<string>               $cells  Names of the cells of an imported row.
	 * @return array{group_id: string, group_label: string, item_id: string, data: list<array{name: string, value: string}>}
	 */
	public static function of( string $table, array $values, array $cells = array() ): array {
		$data = array();
		$key  = implode( '-', array_map( static fn ( string $column ): string => (string) ( $values[ $column ] ?? '' ), array( 'id', 'run_id', 'import_id', 'n' ) ) );
		foreach ( $values as $column => $value ) {
			if ( null === $value || '' === $value || in_array( $column, array( 'run_id', 'import_id', 'n', 'email_hash', 'meta_key', 'cart_hash' ), true ) ) {
				continue;
			}
			$name = 'meta_value' === $column ? RunTexts::field( (string) ( $values['meta_key'] ?? '' ) ) : DataTexts::column( $column );
			array_push( $data, ...self::parts( $table, $column, $name, $value, $cells ) );
		}
		return array(
			'group_id'    => "fluent-cart-customers-$table",
			'group_label' => DataTexts::group( $table ),
			'item_id'     => "$table-$key" . ( isset( $values['cart_hash'] ) ? md5( $values['cart_hash'] ) : '' ),
			'data'        => $data,
		);
	}

	/**
	 * @param list<string> $cells
	 * @return list<array{name: string, value: string}>
	 */
	private static function parts( string $table, string $column, string $name, string $value, array $cells ): array {
		$decoded = match ( true ) {
			'fcc_run_changes' === $table                       => Change::image( $value ),
			in_array( $value[0], array( '{', '[' ), true ) => json_decode( $value, true ),
			default                                            => null,
		};
		if ( ! is_array( $decoded ) ) {
			return array( self::part( $name, DataTexts::value( $column, $value ) ) );
		}
		if ( 'fcc_activity' === $table && 'changes' === $column ) {
			return array_map( self::change( ... ), array_values( array_filter( $decoded, is_array( ... ) ) ) );
		}
		$prefix = in_array( $column, array( 'cells', 'meta_value' ), true ) ? '' : "$name: ";
		$parts  = array();
		foreach ( self::flat( $decoded ) as $path => $text ) {
			$label   = 'cells' === $column ? ( $cells[ (int) $path ] ?? (string) $path ) : (string) $path;
			$parts[] = self::part( $prefix . $label, $text );
		}
		return $parts;
	}

	/**
	 * @param array<string, mixed> $change Of an entry of the activity.
	 * @return array{name: string, value: string}
	 */
	private static function change( array $change ): array {
		$text = static fn ( mixed $value ): string => null === $value || '' === $value ? '–' : self::text( $value );
		return self::part( RunTexts::field( (string) ( $change['field'] ?? '' ) ), $text( $change['before'] ?? null ) . ' → ' . $text( $change['after'] ?? null ) );
	}

	/**
	 * @param array<mixed> $values
	 * @return array<string, string> Texts by path, such as `addresses › 5 › City`; empty ones are left out.
	 */
	private static function flat( array $values, string $path = '' ): array {
		$flat = array();
		foreach ( $values as $key => $value ) {
			$step  = in_array( $key, self::SHELLS, true ) ? '' : RunTexts::field( (string) $key );
			$flat += match ( true ) {
				is_array( $value )                                                => self::flat( $value, '' === $step ? $path : "$path$step › " ),
				null === $value || '' === $value || in_array( $key, self::IDS, true ) => array(),
				default                                                           => array( "$path$step" => self::text( $value ) ),
			};
		}
		return $flat;
	}

	private static function text( mixed $value ): string {
		return is_string( $value ) ? $value : (string) wp_json_encode( $value );
	}

	/**
	 * @return array{name: string, value: string}
	 */
	private static function part( string $name, string $value ): array {
		return array(
			'name'  => $name,
			'value' => $value,
		);
	}
}
