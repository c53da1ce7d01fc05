<?php
/**
 * Changes the checkpoints of background jobs, as if time had passed.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Checkpoints;

defined( 'ABSPATH' ) || exit;

/**
 * Moves the last reconcile of a job into the past, so that the next one is due.
 *
 * @param string $job     Value of a JobName: `search`.
 * @param int    $seconds Seconds to subtract.
 */
function age_reconcile( string $job, int $seconds ): void {
	global $wpdb;
	$name      = "reconcile.$job";
	$reconcile = json_decode( $wpdb->get_var( $wpdb->prepare( "SELECT value FROM {$wpdb->prefix}fcc_checkpoints WHERE name = %s", $name ) ), true );

	$reconcile['complete']['finished_at'] -= $seconds;
	$wpdb->update( "{$wpdb->prefix}fcc_checkpoints", array( 'value' => wp_json_encode( $reconcile ) ), compact( 'name' ) );
}

/**
 * Sets the time that the last reconcile of a job took.
 *
 * @param string $job     `search`.
 * @param float  $seconds Seconds.
 */
function set_reconcile_seconds( string $job, float $seconds ): void {
	global $wpdb;
	$name      = "reconcile.$job";
	$reconcile = json_decode( $wpdb->get_var( $wpdb->prepare( "SELECT value FROM {$wpdb->prefix}fcc_checkpoints WHERE name = %s", $name ) ), true );

	$reconcile['complete']['seconds'] = $seconds;
	$wpdb->update( "{$wpdb->prefix}fcc_checkpoints", array( 'value' => wp_json_encode( $reconcile ) ), compact( 'name' ) );
}

/**
 * Sets the day of the summary checkpoint, as if the summaries had been written on that day.
 *
 * @param string $day `2026-03-01`.
 */
function set_summary_day( string $day ): void {
	global $wpdb;
	$checkpoint          = json_decode( $wpdb->get_var( "SELECT value FROM {$wpdb->prefix}fcc_checkpoints WHERE name = 'summaries'" ), true );
	$checkpoint['today'] = $day;
	$wpdb->update( "{$wpdb->prefix}fcc_checkpoints", array( 'value' => wp_json_encode( $checkpoint ) ), array( 'name' => 'summaries' ) );
}
