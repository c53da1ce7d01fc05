<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

use FluentCartCustomers\Background\JobSchedule;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\OptionStore;
use FluentCartCustomers\Database\Structure\Indexes;
use FluentCartCustomers\Database\Structure\Migrations;
use FluentCartCustomers\Database\Structure\Schema;
use FluentCartCustomers\Database\Structure\SchemaRepair;
use FluentCartCustomers\Database\Structure\SetupState;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Host\SettingsOption;
use FluentCartCustomers\Host\StandaloneHost;
use FluentCartCustomers\Platform\PhpFunctions;
use Throwable;

defined( 'ABSPATH' ) || exit;

/**
 * Sets up a site: capabilities, options, tables, indexes, the first run of the jobs.
 */
final class SiteSetup {

	private const VERSION_OPTION = 'fcc_schema_version';

	public function __construct(
		private readonly Migrations $migrations,
		private readonly SchemaRepair $repair,
		private readonly SetupState $state,
		private readonly Indexes $indexes,
		private readonly Host $host,
	) {}

	/**
	 * Sets up a site on which the plugin was not activated (updated, imported, new in a network), or whose tables FluentCart
	 * no longer creates.
	 */
	public function run_if_outdated(): void {
		if ( $this->is_done() ) {
			$this->add_missing_options();
			return;
		}
		if ( $this->state->is_waiting( SetupState::TABLES ) ) {
			return;
		}
		try {
			// Another node of the cluster may have set up the site. Wait for its writes, and read past the object cache.
			$this->repair->enable_sync_wait();
			OptionStore::forget_cache( self::VERSION_OPTION );
		} catch ( DatabaseError ) {
			return; // The database does not answer.
		}
		if ( ! $this->is_done() ) {
			$this->run();
		}
	}

	/**
	 * Safe to run at any time, also concurrently. Failures are stored in SetupState, for the notice and Site Health: they must
	 * not stop the store.
	 */
	public function run(): void {
		// Also on a site with FluentCart, which may be deactivated later.
		$administrator = get_role( 'administrator' );
		foreach ( StandaloneHost::CAPABILITIES as $capability ) {
			$administrator?->add_cap( $capability );
		}
		SettingsOption::prepare( $this->host->owns_store_tables() );
		$this->state->prepare();
		try {
			$this->repair->run();
			if ( $this->migrations->run( (int) get_option( self::VERSION_OPTION ) ) ) {
				$this->repair->run();
			}
			$this->indexes->add_to_small_tables(); // AddIndexesJob adds the others.
			if ( array() === $this->state->problems( SetupState::TABLES ) ) {
				update_option( self::VERSION_OPTION, self::version_of( Schema::VERSION, $this->host ) );
			}
		} catch ( Throwable $error ) {
			$this->state->failed( SetupState::TABLES, array() );
			PhpFunctions::log( 'FluentCart Customers couldn’t set up the site: ' . $error->getMessage() );
		}
		JobSchedule::schedule( 0 ); // The store may have customers already.
	}

	/**
	 * For a site that an earlier version has set up: WordPress runs a query for a missing option on each page.
	 */
	private function add_missing_options(): void {
		if ( ! SettingsOption::is_prepared() ) {
			SettingsOption::prepare( $this->host->owns_store_tables() );
			$this->state->prepare();
		}
	}

	public function delete_options(): void {
		$this->state->delete();
		delete_option( self::VERSION_OPTION );
	}

	/**
	 * A newer version counts as done: while the nodes of a cluster are updated one by one, the others must not undo it.
	 */
	private function is_done(): bool {
		$version = (string) get_option( self::VERSION_OPTION );
		return (int) $version >= Schema::VERSION && self::version_of( (int) $version, $this->host ) === $version;
	}

	/**
	 * Changes when FluentCart is activated or deactivated: a site without FluentCart may lack its tables.
	 */
	private static function version_of( int $version, Host $host ): string {
		return $version . ( $host->owns_store_tables() ? '' : '-fluentcart' );
	}
}
