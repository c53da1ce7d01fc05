<?php
/**
 * Lets FluentCart have roles. It has them only if its Pro plugin is there, and none but the administrator's that views
 * and manages alone: this defines Pro's version and adds the roles of rights.php, on sites that have any.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

if ( is_array( get_option( 'fcc_test_roles' ) ) ) {
	define( 'FLUENTCART_PRO_PLUGIN_VERSION', '1.3.25' );
	add_filter( 'fluent_cart/permission/all_roles', static fn ( array $roles ): array => $roles + get_option( 'fcc_test_roles' ) );
}
