<?php
/**
 * Removes the login form that WordPress shows over a page of wp-admin when the session has ended.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_action(
	'admin_enqueue_scripts',
	static fn () => remove_action( 'admin_print_footer_scripts', 'wp_auth_check_html', 5 ),
	99
);
