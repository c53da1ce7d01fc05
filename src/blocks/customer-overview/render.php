<?php
/**
 * The block on the site: FluentCartCustomers\Blocks\CustomerOverview, which listens, has what it takes to draw it.
 *
 * @package FluentCartCustomers
 *
 * @var array<string, mixed> $attributes
 */

declare( strict_types=1 );

defined( 'ABSPATH' ) || exit;

do_action( 'fluent_cart_customers/render_overview', $attributes );
