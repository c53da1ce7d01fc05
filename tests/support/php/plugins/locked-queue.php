<?php
/**
 * Locks the change queue over another connection during every request to FluentCart's API. Needs a database server,
 * because SQLite cannot lock a single table.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

if ( str_contains( $_SERVER['REQUEST_URI'] ?? '', 'fluent-cart/v2' ) ) {
	global $fcc_test_connection, $table_prefix;
	// A global variable, because PHP closes a connection that no variable references.
	$fcc_test_connection = new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST );
	$fcc_test_connection->query( "LOCK TABLES {$table_prefix}fcc_change_queue WRITE" );
}
