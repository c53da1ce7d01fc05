/**
 * What every request to this WordPress costs, whoever answers it: the figures
 * of the plugin stand beside it.
 */

/** The address of a REST route that does nothing. */
export const FLOOR = 'fcc-bench/v1/empty';

/** @param {import('../../tools/site/site.mjs').Site} site */
export async function addEmptyRoute( site ) {
	await site.php(
		`file_put_contents( WPMU_PLUGIN_DIR . '/bench.php', $args['code'] );`,
		{
			code: `<?php
add_action( 'rest_api_init', static function () {
	register_rest_route( 'fcc-bench/v1', '/empty', array(
		'callback'            => static fn () => array(),
		'permission_callback' => '__return_true',
	) );
} );
// Counted as ever, but never refused.
add_filter( 'fluent_cart_customers/rate_limit', static fn () => 1000000 );
add_action( 'rest_api_init', static function () {
	// For what an answer of ours has needed.
	add_action( 'shutdown', static function () {
		if ( str_contains( $_SERVER['REQUEST_URI'], '/customers' ) ) {
			file_put_contents( WP_CONTENT_DIR . '/bench-memory', memory_get_peak_usage( true ) );
		}
	} );
} );
`,
		}
	);
}
