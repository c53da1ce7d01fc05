<?php
/**
 * Delays some statements of every request, so that rival requests meet between reading and writing.
 *
 * Settings: `verbs`, a regular expression of how the statements begin; `table`, without the prefix, which they name;
 * `milliseconds`; `log`, a file in `wp-content` that gets an `x` for each of them. `table` and `log` are optional.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter(
	'query',
	static function ( string $query ) use ( $settings ): string {
		global $wpdb;
		$table = isset( $settings['table'] ) ? "$wpdb->prefix{$settings['table']}`" : '';
		if ( ! preg_match( "#^(?:{$settings['verbs']})#", $query ) || ! str_contains( $query, $table ) ) {
			return $query;
		}
		usleep( 1000 * $settings['milliseconds'] );
		if ( isset( $settings['log'] ) ) {
			file_put_contents( WP_CONTENT_DIR . "/{$settings['log']}", 'x', FILE_APPEND );
		}
		return $query;
	}
);
