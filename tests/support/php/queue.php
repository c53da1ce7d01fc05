<?php
/**
 * Writes to the plugin's queue of changes, as its listener does inside FluentCart's requests.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Queue;

use FluentCartCustomers\Data\ChangeQueue;
use FluentCartCustomers\Data\Database;
use FluentCartCustomers\Data\DatabaseError;
use FluentCartCustomers\Data\Tables;
use wpdb;

defined( 'ABSPATH' ) || exit;

/**
 * Appends a row while another transaction has locked all rows, and the gap behind them.
 *
 * @return array{code: int, seconds: float, waits: list<list<string|null>>} The database's error code, 0 for none; and the session's lock wait times before and after.
 */
function append_while_locked(): array {
	global $wpdb;
	$database = new Database( $wpdb );
	$queue    = new ChangeQueue( $database, new Tables( $wpdb ) );
	$rival    = new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST );
	$rival->query( 'START TRANSACTION' );
	$rival->get_results( "SELECT id FROM {$wpdb->prefix}fcc_queue FOR UPDATE" );
	$code  = 0;
	$waits = array( lock_waits() );
	$began = microtime( true );
	try {
		$queue->append_name( 1 );
	} catch ( DatabaseError $error ) {
		$code = (int) $error->getCode();
	}
	$seconds = microtime( true ) - $began;
	$rival->query( 'ROLLBACK' );
	$waits[] = lock_waits();
	return compact( 'code', 'seconds', 'waits' );
}

/**
 * Tells of a customer with another name.
 *
 * @param int $customer_id The customer.
 */
function append_name( int $customer_id ): void {
	global $wpdb;
	( new ChangeQueue( new Database( $wpdb ), new Tables( $wpdb ) ) )->append_name( $customer_id );
}

/**
 * @return list<string|null> Seconds to wait for a table and for a row.
 */
function lock_waits(): array {
	global $wpdb;
	return $wpdb->get_row( 'SELECT @@SESSION.lock_wait_timeout, @@SESSION.innodb_lock_wait_timeout', ARRAY_N );
}
