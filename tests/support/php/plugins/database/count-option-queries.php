<?php
/**
 * Prints on each page of wp-admin the queries for single options of this plugin or FluentCart, as JSON.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

( static function (): void {
	$queries = array();
	add_filter(
		'query',
		static function ( string $query ) use ( &$queries ): string {
			global $wpdb;
			if ( str_contains( $query, $wpdb->options ) && 1 === preg_match( '/option_name`?\s*(=|IN)\s.*(fluent_cart|fcc_)/is', $query ) ) {
				$queries[] = $query;
			}
			return $query;
		}
	);
	add_action(
		'admin_footer',
		static function () use ( &$queries ): void {
			printf( '<script type="application/json" id="option-queries">%s</script>', wp_json_encode( $queries, JSON_HEX_TAG ) );
		},
		PHP_INT_MAX
	);
} )();
