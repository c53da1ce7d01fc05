<?php
/**
 * Writes the kind and the id of each record that the API returns into one of its fields: `order 5`.
 *
 * Settings: `records`, a list of `customer`, `address` and `order`; `field`, the name of the field.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

foreach ( $settings['records'] as $fcc_record ) {
	add_filter(
		"fluent_cart_customers/$fcc_record",
		static fn ( array $prepared ): array => array_merge( $prepared, array( $settings['field'] => "$fcc_record {$prepared['id']}" ) )
	);
}
