<?php
/**
 * Turns on FluentCart's roles, which need its Pro plugin: defines Pro's version, and adds the roles of rights.php. Does
 * nothing on a site without such roles.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

if ( is_array( get_option( 'fcc_test_roles' ) ) ) {
	define( 'FLUENTCART_PRO_PLUGIN_VERSION', '1.3.25' );
	add_filter( 'fluent_cart/permission/all_roles', static fn ( array $roles ): array => $roles + get_option( 'fcc_test_roles' ) );
}
