<?php
/**
 * Runs the plugin's background jobs, prepares their state, and reads Site Health.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Jobs;

use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\RunTime;
use FluentCartCustomers\Host\HostDetector;
use FluentCartCustomers\Services;
use RuntimeException;

defined( 'ABSPATH' ) || exit;

/** Runs all background jobs, and lets them compare everything. */
function reconcile(): void {
	do_action( 'fluent_cart_customers/sweep' );
}

/**
 * Runs the jobs for no time at all: each that begins does the least it can.
 *
 * @param string|null $only The only job that runs: `search`.
 * @return array<string, string> The result of each job: `Unfinished`.
 */
function run_briefly( ?string $only = null ): array {
	$runner = ( new Services( HostDetector::detect() ) )->job_runner();
	$time   = new RunTime( 0.0 );
	if ( null !== $only ) {
		return array( $only => $runner->run_only( JobName::from( $only ), $time )->name );
	}
	$results = $runner->run( $time );
	return array_combine(
		array_map( static fn ( array $result ): string => $result[0]->value, $results ),
		array_map( static fn ( array $result ): string => $result[1]->name, $results )
	);
}

/**
 * Makes the ends of the last runs older.
 *
 * @param int $seconds Seconds to subtract.
 */
function age_ends( int $seconds ): void {
	global $wpdb;
	$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}fcc_jobs SET finished_at = finished_at - %d", $seconds ) );
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
 * Schedules an event of WordPress's cron.
 *
 * @param string $hook          `fluent_cart_customers/run_jobs`.
 * @param int    $after_seconds Negative for an event that is overdue.
 */
function schedule( string $hook, int $after_seconds ): void {
	wp_unschedule_hook( $hook );
	wp_schedule_single_event( time() + $after_seconds, $hook );
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
 * Schedules an action of the stand-in for Action Scheduler.
 *
 * @param string $hook          `fluent_cart_customers/run_jobs`.
 * @param int    $after_seconds Negative for an action that is overdue.
 */
function schedule_action( string $hook, int $after_seconds ): void {
	as_schedule_single_action( time() + $after_seconds, $hook, array(), 'fluent-cart-customers' );
}

/**
 * Runs the pending action of the stand-in for Action Scheduler, as its runner does.
 *
 * @param string $hook `fluent_cart_customers/run_jobs`.
 */
function run_action( string $hook ): void {
	[ $id ]  = as_get_scheduled_actions( array( 'hook' => $hook ), 'ids' );
	$actions = get_option( 'test_actions' );

	$actions[ $id ]['status'] = 'in-progress';
	update_option( 'test_actions', $actions );
	do_action( $hook );
	$actions = get_option( 'test_actions' );

	$actions[ $id ]['status'] = 'complete';
	update_option( 'test_actions', $actions );
}

/**
 * Returns the hooks of all actions of the stand-in for Action Scheduler.
 *
 * @return list<string>
 */
function actions(): array {
	return array_column( get_option( 'test_actions', array() ), 'hook' );
}

/**
 * Stores the lease of a job as if another request were running it.
 *
 * @param string $job     `search`.
 * @param int    $seconds Seconds since the job started.
 */
function hold_lease( string $job, int $seconds ): void {
	global $wpdb;
	$started_at = time() - $seconds;
	$wpdb->replace(
		"{$wpdb->prefix}fcc_jobs",
		array(
			'name'        => $job,
			'token'       => 'other',
			'lease_until' => $started_at + JobName::from( $job )->lease_seconds(),
			'steps'       => 1,
			'started_at'  => $started_at,
			'finished_at' => null,
			'error'       => '',
		)
	);
}

/**
 * Makes all jobs and their reconciles older, as if time had passed.
 *
 * @param int $seconds Seconds to subtract.
 */
function age( int $seconds ): void {
	global $wpdb;
	$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}fcc_jobs SET started_at = started_at - %d, lease_until = lease_until - %d", $seconds, $seconds ) );
	add_to_checkpoints( -$seconds );
}

/**
 * Adds seconds to all times in checkpoints.
 *
 * @param int $seconds Seconds.
 */
function add_to_checkpoints( int $seconds ): void {
	global $wpdb;
	foreach ( $wpdb->get_results( "SELECT name, value FROM {$wpdb->prefix}fcc_checkpoints" ) as $checkpoint ) {
		$value = preg_replace_callback( '/\b1[6-9]\d{8}\b|\b2\d{9}\b/', static fn ( array $time ): string => (string) ( (int) $time[0] + $seconds ), $checkpoint->value );
		$wpdb->update( "{$wpdb->prefix}fcc_checkpoints", array( 'value' => $value ), array( 'name' => $checkpoint->name ) );
	}
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
	( new Services( HostDetector::detect() ) )->reconciles()->request( array( JobName::Check ), array( 'is_repair' => true ) );
}

/**
 * Makes a job fail, and returns the error message that is stored.
 *
 * @param string $message The exception's message, percent-encoded, because it may not be UTF-8.
 */
function fail( string $message ): string {
	global $wpdb;
	( new Services( HostDetector::detect() ) )->leases()->run( JobName::Check, static fn (): bool => throw new RuntimeException( rawurldecode( $message ) ) );
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
	$wpdb->query( "UPDATE {$wpdb->prefix}fcc_jobs SET started_at = started_at + $hour, lease_until = lease_until + $hour, finished_at = NULL" );
	$exports = $wpdb->get_results( "SELECT token, expires_at FROM {$wpdb->prefix}fcc_exports" );
	foreach ( $exports as $export ) {
		$expires = gmdate( 'Y-m-d H:i:s', (int) strtotime( "$export->expires_at UTC" ) + $hour );
		$wpdb->update( "{$wpdb->prefix}fcc_exports", array( 'expires_at' => $expires ), array( 'token' => $export->token ) );
	}
	add_to_checkpoints( $hour );
	schedule( 'fluent_cart_customers/run_jobs', $hour + 45 );
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
