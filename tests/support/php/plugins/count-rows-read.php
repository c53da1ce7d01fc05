<?php
/**
 * Adds two headers to each REST response: how many rows the database server has read and sorted for the request.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter(
	'rest_post_dispatch',
	static function ( WP_HTTP_Response $response ): WP_HTTP_Response {
		global $wpdb;
		$status = $wpdb->get_results( "SHOW SESSION STATUS WHERE Variable_name LIKE 'Handler_read%' OR Variable_name = 'Sort_rows'", ARRAY_N );
		$values = array_map( 'intval', array_column( $status, 1, 0 ) );
		$response->header( 'X-Test-Sorted', (string) $values['Sort_rows'] );
		unset( $values['Sort_rows'] );
		$response->header( 'X-Test-Read', (string) array_sum( $values ) );
		return $response;
	},
	99
);
