<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

use FluentCartCustomers\Background\AddIndexesJob;
use FluentCartCustomers\Background\JobRunner;
use FluentCartCustomers\Background\ScheduledActionQueue;
use FluentCartCustomers\Background\Scheduler;
use FluentCartCustomers\Customers\InfoLabels;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Structure\Indexes;
use FluentCartCustomers\Database\Structure\Schema;
use FluentCartCustomers\Database\Structure\SetupState;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Host\HostDetector;
use FluentCartCustomers\Host\StandaloneHost;
use FluentCartCustomers\Platform\PhpFunctions;

defined( 'ABSPATH' ) || exit;

/**
 * What happens when the plugin is activated, deactivated or deleted, or a site of a network is.
 */
final class Lifecycle {

	/** The events of ours. */
	private const JOBS = array( JobRunner::EVENT, AddIndexesJob::EVENT );

	/**
	 * To be called while WordPress loads the plugin's file.
	 */
	public static function hook(): void {
		register_activation_hook( PLUGIN_FILE, array( self::class, 'activate' ) );
		register_deactivation_hook( PLUGIN_FILE, array( self::class, 'deactivate' ) );
		add_filter( 'wpmu_drop_tables', array( self::class, 'drop_tables_of_site' ) );
	}

	/**
	 * The other sites of a network follow with their next request (SiteSetup::run_if_outdated()).
	 */
	public static function activate(): void {
		$setup = self::setup( HostDetector::detect() );
		$setup->state->retry_now();
		$setup->run();
	}

	/**
	 * Everything stays but the jobs.
	 */
	public static function deactivate( bool $network_wide ): void {
		$network_wide ? self::on_every_site( self::stop_jobs( ... ) ) : self::stop_jobs();
	}

	/**
	 * The filter wpmu_drop_tables, which WordPress asks on the site that is deleted.
	 *
	 * @param string[] $tables
	 * @return string[]
	 */
	public static function drop_tables_of_site( array $tables ): array {
		return array( ...$tables, ...self::schema()->tables_of_site( HostDetector::of_deleted_site()->owns_store_tables() ) );
	}

	/**
	 * Takes back what the plugin has put into a site, or into every site of a network.
	 *
	 * @throws DatabaseError
	 */
	public static function uninstall(): void {
		if ( ! is_multisite() ) {
			self::uninstall_from_site();
			return;
		}
		self::on_every_site( self::uninstall_from_site( ... ) );
		self::drop_tables_of_deleted_sites();
	}

	/**
	 * WordPress deletes a site while the plugins of the main site are loaded. Where this one is active on the deleted site
	 * alone, nothing names its tables then.
	 *
	 * @throws DatabaseError
	 */
	private static function drop_tables_of_deleted_sites(): void {
		$schema = self::schema();
		foreach ( $schema->tables_by_site() as $site => $names ) {
			if ( null === get_site( $site ) ) {
				$schema->remove_of_deleted_site( $site, $names );
			}
		}
	}

	/**
	 * The customers go only if the owner has asked for it, and never from under FluentCart.
	 *
	 * @throws DatabaseError
	 */
	private static function uninstall_from_site(): void {
		$schema   = self::schema();
		$settings = get_option( StandaloneHost::SETTINGS );

		self::stop_jobs();
		$schema->remove_own();
		self::indexes()->remove();
		self::setup( new StandaloneHost() )->forget();
		if ( is_array( $settings ) && ! empty( $settings['delete_data'] ) && ! HostDetector::is_fluentcart_installed() ) {
			$schema->remove_customers();
		}
		foreach ( wp_roles()->role_objects as $role ) {
			array_map( $role->remove_cap( ... ), StandaloneHost::CAPABILITIES );
		}
		delete_option( StandaloneHost::SETTINGS );
		delete_option( InfoLabels::OPTION );
	}

	private static function stop_jobs(): void {
		global $wpdb;
		array_map( Scheduler::unschedule( ... ), self::JOBS );
		if ( Scheduler::has_action_scheduler() ) {
			return;
		}
		try {
			( new ScheduledActionQueue( new Connection( $wpdb ), new Tables( $wpdb ) ) )->delete( self::JOBS );
		} catch ( DatabaseError $error ) {
			// An event without a handler does no harm.
			PhpFunctions::log( "FluentCart Customers could not remove its events: $error" );
		}
	}

	/**
	 * @param callable(): void $work
	 */
	private static function on_every_site( callable $work ): void {
		foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $site ) {
			switch_to_blog( $site );
			$work();
			restore_current_blog();
		}
	}

	private static function schema(): Schema {
		global $wpdb;
		return new Schema( new Connection( $wpdb ), new Tables( $wpdb ) );
	}

	private static function indexes(): Indexes {
		global $wpdb;
		return new Indexes( new Connection( $wpdb ), new Tables( $wpdb ), new SetupState() );
	}

	private static function setup( Host $host ): SiteSetup {
		global $wpdb;
		return new SiteSetup( new Connection( $wpdb ), new Tables( $wpdb ), self::indexes(), $host );
	}
}
