<?php
/**
 * Changes the marks by which background work knows what it did and when, as if time had passed.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Marks;

defined( 'ABSPATH' ) || exit;

/**
 * Makes it look as if times were noted earlier.
 *
 * @param string[] $names   Marks that are Unix times: `swept`.
 * @param int      $seconds How much earlier.
 */
function age( array $names, int $seconds ): void {
	global $wpdb;
	foreach ( $names as $name ) {
		$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}fcc_checkpoints SET value = CAST(value AS SIGNED) - %d WHERE name = %s", $seconds, $name ) );
	}
}

/**
 * Makes it look as if the words of the search were last swept earlier.
 *
 * @param int $seconds How much earlier.
 */
function age_search( int $seconds ): void {
	global $wpdb;
	[ $swept, $through ] = explode( ' ', $wpdb->get_var( "SELECT value FROM {$wpdb->prefix}fcc_checkpoints WHERE name = 'search'" ) );
	$wpdb->update( "{$wpdb->prefix}fcc_checkpoints", array( 'value' => ( (int) $swept - $seconds ) . " $through" ), array( 'name' => 'search' ) );
}

/**
 * Makes it look as if the overview's summaries were made on an earlier day.
 *
 * @param string $day `2026-03-01`.
 */
function set_summary_day( string $day ): void {
	global $wpdb;
	$mark          = json_decode( $wpdb->get_var( "SELECT value FROM {$wpdb->prefix}fcc_checkpoints WHERE name = 'folded'" ), true );
	$mark['today'] = $day;
	$wpdb->update( "{$wpdb->prefix}fcc_checkpoints", array( 'value' => wp_json_encode( $mark ) ), array( 'name' => 'folded' ) );
}
