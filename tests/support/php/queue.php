<?php
/**
 * Writes to the plugin's change queue, as its listener does in FluentCart's requests.
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
 * Pushes a row while another transaction locks all rows and the gap after the last one.
 *
 * @return array{code: int, seconds: float, waits: list<list<string|null>>} Database error code, 0 for none; duration; and
 *                                                                          lock_waits() before and after.
 */
function push_while_locked(): array {
	global $wpdb;
	$database = new Connection( $wpdb );
	$queue    = new ChangeQueue( $database, new Tables( $wpdb ) );
	$other    = new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST );
	$other->query( 'START TRANSACTION' );
	$other->get_results( "SELECT id FROM {$wpdb->prefix}fcc_change_queue FOR UPDATE" );
	$code  = 0;
	$waits = array( lock_waits() );
	$start = microtime( true );
	try {
		$queue->push_documents_nowait( 1 );
	} catch ( DatabaseError $error ) {
		$code = (int) $error->getCode();
	}
	$seconds = microtime( true ) - $start;
	$other->query( 'ROLLBACK' );
	$waits[] = lock_waits();
	return compact( 'code', 'seconds', 'waits' );
}

/**
 * Queues a customer for the search index.
 *
 * @param int $customer_id Customer id.
 */
function push_document( int $customer_id ): void {
	global $wpdb;
	( new ChangeQueue( new Connection( $wpdb ), new Tables( $wpdb ) ) )->push_documents_nowait( $customer_id );
}

/**
 * Queues days for the overview, as after a change of an order's customer or date.
 *
 * @param int|null          $customer_id Customer before the change.
 * @param list<string|null> $moments     Dates before the change, GMT.
 */
function push_days( ?int $customer_id, array $moments ): void {
	global $wpdb;
	( new ChangeQueue( new Connection( $wpdb ), new Tables( $wpdb ) ) )->push_days_nowait( $customer_id, $moments );
}

/**
 * Returns the session's lock wait timeouts.
 *
 * @return list<string|null> Seconds to wait for a table lock and for a row lock.
 */
function lock_waits(): array {
	global $wpdb;
	return $wpdb->get_row( 'SELECT @@SESSION.lock_wait_timeout, @@SESSION.innodb_lock_wait_timeout', ARRAY_N );
}

/**
 * Fills the queue with changes of customers that do not exist.
 *
 * @param int $rows Number of rows of each kind.
 */
function fill( int $rows ): void {
	global $wpdb;
	foreach ( array( 'document', 'day', 'range' ) as $kind ) {
		foreach ( array_chunk( range( 1, $rows ), 500 ) as $chunk ) {
			$values = implode( ', ', array_map( static fn ( int $row ): string => "('$kind', " . ( 900_000 + $row ) . ", '2026-01-02 03:04:05')", $chunk ) );
			$wpdb->query( "INSERT INTO {$wpdb->prefix}fcc_change_queue (kind, customer_id, affected_at) VALUES $values" );
		}
	}
}

/**
 * Returns the index that the database uses to read one kind in the order of ids.
 *
 * @return string|null Null for none.
 */
function index_for_reading(): ?string {
	global $wpdb;
	$wpdb->get_results( "ANALYZE TABLE {$wpdb->prefix}fcc_change_queue" );
	$plan = $wpdb->get_row( "EXPLAIN FORMAT=TRADITIONAL SELECT id FROM {$wpdb->prefix}fcc_change_queue WHERE kind = 'document' AND id > 0 ORDER BY id LIMIT 10", ARRAY_A );
	return $plan['key'] ?? null;
}
