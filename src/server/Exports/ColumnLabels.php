<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

use FluentCartCustomers\Customers\InfoLabels;

defined( 'ABSPATH' ) || exit;

/**
 * The columns of exports and the fields of imports, with their names in the language of the request. Names of columns differ in
 * each language, because an import recognizes columns by them.
 */
final class ColumnLabels {

	/** Figures come from orders, and a user is linked by a person. */
	private const NOT_IMPORTABLE = array( 'user_id', 'user', 'total_spent', 'total_spent_decimal', 'order_count', 'average_order_value', 'average_order_value_decimal', 'currency', 'first_order_date', 'last_order_date', 'updated_at' );

	private const NOT_EXPORTABLE = array( 'labels', 'billing[name]', 'shipping[name]' );

	/**
	 * @param list<string> $keys Of additional info, in addition to those with a label.
	 * @return list<array{key: string, label: string, group: string, is_importable: bool, is_exportable: bool}> The schema Column.
	 */
	public static function columns( array $keys ): array {
		$columns = array();
		foreach ( self::groups() as $group => $labels ) {
			foreach ( $labels as $key => $label ) {
				$columns[] = array(
					'key'           => $key,
					'label'         => $label,
					'group'         => $group,
					'is_importable' => ! in_array( $key, self::NOT_IMPORTABLE, true ),
					'is_exportable' => ! in_array( $key, self::NOT_EXPORTABLE, true ),
				);
			}
		}
		foreach ( self::of_info( $keys ) as $key => $label ) {
			$columns[] = array(
				'key'           => "additional_info[$key]",
				'label'         => $label,
				'group'         => 'additional_info',
				'is_importable' => true,
				'is_exportable' => true,
			);
		}
		return $columns;
	}

	/**
	 * @param non-empty-list<string> $columns Values of the contract's ExportColumn.
	 * @return non-empty-list<string> One name for each.
	 */
	public static function of( array $columns ): array {
		$keys   = array_filter( array_map( self::info_key( ... ), $columns ), is_string( ... ) );
		$labels = array_column( self::columns( array_values( $keys ) ), 'label', 'key' ) + array( 'additional_info[notes]' => __( 'Notes', 'fluent-cart-customers' ) );
		return array_map( static fn ( string $column ): string => $labels[ $column ], $columns );
	}

	private static function info_key( string $column ): ?string {
		return 1 === preg_match( '/^additional_info\[(.+)\]$/D', $column, $parts ) && 'notes' !== $parts[1] ? $parts[1] : null;
	}

	/**
	 * @param list<string> $keys
	 * @return array<string, string> Names by key: the label of the key, else the key. If another column has that name, the key
	 *                               follows in parentheses.
	 */
	private static function of_info( array $keys ): array {
		$labels = InfoLabels::known();
		foreach ( $keys as $key ) {
			$labels[ $key ] ??= $key;
		}
		$fold  = static fn ( string $label ): string => mb_strtolower( trim( $label ), 'UTF-8' );
		$taken = array_count_values( array_map( $fold, array( ...array_merge( ...array_map( array_values( ... ), array_values( self::groups() ) ) ), ...array_values( $labels ) ) ) );
		$names = array();
		foreach ( $labels as $key => $label ) {
			$names[ $key ] = 1 === $taken[ $fold( $label ) ]
				? $label
				/* translators: 1: name of a field, 2: its key, like “vat_id”. */
				: sprintf( _x( '%1$s (%2$s)', 'field and key', 'fluent-cart-customers' ), $label, $key );
		}
		return $names;
	}

	/**
	 * @return array<string, array<string, string>> Names by group and column.
	 */
	private static function groups(): array {
		return array(
			'customer' => array(
				'id'         => __( 'Customer ID', 'fluent-cart-customers' ),
				'email'      => __( 'Email', 'fluent-cart-customers' ),
				'first_name' => __( 'First name', 'fluent-cart-customers' ),
				'last_name'  => __( 'Last name', 'fluent-cart-customers' ),
				'name'       => __( 'Full name', 'fluent-cart-customers' ),
				'phone'      => __( 'Phone', 'fluent-cart-customers' ),
				'status'     => __( 'Status', 'fluent-cart-customers' ),
				'labels'     => __( 'Labels', 'fluent-cart-customers' ),
				'notes'      => __( 'Notes', 'fluent-cart-customers' ),
				'user'       => __( 'WordPress user', 'fluent-cart-customers' ),
				'user_id'    => __( 'WordPress user ID', 'fluent-cart-customers' ),
			),
			'figures'  => array(
				'order_count'                 => __( 'Paid orders', 'fluent-cart-customers' ),
				'total_spent_decimal'         => __( 'Total spent', 'fluent-cart-customers' ),
				'average_order_value_decimal' => __( 'Average order value', 'fluent-cart-customers' ),
				'currency'                    => __( 'Currency', 'fluent-cart-customers' ),
				'total_spent'                 => __( 'Total spent in cents', 'fluent-cart-customers' ),
				'average_order_value'         => __( 'Average order value in cents', 'fluent-cart-customers' ),
			),
			'dates'    => array(
				'first_order_date' => __( 'First order', 'fluent-cart-customers' ),
				'last_order_date'  => __( 'Last order', 'fluent-cart-customers' ),
				'created_at'       => __( 'Date added', 'fluent-cart-customers' ),
				'updated_at'       => __( 'Last change', 'fluent-cart-customers' ),
			),
			'billing'  => array(
				'billing[first_name]' => __( 'Billing first name', 'fluent-cart-customers' ),
				'billing[last_name]'  => __( 'Billing last name', 'fluent-cart-customers' ),
				'billing[name]'       => __( 'Billing full name', 'fluent-cart-customers' ),
				'billing[company]'    => __( 'Billing company', 'fluent-cart-customers' ),
				'billing[address_1]'  => __( 'Billing street address', 'fluent-cart-customers' ),
				'billing[address_2]'  => __( 'Billing apartment, suite, etc.', 'fluent-cart-customers' ),
				'billing[postcode]'   => __( 'Billing postal code', 'fluent-cart-customers' ),
				'billing[city]'       => __( 'Billing city', 'fluent-cart-customers' ),
				'billing[state]'      => __( 'Billing state', 'fluent-cart-customers' ),
				'billing[country]'    => __( 'Billing country', 'fluent-cart-customers' ),
				'billing[phone]'      => __( 'Billing phone', 'fluent-cart-customers' ),
				'billing[email]'      => __( 'Billing email', 'fluent-cart-customers' ),
				'billing[label]'      => __( 'Billing address label', 'fluent-cart-customers' ),
			),
			'shipping' => array(
				'shipping[first_name]' => __( 'Shipping first name', 'fluent-cart-customers' ),
				'shipping[last_name]'  => __( 'Shipping last name', 'fluent-cart-customers' ),
				'shipping[name]'       => __( 'Shipping full name', 'fluent-cart-customers' ),
				'shipping[company]'    => __( 'Shipping company', 'fluent-cart-customers' ),
				'shipping[address_1]'  => __( 'Shipping street address', 'fluent-cart-customers' ),
				'shipping[address_2]'  => __( 'Shipping apartment, suite, etc.', 'fluent-cart-customers' ),
				'shipping[postcode]'   => __( 'Shipping postal code', 'fluent-cart-customers' ),
				'shipping[city]'       => __( 'Shipping city', 'fluent-cart-customers' ),
				'shipping[state]'      => __( 'Shipping state', 'fluent-cart-customers' ),
				'shipping[country]'    => __( 'Shipping country', 'fluent-cart-customers' ),
				'shipping[phone]'      => __( 'Shipping phone', 'fluent-cart-customers' ),
				'shipping[email]'      => __( 'Shipping email', 'fluent-cart-customers' ),
				'shipping[label]'      => __( 'Shipping address label', 'fluent-cart-customers' ),
			),
		);
	}
}
