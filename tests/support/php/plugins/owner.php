<?php
/**
 * Changes the site and the plugin by filters, as a store owner's own plugin does.
 *
 * Settings, each optional: `application_passwords`, whether they are available; `capabilities` by right; `statuses` to
 * add, labels by key.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

if ( isset( $settings['application_passwords'] ) ) {
	add_filter(
		'wp_is_application_passwords_available',
		static fn (): bool => $settings['application_passwords']
	);
}

add_filter(
	'fluent_cart_customers/capability',
	static fn ( string $capability, string $right ): string => $settings['capabilities'][ $right ] ?? $capability,
	10,
	2
);

add_filter(
	'fluent_cart/editable_customer_statuses',
	static fn ( array $statuses ): array => $statuses + ( $settings['statuses'] ?? array() )
);
