<?php
/**
 * Puts `order 5` into a field of each order that the API returns, and so of other records.
 *
 * Settings: `records`, some of `customer`, `address` and `order`; `field`, the field's name.
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
