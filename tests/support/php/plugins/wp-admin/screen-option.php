<?php
/**
 * Adds an option to every screen of wp-admin, as WordPress shows the tab "Screen Options" then.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_action( 'admin_head', static fn () => add_screen_option( 'layout_columns', array( 'max' => 2 ) ), 0 );
