<?php
/**
 * Adds a customer status whose key and label have the maximum length and no space.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter(
	'fluent_cart/editable_customer_statuses',
	static fn ( array $statuses ): array => $statuses + array( str_repeat( 's', 45 ) => str_repeat( 'Status', 16 ) )
);
