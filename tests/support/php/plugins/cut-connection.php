<?php
/**
 * Ends the database connection of a request before its nth statement. The request's header `X-Test-Cut` contains n;
 * statements of the route's callback are counted.
 *
 * The server ends the connection, as a restart or a failover does, and wpdb reconnects without an error. SQLite has no
 * connection; instead, the statement fails. The response's headers contain that statement, and whether a COMMIT had been
 * sent.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

// Counts requests, but never rejects them.
add_filter( 'fluent_cart_customers/rate_limit', static fn (): int => 100000 );

$fcc_cut = (object) array(
	'at'            => (int) ( $_SERVER['HTTP_X_TEST_CUT'] ?? 0 ),
	'count'         => 0,
	'statement'     => '',
	'has_committed' => false,
	'is_armed'      => false,
);

add_filter(
	'rest_request_before_callbacks',
	static function ( $response ) use ( $fcc_cut ) {
		$fcc_cut->is_armed = true;
		return $response;
	},
	PHP_INT_MAX
);

add_filter(
	'rest_request_after_callbacks',
	static function ( $response ) use ( $fcc_cut ) {
		$fcc_cut->is_armed = false;
		return $response;
	},
	-1000
);

add_filter(
	'query',
	static function ( string $query ) use ( $fcc_cut ): string {
		global $wpdb;
		if ( ! $fcc_cut->is_armed || '' !== $fcc_cut->statement ) {
			return $query;
		}
		if ( 'COMMIT' === $query ) {
			$fcc_cut->has_committed = true;
		}
		if ( ++$fcc_cut->count !== $fcc_cut->at ) {
			return $query;
		}
		$fcc_cut->statement = $query;
		if ( defined( 'DB_ENGINE' ) && 'sqlite' === DB_ENGINE ) {
			return 'SELECT cut FROM nowhere';
		}
		$id    = $wpdb->dbh->thread_id;
		$other = new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST );
		$other->query( "KILL $id" );
		while ( $other->get_var( "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE ID = $id" ) ) {
			usleep( 500 );
		}
		return $query;
	}
);

add_filter(
	'rest_post_dispatch',
	static function ( WP_HTTP_Response $response ) use ( $fcc_cut ): WP_HTTP_Response {
		$response->header( 'X-Test-Cut', rawurlencode( substr( $fcc_cut->statement, 0, 200 ) ) );
		$response->header( 'X-Test-Committed', $fcc_cut->has_committed ? '1' : '0' );
		return $response;
	},
	1000
);
