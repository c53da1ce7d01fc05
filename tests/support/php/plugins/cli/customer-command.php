<?php
/**
 * Registers a command `customer`, as another plugin might.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_action( 'cli_init', static fn () => WP_CLI::add_command( 'customer', static fn () => null ) );
