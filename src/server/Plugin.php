<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

use FluentCartCustomers\Abilities\Abilities;
use FluentCartCustomers\Background\JobSchedule;
use FluentCartCustomers\Background\Scheduler;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Host\HostDetector;
use FluentCartCustomers\Host\StandaloneHost;
use FluentCartCustomers\Http\CorsHeaders;
use FluentCartCustomers\Http\Envelope;
use FluentCartCustomers\Http\RouteDescriptions;
use FluentCartCustomers\Http\RouteMatcher;
use FluentCartCustomers\Platform\Requirements;
use FluentCartCustomers\Views\ViewConfig;
use Throwable;

defined( 'ABSPATH' ) || exit;

/**
 * Hooks the plugin into WordPress.
 */
final class Plugin {

	/**
	 * Runs once, while WordPress loads the plugin's file.
	 */
	public static function boot(): void {
		$files   = new InstalledFiles( PLUGIN_FILE );
		$missing = Requirements::missing_extensions();
		$broken  = $files->broken_file();
		if ( array() !== $missing || null !== $broken ) {
			( new UnmetRequirements( $missing, $broken ) )->hook();
			return;
		}
		$files->watch();
		Lifecycle::hook();
		// WordPress does this from the plugin's header, but not for a plugin that is active on a whole network.
		load_plugin_textdomain( 'fluent-cart-customers', false, dirname( plugin_basename( PLUGIN_FILE ) ) . '/languages' ); // phpcs:ignore PluginCheck.CodeAnalysis.DiscouragedFunctions.load_plugin_textdomainFound -- For networks.

		// FluentCart's file is loaded after this one, and FluentCart boots at plugins_loaded 10.
		add_action( 'plugins_loaded', array( self::class, 'start' ), 20 );
	}

	/**
	 * The action plugins_loaded.
	 */
	public static function start(): void {
		$host     = HostDetector::detect();
		$services = new Services( $host );

		// A site that was updated, imported or added to a network was not activated.
		add_action( 'init', array( $services->setup(), 'run_if_outdated' ), 5 );
		$services->database()->repair_with( $services->schema_repair()->run_on_demand( ... ) );
		$services->add_indexes_job()->hook();
		$host->listen( $services->queue() );
		self::watch_settings();
		self::watch_users( $services );
		$services->job_schedule()->hook();
		self::hook_api( $services, $host );
		( new ViewConfig( $services->views( ... ), $services->policy() ) )->hook();
		( new Screens( $services, $host ) )->hook();
		$services->privacy_tools()->hook();
		// After other plugins, so that their commands keep their names. WP-CLI fires it at init.
		add_action( 'cli_init', static fn () => $services->commands()->register(), PHP_INT_MAX );
		// WordPress 6.9 and newer fires them.
		add_action( 'wp_abilities_api_categories_init', array( Abilities::class, 'register_category' ) );
		add_action( 'wp_abilities_api_init', static fn () => $services->abilities()->register() );
	}

	private static function hook_api( Services $services, Host $host ): void {
		$matcher = new RouteMatcher( $host->namespaces() );

		$services->routes()->hook();
		$services->rate_limiter()->hook();
		( new RouteDescriptions( $host->namespaces() ) )->hook();
		( new Envelope( $matcher ) )->hook();
		( new CorsHeaders( $matcher ) )->hook();
	}

	/**
	 * A new time zone or currency changes all sums of the overview, so the jobs run with the next request.
	 */
	private static function watch_settings(): void {
		$run_jobs = static fn () => Scheduler::reschedule( JobSchedule::RUN, 0 );
		foreach ( array( 'timezone_string', 'gmt_offset', ...StandaloneHost::CURRENCY_OPTIONS ) as $option ) {
			add_action( "update_option_$option", $run_jobs );
			add_action( "add_option_$option", $run_jobs );
		}
	}

	/**
	 * Runs before FluentCart's listeners, which change the customers without an entry in the activity log.
	 */
	private static function watch_users( Services $services ): void {
		$methods = array(
			'delete_user'           => array( 'deleted', 3 ),
			'wpmu_delete_user'      => array( 'deleted_from_network', 2 ),
			'remove_user_from_blog' => array( 'removed', 1 ),
			'user_register'         => array( 'registered', 1 ),
			'profile_update'        => array( 'updated', 2 ),
		);
		foreach ( $methods as $action => [ $method, $arguments ] ) {
			$listener = static function ( mixed ...$values ) use ( $services, $method ): void {
				try {
					$services->user_listener()->$method( (int) array_shift( $values ), ...$values );
				} catch ( Throwable ) {
					return; // Another plugin fired the action with other arguments. The job finds deleted users, too.
				}
			};
			add_action( $action, $listener, 5, $arguments );
		}
	}
}
