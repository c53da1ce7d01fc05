<?php
/**
 * Drops the connection during the first COMMIT of a request that has the header `X-Test-Drop-Connection`.
 *
 * The database completes the COMMIT two seconds later, as a cluster that is counting its nodes does. By then, wpdb has
 * opened another connection. The response's header reports whether this happened.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

$fcc_dropped = (object) array( 'connections' => array() );

add_filter(
	'query',
	static function ( string $query ) use ( $fcc_dropped ): string {
		global $wpdb;
		if ( 'COMMIT' !== $query || array() !== $fcc_dropped->connections || empty( $_SERVER['HTTP_X_TEST_DROP_CONNECTION'] ) ) {
			return $query;
		}
		$blocker = ( new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST ) )->dbh;
		$ender   = ( new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST ) )->dbh;
		// Referenced, because PHP closes connections that no variable references.
		$fcc_dropped->connections = array( $wpdb->dbh, $blocker, $ender );
		if ( str_contains( $wpdb->db_server_info(), 'MariaDB' ) ) {
			foreach ( array( 'START', 'FLUSH', 'BLOCK_DDL', 'BLOCK_COMMIT' ) as $stage ) {
				mysqli_query( $blocker, "BACKUP STAGE $stage" );
			}
			mysqli_query( $ender, "BEGIN NOT ATOMIC DO SLEEP(2); KILL {$blocker->thread_id}; END", MYSQLI_ASYNC );
		} else {
			// Returns when the lock is held. MySQL then runs the other statements without PHP.
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
	static function ( WP_HTTP_Response $response ) use ( $fcc_dropped ): WP_HTTP_Response {
		$response->header( 'X-Test-Drop-Connection', array() === $fcc_dropped->connections ? '0' : '1' );
		return $response;
	}
);
