<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

use FluentCartCustomers\Admin\Assets;
use FluentCartCustomers\Admin\CustomersPage;
use FluentCartCustomers\Contract\Contract;
use FluentCartCustomers\Data\CustomerRepository;
use FluentCartCustomers\Data\Database;
use FluentCartCustomers\Data\Schema;
use FluentCartCustomers\Data\SearchIndex;
use FluentCartCustomers\Data\Tables;
use FluentCartCustomers\Data\Transaction;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Host\HostDetector;
use FluentCartCustomers\Rest\CustomerPolicy;
use FluentCartCustomers\Rest\CustomerPresenter;
use FluentCartCustomers\Rest\CustomersController;
use FluentCartCustomers\Rest\Envelope;
use FluentCartCustomers\Rest\Routes;

/**
 * Wires the modules. Nothing else in the plugin constructs a collaborator.
 */
final class Plugin {

	/**
	 * Called once, while WordPress loads the plugin's file.
	 */
	public static function boot(): void {
		register_activation_hook( PLUGIN_FILE, static fn () => self::schema( HostDetector::detect() )->migrate() );

		// FluentCart's file is loaded after ours and announces itself at plugins_loaded 10.
		add_action( 'plugins_loaded', array( self::class, 'start' ), 20 );
	}

	/**
	 * Decides the host and hooks every module up.
	 */
	public static function start(): void {
		$host     = HostDetector::detect();
		$database = self::database();
		$tables   = self::tables();
		$policy   = new CustomerPolicy( $host );
		$contract = new Contract( dirname( PLUGIN_FILE ) . '/build/contract.php' );
		$index    = new SearchIndex( $database, $tables );

		$customers = new CustomerRepository( $database, $tables, new Transaction( $database, $tables ), $index );

		$presenter  = new CustomerPresenter();
		$controller = new CustomersController( $contract, $customers, $presenter, $policy );
		$routes     = new Routes( $contract, $policy, $presenter, $host->namespaces(), $controller->handlers() );

		// A site that was updated, imported, or added to a network was never activated.
		add_action( 'init', array( self::schema( $host ), 'migrate_if_outdated' ), 5 );
		add_action( 'fluent_cart_customers/sweep', array( $index, 'catch_up' ) );

		$routes->hook();
		( new Envelope( $host->namespaces() ) )->hook();
		( new Assets( PLUGIN_FILE ) )->hook();
		( new CustomersPage( $policy, $host, $routes ) )->hook();
	}

	private static function database(): Database {
		global $wpdb;
		return new Database( $wpdb );
	}

	private static function tables(): Tables {
		global $wpdb;
		return new Tables( $wpdb );
	}

	private static function schema( Host $host ): Schema {
		return new Schema( self::database(), self::tables(), $host );
	}
}
