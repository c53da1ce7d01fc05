<?php
/**
 * Prepares a site for benchmarks: adds an empty REST route, raises the rate limits, and writes the peak memory of the last
 * API request to wp-content/bench-memory.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter( 'fluent_cart_customers/rate_limit', static fn (): int => 1000000 );

add_action(
	'rest_api_init',
	static function (): void {
		register_rest_route(
			'fcc-bench/v1',
			'/empty',
			array(
				'callback'            => static fn (): array => array(),
				'permission_callback' => '__return_true',
			)
		);
		add_action(
			'shutdown',
			static function (): void {
				if ( str_contains( $_SERVER['REQUEST_URI'], '/customers' ) ) {
					file_put_contents( WP_CONTENT_DIR . '/bench-memory', memory_get_peak_usage( true ) );
				}
			}
		);
	}
);
