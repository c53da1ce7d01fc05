<?php
/**
 * Lets another connection lock the queue of changes for as long as a request of FluentCart's API lasts. Needs a database
 * server: SQLite locks no single table.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

if ( str_contains( $_SERVER['REQUEST_URI'] ?? '', 'fluent-cart/v2' ) ) {
	global $fcc_test_rival, $table_prefix;
	// A global variable: the connection is closed when no variable holds it.
	$fcc_test_rival = new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST );
	$fcc_test_rival->query( "LOCK TABLES {$table_prefix}fcc_change_queue WRITE" );
}
