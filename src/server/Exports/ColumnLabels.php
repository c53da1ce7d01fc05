<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

use FluentCartCustomers\Customers\InfoLabels;
use FluentCartCustomers\Platform\FoldedText;

defined( 'ABSPATH' ) || exit;

/**
 * Names of the columns of exports and of the fields of imports, in the language of the caller. An import recognizes the names in
 * every language, so they are unique in each.
 */
final class ColumnLabels {

	/** Fields that an import writes. Those of an address and of additional info are importable, too. */
	private const IMPORTABLE = array( 'id', 'email', 'first_name', 'last_name', 'name', 'phone', 'status', 'notes', 'created_at', 'labels' );

	/** Fields that an import has and an export has not. */
	private const IMPORT_ONLY = array( 'labels', 'billing[name]', 'billing[house_number]', 'billing[postcode_city]', 'shipping[name]', 'shipping[house_number]', 'shipping[postcode_city]' );

	private const GROUPS = array(
		'total_spent'                 => 'figures',
		'total_spent_decimal'         => 'figures',
		'order_count'                 => 'figures',
		'average_order_value'         => 'figures',
		'average_order_value_decimal' => 'figures',
		'currency'                    => 'figures',
		'first_order_date'            => 'dates',
		'last_order_date'             => 'dates',
		'created_at'                  => 'dates',
		'updated_at'                  => 'dates',
	);

	private const INFO = '/^additional_info\[([A-Za-z0-9_-]{1,64})\]$/D';

	/**
	 * The columns of the contract's Column, without additional info.
	 *
	 * @return array<string, string> Labels by key.
	 */
	public static function all(): array {
		return array(
			'id'                          => __( 'ID', 'fluent-cart-customers' ),
			'email'                       => __( 'Email', 'fluent-cart-customers' ),
			'name'                        => __( 'Full name', 'fluent-cart-customers' ),
			'first_name'                  => __( 'First name', 'fluent-cart-customers' ),
			'last_name'                   => __( 'Last name', 'fluent-cart-customers' ),
			'phone'                       => __( 'Phone', 'fluent-cart-customers' ),
			'status'                      => __( 'Status', 'fluent-cart-customers' ),
			'notes'                       => __( 'Notes', 'fluent-cart-customers' ),
			'labels'                      => _x( 'Labels', 'of customers', 'fluent-cart-customers' ),
			'user_id'                     => __( 'WordPress user ID', 'fluent-cart-customers' ),
			'user'                        => __( 'WordPress user', 'fluent-cart-customers' ),
			'total_spent_decimal'         => __( 'Total spent', 'fluent-cart-customers' ),
			'total_spent'                 => __( 'Total spent in cents', 'fluent-cart-customers' ),
			'order_count'                 => __( 'Paid orders', 'fluent-cart-customers' ),
			'average_order_value_decimal' => __( 'Average order value', 'fluent-cart-customers' ),
			'average_order_value'         => __( 'Average order value in cents', 'fluent-cart-customers' ),
			'currency'                    => __( 'Currency', 'fluent-cart-customers' ),
			'first_order_date'            => __( 'First order', 'fluent-cart-customers' ),
			'last_order_date'             => __( 'Last order', 'fluent-cart-customers' ),
			'created_at'                  => __( 'Date added', 'fluent-cart-customers' ),
			'updated_at'                  => __( 'Last updated', 'fluent-cart-customers' ),
			'billing[name]'               => __( 'Billing full name', 'fluent-cart-customers' ),
			'billing[first_name]'         => __( 'Billing first name', 'fluent-cart-customers' ),
			'billing[last_name]'          => __( 'Billing last name', 'fluent-cart-customers' ),
			'billing[company]'            => __( 'Billing company', 'fluent-cart-customers' ),
			'billing[address_1]'          => __( 'Billing address line 1', 'fluent-cart-customers' ),
			'billing[house_number]'       => __( 'Billing house number', 'fluent-cart-customers' ),
			'billing[address_2]'          => __( 'Billing address line 2', 'fluent-cart-customers' ),
			'billing[city]'               => __( 'Billing city', 'fluent-cart-customers' ),
			'billing[state]'              => __( 'Billing state', 'fluent-cart-customers' ),
			'billing[postcode]'           => __( 'Billing postal code', 'fluent-cart-customers' ),
			'billing[postcode_city]'      => __( 'Billing postal code and city', 'fluent-cart-customers' ),
			'billing[country]'            => __( 'Billing country', 'fluent-cart-customers' ),
			'billing[phone]'              => __( 'Billing phone', 'fluent-cart-customers' ),
			'billing[email]'              => __( 'Billing email', 'fluent-cart-customers' ),
			'billing[label]'              => __( 'Billing address label', 'fluent-cart-customers' ),
			'shipping[name]'              => __( 'Shipping full name', 'fluent-cart-customers' ),
			'shipping[first_name]'        => __( 'Shipping first name', 'fluent-cart-customers' ),
			'shipping[last_name]'         => __( 'Shipping last name', 'fluent-cart-customers' ),
			'shipping[company]'           => __( 'Shipping company', 'fluent-cart-customers' ),
			'shipping[address_1]'         => __( 'Shipping address line 1', 'fluent-cart-customers' ),
			'shipping[house_number]'      => __( 'Shipping house number', 'fluent-cart-customers' ),
			'shipping[address_2]'         => __( 'Shipping address line 2', 'fluent-cart-customers' ),
			'shipping[city]'              => __( 'Shipping city', 'fluent-cart-customers' ),
			'shipping[state]'             => __( 'Shipping state', 'fluent-cart-customers' ),
			'shipping[postcode]'          => __( 'Shipping postal code', 'fluent-cart-customers' ),
			'shipping[postcode_city]'     => __( 'Shipping postal code and city', 'fluent-cart-customers' ),
			'shipping[country]'           => __( 'Shipping country', 'fluent-cart-customers' ),
			'shipping[phone]'             => __( 'Shipping phone', 'fluent-cart-customers' ),
			'shipping[email]'             => __( 'Shipping email', 'fluent-cart-customers' ),
			'shipping[label]'             => __( 'Shipping address label', 'fluent-cart-customers' ),
		);
	}

	/**
	 * @param list<string> $keys Of columns: all() or `additional_info[key]`.
	 * @return array<string, string> Labels by key, unique also if two texts have the same translation.
	 */
	public static function of( array $keys ): array {
		$all    = self::all();
		$taken  = array_count_values( array_map( FoldedText::of( ... ), $all ) );
		$labels = array();
		foreach ( $keys as $key ) {
			$label = $all[ $key ] ?? null;
			if ( null === $label ) {
				$label          = self::info_label( $key, isset( $taken[ FoldedText::of( self::info_name( $key ) ) ] ) );
				$name           = FoldedText::of( $label );
				$taken[ $name ] = 1 + ( $taken[ $name ] ?? 0 );
			}
			$labels[ $key ] = $taken[ FoldedText::of( $label ) ] > 1 ? "$label ($key)" : $label;
		}
		return $labels;
	}

	/**
	 * @param string $key Of a column, or of a field that the API names in an error.
	 */
	public static function label( string $key ): string {
		return match ( $key ) {
			'additional_info'        => __( 'Custom fields', 'fluent-cart-customers' ),
			'additional_info[notes]' => __( 'Notes', 'fluent-cart-customers' ),
			default                  => self::all()[ $key ] ?? self::info_name( $key ),
		};
	}

	/**
	 * The contract's Column of all columns.
	 *
	 * @param list<string> $info_keys Keys of additional info, without `notes`.
	 * @param bool         $has_labels Whether customers have labels: beside FluentCart.
	 * @return list<array{key: string, label: string, group: string, is_importable: bool, is_exportable: bool}>
	 */
	public static function columns( array $info_keys, bool $has_labels ): array {
		$keys   = array_keys( self::all() );
		$keys   = $has_labels ? $keys : array_values( array_diff( $keys, array( 'labels' ) ) );
		$labels = self::of( array( ...$keys, ...array_map( static fn ( string $key ): string => "additional_info[$key]", $info_keys ) ) );
		return array_map(
			static fn ( string $key, string $label ): array => array(
				'key'           => $key,
				'label'         => $label,
				'group'         => self::group( $key ),
				'is_importable' => self::is_importable( $key ),
				'is_exportable' => ! in_array( $key, self::IMPORT_ONLY, true ),
			),
			array_keys( $labels ),
			$labels
		);
	}

	public static function is_importable( string $key ): bool {
		return str_ends_with( $key, ']' ) || in_array( $key, self::IMPORTABLE, true );
	}

	/**
	 * The key of additional info that a header of an export names.
	 *
	 * @param string $header Such as of() writes it.
	 * @return string|null Null if it names none.
	 */
	public static function info_key( string $header ): ?string {
		if ( 1 === preg_match( self::INFO, $header, $key ) || 1 === preg_match( '/ \((?:additional_info\[)?([A-Za-z0-9_-]{1,64})\]?\)$/D', $header, $key ) ) {
			return $key[1];
		}
		$key = FoldedText::key( $header );
		return '' === $key ? null : $key;
	}

	private static function group( string $key ): string {
		return 1 === preg_match( '/^(billing|shipping|additional_info)\[/', $key, $group ) ? $group[1] : self::GROUPS[ $key ] ?? 'customer';
	}

	/**
	 * The name that the store gives a key of additional info; without one, the key.
	 */
	private static function info_name( string $column ): string {
		$key = 1 === preg_match( self::INFO, $column, $parts ) ? $parts[1] : $column;
		return InfoLabels::of( array( $key => true ) )[ $key ] ?? $key;
	}

	/**
	 * A header from which info_key() finds the key again in a store that does not know the name.
	 *
	 * @param bool $is_taken Whether another column has the name.
	 */
	private static function info_label( string $column, bool $is_taken ): string {
		$name = self::info_name( $column );
		$key  = 1 === preg_match( self::INFO, $column, $parts ) ? $parts[1] : $column;
		return match ( true ) {
			! $is_taken && FoldedText::key( $name ) === $key => $name,
			$name === $key                                   => $column,
			default                                          => "$name ($key)",
		};
	}
}
