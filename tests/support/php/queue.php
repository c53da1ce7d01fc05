<?php
/**
 * Writes to the plugin's queue of changes, as its listener does inside FluentCart's requests.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Queue;

use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use wpdb;

defined( 'ABSPATH' ) || exit;

/**
 * Appends a row while another transaction has locked all rows, and the gap behind them.
 *
 * @return array{code: int, seconds: float, waits: list<list<string|null>>} The database's error code, 0 for none; and the session's lock wait times before and after.
 */
function append_while_locked(): array {
	global $wpdb;
	$database = new Connection( $wpdb );
	$queue    = new ChangeQueue( $database, new Tables( $wpdb ) );
	$rival    = new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST );
	$rival->query( 'START TRANSACTION' );
	$rival->get_results( "SELECT id FROM {$wpdb->prefix}fcc_change_queue FOR UPDATE" );
	$code  = 0;
	$waits = array( lock_waits() );
	$began = microtime( true );
	try {
		$queue->push_document_nowait( 1 );
	} catch ( DatabaseError $error ) {
		$code = (int) $error->getCode();
	}
	$seconds = microtime( true ) - $began;
	$rival->query( 'ROLLBACK' );
	$waits[] = lock_waits();
	return compact( 'code', 'seconds', 'waits' );
}

/**
 * Queues a customer with another name.
 *
 * @param int $customer_id The customer.
 */
function append_name( int $customer_id ): void {
	global $wpdb;
	( new ChangeQueue( new Connection( $wpdb ), new Tables( $wpdb ) ) )->push_document_nowait( $customer_id );
}

/**
 * @return list<string|null> Seconds to wait for a table and for a row.
 */
function lock_waits(): array {
	global $wpdb;
	return $wpdb->get_row( 'SELECT @@SESSION.lock_wait_timeout, @@SESSION.innodb_lock_wait_timeout', ARRAY_N );
}

/**
 * Fills the queue with changes of customers who are gone.
 *
 * @param int $rows Of each kind.
 */
function fill( int $rows ): void {
	global $wpdb;
	foreach ( array( 'document', 'day', 'deletion' ) as $kind ) {
		foreach ( array_chunk( range( 1, $rows ), 500 ) as $chunk ) {
			$values = implode( ', ', array_map( static fn ( int $row ): string => "('$kind', " . ( 900_000 + $row ) . ", '2026-01-02 03:04:05')", $chunk ) );
			$wpdb->query( "INSERT INTO {$wpdb->prefix}fcc_change_queue (kind, customer_id, affected_at) VALUES $values" );
		}
	}
}

/**
 * Returns the index by which the database reads one kind in the order of ids.
 *
 * @return string|null Null for none.
 */
function index_of_reading(): ?string {
	global $wpdb;
	$wpdb->get_results( "ANALYZE TABLE {$wpdb->prefix}fcc_change_queue" );
	$plan = $wpdb->get_row( "EXPLAIN FORMAT=TRADITIONAL SELECT id FROM {$wpdb->prefix}fcc_change_queue WHERE kind = 'document' AND id > 0 ORDER BY id LIMIT 10", ARRAY_A );
	return $plan['key'] ?? null;
}
