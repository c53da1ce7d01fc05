<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

use FluentCartCustomers\Admin\UserPreferences;
use FluentCartCustomers\Background\AddIndexesJob;
use FluentCartCustomers\Background\JobSchedule;
use FluentCartCustomers\Background\Scheduler;
use FluentCartCustomers\Customers\InfoLabels;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Host\HostDetector;
use FluentCartCustomers\Host\SettingsOption;
use FluentCartCustomers\Host\StandaloneHost;
use FluentCartCustomers\Platform\PhpFunctions;
use FluentCartCustomers\Users\UserCreation;

defined( 'ABSPATH' ) || exit;

/**
 * Activates, deactivates and uninstalls the plugin, and drops its tables when a site of a network is deleted.
 */
final class Lifecycle {

	private const JOBS = array( JobSchedule::RUN, AddIndexesJob::EVENT );

	/**
	 * Runs while WordPress loads the plugin's file.
	 */
	public static function hook(): void {
		register_activation_hook( PLUGIN_FILE, array( self::class, 'activate' ) );
		register_deactivation_hook( PLUGIN_FILE, array( self::class, 'deactivate' ) );
		add_filter( 'wpmu_drop_tables', array( self::class, 'drop_tables_of_site' ) );
	}

	/**
	 * Sets up the current site. Other sites of a network are set up by their next request (SiteSetup::run_if_outdated()).
	 */
	public static function activate(): void {
		$foundation = new Foundation( HostDetector::detect() );
		$foundation->setup_state()->retry_now();
		$foundation->setup()->run();
	}

	/**
	 * Removes the jobs. Data and capabilities stay.
	 */
	public static function deactivate( bool $network_wide ): void {
		$network_wide ? self::on_every_site( self::stop_jobs( ... ) ) : self::stop_jobs();
	}

	/**
	 * The filter wpmu_drop_tables, which WordPress applies on the deleted site.
	 *
	 * @param string[] $tables
	 * @return string[]
	 */
	public static function drop_tables_of_site( array $tables ): array {
		$host = HostDetector::of_deleted_site();
		return array( ...$tables, ...( new Foundation( $host ) )->schema()->tables_of_site( $host->owns_store_tables() ) );
	}

	/**
	 * Removes the plugin's data from the site, or from every site of a network.
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
	 * WordPress deletes a site while the plugins of the main site are loaded. A plugin that is active only on the deleted site
	 * does not run then, so its tables remain.
	 *
	 * @throws DatabaseError
	 */
	private static function drop_tables_of_deleted_sites(): void {
		$schema = self::foundation()->schema();
		foreach ( $schema->tables_by_site() as $site => $names ) {
			if ( null === get_site( $site ) ) {
				$schema->remove_of_deleted_site( $site, $names );
			}
		}
	}

	/**
	 * Deletes the customers only if the owner has chosen that in the settings and FluentCart is not installed.
	 *
	 * @throws DatabaseError
	 */
	private static function uninstall_from_site(): void {
		$foundation = self::foundation();

		self::stop_jobs();
		$foundation->schema()->remove_own();
		$foundation->indexes()->remove();
		$foundation->setup()->delete_options();
		if ( SettingsOption::read()->delete_data && ! HostDetector::is_fluentcart_installed() ) {
			$foundation->schema()->remove_customers();
			SettingsOption::delete();
		} else {
			SettingsOption::keep_currency();
		}
		foreach ( wp_roles()->role_objects as $role ) {
			array_map( $role->remove_cap( ... ), StandaloneHost::CAPABILITIES );
		}
		delete_option( InfoLabels::OPTION );
		InstalledFiles::forget();
		delete_option( UserCreation::LOCK_OPTION );
		UserPreferences::remove( $foundation->tables()->prefix() );
	}

	private static function stop_jobs(): void {
		array_map( Scheduler::unschedule( ... ), self::JOBS );
		if ( Scheduler::has_action_scheduler() ) {
			return;
		}
		try {
			self::foundation()->scheduled_actions()->delete( self::JOBS );
		} catch ( DatabaseError $error ) {
			// An event without a handler has no effect.
			PhpFunctions::log( "FluentCart Customers couldn’t remove its scheduled events: $error" );
		}
	}

	/**
	 * For methods that work on any host.
	 */
	private static function foundation(): Foundation {
		return new Foundation( new StandaloneHost() );
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
}
