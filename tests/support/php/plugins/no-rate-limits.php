<?php
/**
 * Turns off all rate limits.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter( 'fluent_cart_customers/rate_limit', '__return_zero' );
