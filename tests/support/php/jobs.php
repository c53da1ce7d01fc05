<?php
/**
 * Runs the plugin's background jobs, and arranges what they find.
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

/** Runs the sweep, as WordPress's cron does once a minute. */
function sweep(): void {
	do_action( 'fluent_cart_customers/sweep' );
}

/**
 * Runs a job, whether it is scheduled or not.
 *
 * @param string $hook `fluent_cart_customers/add_indexes`.
 */
function run( string $hook ): void {
	do_action( $hook );
}

/**
 * Runs a job that is due, as WordPress's cron does: its event is removed first.
 *
 * @param string $hook `fluent_cart_customers/add_indexes`.
 */
function run_due( string $hook ): void {
	wp_unschedule_hook( $hook );
	do_action( $hook );
}

/**
 * Returns when WordPress's cron is to run a hook.
 *
 * @param string $hook Without arguments.
 * @return int|null Unix time; null if it is not scheduled.
 */
function next_run( string $hook ): ?int {
	$time = wp_next_scheduled( $hook );
	return false === $time ? null : $time;
}

/**
 * Makes it look as if a request had begun a job and were still at it.
 *
 * @param string $job     `search`.
 * @param int    $seconds How long ago.
 */
function claim( string $job, int $seconds ): void {
	global $wpdb;
	$wpdb->replace(
		"{$wpdb->prefix}fcc_jobs",
		array(
			'name'  => $job,
			'started_at' => time() - $seconds,
			'finished_at' => null,
			'error' => '',
		)
	);
}

/**
 * Returns what Site Health says about the jobs, or about something else of the plugin.
 *
 * @param string $test Name of a test of Site Health, such as `fluent_cart_customers_totals`.
 * @return array<string, mixed> Result of a test of Site Health: `status`, `description`, `actions`, …
 */
function health( string $test = 'fluent_cart_customers_jobs' ): array {
	$tests = apply_filters( 'site_status_tests', array( 'direct' => array(), 'async' => array() ) );
	return $tests['direct'][ $test ]['test']();
}

/** Has everything removed that is left of customers who are gone, as the button of Site Health does. */
function begin_removal(): void {
	global $wpdb;
	$database = new Connection( $wpdb );
	$tables   = new Tables( $wpdb );
	( new OrphanScanJob( new OrphanRepository( $database, $tables ), new CheckpointStore( $database, $tables ) ) )->begin( true );
}

/**
 * Lets a job fail, and returns the message that is kept.
 *
 * @param string $message Latin letters, percent-encoded where it is not UTF-8.
 */
function fail( string $message ): string {
	global $wpdb;
	$runs = new LeaseStore( new Connection( $wpdb ), new Tables( $wpdb ) );
	$runs->run( Job::Check, static fn (): bool => throw new RuntimeException( rawurldecode( $message ) ) );
	return (string) $wpdb->get_var( "SELECT error FROM {$wpdb->prefix}fcc_jobs WHERE name = 'check'" );
}

/**
 * Returns what Site Health says to a person.
 *
 * @param string $test    Name of a test of Site Health.
 * @param int    $user_id The person.
 * @return array<string, mixed> As health().
 */
function health_for( string $test, int $user_id ): array {
	wp_set_current_user( $user_id );
	return health( $test );
}

/**
 * Makes it look as if the clock had been put back an hour: what is stored of times lies an hour ahead.
 */
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
	foreach ( $wpdb->get_results( "SELECT name, value FROM {$wpdb->prefix}fcc_checkpoints" ) as $mark ) {
		$value = preg_replace_callback( '/\b1[6-9]\d{8}\b|\b2\d{9}\b/', static fn ( array $time ): string => (string) ( (int) $time[0] + $hour ), $mark->value );
		$wpdb->update( "{$wpdb->prefix}fcc_checkpoints", array( 'value' => $value ), array( 'name' => $mark->name ) );
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
