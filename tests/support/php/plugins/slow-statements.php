<?php
/**
 * Delays some statements of every request, so that concurrent requests conflict between reading and writing.
 *
 * Settings: `verbs`, a regular expression for the beginning of the statements; `table`, optional, without the prefix;
 * `milliseconds`; `log`, optional, a file in `wp-content` to which an `x` is appended for each statement.
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
