<?php
/**
 * Adds entries with a past date to the activity of customers.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Activity;

defined( 'ABSPATH' ) || exit;

/**
 * Adds entries.
 *
 * @param int $customer_id Customer id.
 * @param int $days        Age of the entries, in days.
 * @param int $count       Number of entries.
 */
function insert( int $customer_id, int $days, int $count ): void {
	global $wpdb;
	$created_at = gmdate( 'Y-m-d H:i:s', time() - $days * DAY_IN_SECONDS );
	foreach ( array_chunk( range( 1, $count ), 500 ) as $chunk ) {
		$values = implode( ', ', array_fill( 0, count( $chunk ), "($customer_id, 'customer_updated', '[]', 1, '$created_at')" ) );
		$wpdb->query( "INSERT INTO {$wpdb->prefix}fcc_activity (customer_id, type, changes, user_id, created_at) VALUES $values" );
	}
}
