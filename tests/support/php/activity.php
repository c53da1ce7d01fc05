<?php
/**
 * Adds entries to the activity of customers, as if time had passed.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Activity;

defined( 'ABSPATH' ) || exit;

/**
 * Adds entries.
 *
 * @param int $customer_id The customer.
 * @param int $days        How many days ago.
 * @param int $count       How many.
 */
function insert( int $customer_id, int $days, int $count ): void {
	global $wpdb;
	$moment = gmdate( 'Y-m-d H:i:s', time() - $days * DAY_IN_SECONDS );
	foreach ( array_chunk( range( 1, $count ), 500 ) as $chunk ) {
		$values = implode( ', ', array_fill( 0, count( $chunk ), "($customer_id, 'customer_updated', '[]', 1, '$moment')" ) );
		$wpdb->query( "INSERT INTO {$wpdb->prefix}fcc_activity (customer_id, type, changes, user_id, created_at) VALUES $values" );
	}
}
