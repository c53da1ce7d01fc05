<?php
/**
 * Loses the connection while the first COMMIT of a request is under way, if the header `X-Test-Let-Go` asks for it.
 *
 * The database completes the COMMIT two seconds later, as a cluster that is counting its nodes does, but wpdb has another
 * connection by then. The response's header tells that it happened.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

$fcc_lost = (object) array( 'connections' => array() );

add_filter(
	'query',
	static function ( string $query ) use ( $fcc_lost ): string {
		global $wpdb;
		if ( 'COMMIT' !== $query || array() !== $fcc_lost->connections || empty( $_SERVER['HTTP_X_TEST_LET_GO'] ) ) {
			return $query;
		}
		$blocker = ( new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST ) )->dbh;
		$ender   = ( new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST ) )->dbh;
		// Kept, since PHP closes connections that are not referenced.
		$fcc_lost->connections = array( $wpdb->dbh, $blocker, $ender );
		if ( str_contains( $wpdb->db_server_info(), 'MariaDB' ) ) {
			foreach ( array( 'START', 'FLUSH', 'BLOCK_DDL', 'BLOCK_COMMIT' ) as $stage ) {
				mysqli_query( $blocker, "BACKUP STAGE $stage" );
			}
			mysqli_query( $ender, "BEGIN NOT ATOMIC DO SLEEP(2); KILL {$blocker->thread_id}; END", MYSQLI_ASYNC );
		} else {
			// Returns as soon as the lock is held. MySQL then runs the other statements without waiting for PHP.
			mysqli_multi_query( $blocker, 'FLUSH TABLES WITH READ LOCK; DO SLEEP(2); UNLOCK TABLES' );
		}
		mysqli_query( $wpdb->dbh, 'COMMIT', MYSQLI_ASYNC );
		$wpdb->dbh = null;
		$wpdb->db_connect( false );
		return $query;
	}
);

add_filter(
	'rest_post_dispatch',
	static function ( WP_HTTP_Response $response ) use ( $fcc_lost ): WP_HTTP_Response {
		$response->header( 'X-Test-Let-Go', array() === $fcc_lost->connections ? '0' : '1' );
		return $response;
	}
);
