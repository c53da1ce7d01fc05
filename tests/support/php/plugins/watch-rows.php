<?php
/**
 * Adds two headers to each REST response: whether the request changed a row, and the PHP warnings that it raised.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

$fcc_watch = (object) array(
	'before'   => '',
	'warnings' => array(),
);

set_error_handler(
	static function ( int $level, string $message, string $file, int $line ) use ( $fcc_watch ): bool {
		if ( error_reporting() & $level ) {
			$fcc_watch->warnings[] = "$message in $file:$line";
		}
		return false;
	}
);

$fcc_checksum = static function (): string {
	global $wpdb;
	$rows = array();
	foreach ( array( 'fct_customers', 'fct_customer_addresses', 'fct_customer_meta', 'fct_orders', 'fcc_unique_values', 'fcc_accounts', 'fcc_search_terms', 'fcc_search_documents', 'fcc_customer_locks', 'fcc_meta_pointers', 'fcc_exports', 'fcc_activity', 'users' ) as $table ) {
		$rows[] = $wpdb->get_results( "SELECT * FROM $wpdb->prefix$table" );
	}
	return md5( maybe_serialize( $rows ) );
};

add_filter(
	'rest_pre_dispatch',
	static function ( $result ) use ( $fcc_watch, $fcc_checksum ) {
		$fcc_watch->before = $fcc_checksum();
		return $result;
	},
	-1000
);

add_filter(
	'rest_post_dispatch',
	static function ( WP_HTTP_Response $response ) use ( $fcc_watch, $fcc_checksum ): WP_HTTP_Response {
		$response->header( 'X-Test-Rows', $fcc_checksum() === $fcc_watch->before ? 'same' : 'changed' );
		$response->header( 'X-Test-Warnings', rawurlencode( implode( '; ', $fcc_watch->warnings ) ) );
		return $response;
	},
	1000
);
