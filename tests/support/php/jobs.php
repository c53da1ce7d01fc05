<?php
/**
 * Runs the plugin's background jobs, prepares their state, and reads Site Health.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Jobs;

use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Background\Job;
use FluentCartCustomers\Background\LeaseStore;
use FluentCartCustomers\Customers\Deletion\OrphanRepository;
use FluentCartCustomers\Customers\Deletion\OrphanScanJob;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\Tables;
use RuntimeException;

defined( 'ABSPATH' ) || exit;

/** Runs all background jobs, as WordPress's cron does. */
function reconcile(): void {
	do_action( 'fluent_cart_customers/sweep' );
}

/**
 * Fires the event of a job, scheduled or not.
 *
 * @param string $hook `fluent_cart_customers/add_indexes`.
 */
function run( string $hook ): void {
	do_action( $hook );
}

/**
 * Fires the event of a job as WordPress's cron does: removes the scheduled event first.
 *
 * @param string $hook `fluent_cart_customers/add_indexes`.
 */
function run_due( string $hook ): void {
	wp_unschedule_hook( $hook );
	do_action( $hook );
}

/**
 * Returns when WordPress's cron runs a hook next.
 *
 * @param string $hook Without arguments.
 * @return int|null Unix time; null if it is not scheduled.
 */
function next_run( string $hook ): ?int {
	$time = wp_next_scheduled( $hook );
	return false === $time ? null : $time;
}

/**
 * Stores the lease of a job as if another request were running it.
 *
 * @param string $job     `search`.
 * @param int    $seconds Seconds since the job started.
 */
function hold_lease( string $job, int $seconds ): void {
	global $wpdb;
	$wpdb->replace(
		"{$wpdb->prefix}fcc_jobs",
		array(
			'name'        => $job,
			'started_at'  => time() - $seconds,
			'finished_at' => null,
			'error'       => '',
		)
	);
}

/**
 * Runs a Site Health test of the plugin.
 *
 * @param string $test Name of the test, such as `fluent_cart_customers_totals`.
 * @return array<string, mixed> The test's result: `status`, `description`, `actions`, …
 */
function health( string $test = 'fluent_cart_customers_jobs' ): array {
	$tests = apply_filters( 'site_status_tests', array( 'direct' => array(), 'async' => array() ) );
	return $tests['direct'][ $test ]['test']();
}

/** Starts the removal of rows of deleted customers, as the button of Site Health does. */
function start_orphan_removal(): void {
	global $wpdb;
	$database = new Connection( $wpdb );
	$tables   = new Tables( $wpdb );
	( new OrphanScanJob( new OrphanRepository( $database, $tables ), new CheckpointStore( $database, $tables ) ) )->begin( true );
}

/**
 * Makes a job fail, and returns the error message that is stored.
 *
 * @param string $message The exception's message, percent-encoded, because it may not be UTF-8.
 */
function fail( string $message ): string {
	global $wpdb;
	$leases = new LeaseStore( new Connection( $wpdb ), new Tables( $wpdb ) );
	$leases->run( Job::Check, static fn (): bool => throw new RuntimeException( rawurldecode( $message ) ) );
	return (string) $wpdb->get_var( "SELECT error FROM {$wpdb->prefix}fcc_jobs WHERE name = 'check'" );
}

/**
 * Runs a Site Health test as a user.
 *
 * @param string $test    Name of the test.
 * @param int    $user_id User id.
 * @return array<string, mixed> The result of health().
 */
function health_for( string $test, int $user_id ): array {
	wp_set_current_user( $user_id );
	return health( $test );
}

/** Adds an hour to all stored times, as if the server's clock had been put back by an hour. */
function put_clock_back(): void {
	global $wpdb;
	$hour = 3_600;
	$wpdb->query( "UPDATE {$wpdb->prefix}fcc_rate_windows SET started_at = started_at + $hour" );
	$wpdb->query( "UPDATE {$wpdb->prefix}fcc_jobs SET started_at = started_at + $hour, finished_at = NULL" );
	$exports = $wpdb->get_results( "SELECT token, expires_at FROM {$wpdb->prefix}fcc_exports" );
	foreach ( $exports as $export ) {
		$expires = gmdate( 'Y-m-d H:i:s', (int) strtotime( "$export->expires_at UTC" ) + $hour );
		$wpdb->update( "{$wpdb->prefix}fcc_exports", array( 'expires_at' => $expires ), array( 'token' => $export->token ) );
	}
	foreach ( $wpdb->get_results( "SELECT name, value FROM {$wpdb->prefix}fcc_checkpoints" ) as $checkpoint ) {
		$value = preg_replace_callback( '/\b1[6-9]\d{8}\b|\b2\d{9}\b/', static fn ( array $time ): string => (string) ( (int) $time[0] + $hour ), $checkpoint->value );
		$wpdb->update( "{$wpdb->prefix}fcc_checkpoints", array( 'value' => $value ), array( 'name' => $checkpoint->name ) );
	}
	wp_unschedule_hook( 'fluent_cart_customers/sweep' );
	wp_schedule_single_event( time() + $hour + 45, 'fluent_cart_customers/sweep' );
}

/**
 * Replaces the value of every checkpoint.
 *
 * @param string $value `{}`.
 */
function damage_checkpoints( string $value ): void {
	global $wpdb;
	$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}fcc_checkpoints SET value = %s", $value ) );
}
