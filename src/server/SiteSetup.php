<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

use FluentCartCustomers\Background\JobRunner;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Structure\DerivedData;
use FluentCartCustomers\Database\Structure\Indexes;
use FluentCartCustomers\Database\Structure\Schema;
use FluentCartCustomers\Database\Structure\SchemaInspector;
use FluentCartCustomers\Database\Structure\SchemaRepair;
use FluentCartCustomers\Database\Structure\SetupState;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Host\StandaloneHost;
use FluentCartCustomers\Platform\PhpFunctions;
use Throwable;

defined( 'ABSPATH' ) || exit;

/**
 * Gives a site what the plugin needs: capabilities, tables, indexes, the first run of the background jobs. What is required
 * of the host is listed in Requirements.
 */
final class SiteSetup {

	private const VERSION_OPTION = 'fcc_schema_version';

	public readonly SchemaRepair $repair;

	public readonly SetupState $state;

	private readonly DerivedData $derived;

	public function __construct(
		Connection $database,
		Tables $tables,
		private readonly Indexes $indexes,
		private readonly Host $host,
	) {
		$schema        = new Schema( $database, $tables );
		$this->derived = new DerivedData( $database, $tables );
		$this->state   = new SetupState();
		$this->repair  = new SchemaRepair(
			$database,
			$tables,
			$schema,
			new SchemaInspector( $database, $tables, $schema ),
			$this->derived,
			$this->state,
			$host->owns_store_tables()
		);
	}

	/**
	 * Sets a site up on which the plugin was never activated: updated, imported, or new in a network; or which FluentCart has
	 * left without tables.
	 */
	public function run_if_outdated(): void {
		if ( $this->is_done() || $this->state->is_waiting( SetupState::TABLES ) ) {
			return;
		}
		try {
			// What the machines of a cluster have cached may be older than what another of them has done; and this waits for that.
			$this->repair->enable_sync_wait();
			wp_cache_delete( self::VERSION_OPTION, 'options' );
			wp_cache_delete( 'alloptions', 'options' );
			wp_cache_delete( 'notoptions', 'options' );
		} catch ( DatabaseError ) {
			return; // Without a database there is nothing to set up.
		}
		if ( ! $this->is_done() ) {
			$this->run();
		}
	}

	/**
	 * Safe to run at any time, also twice at once. What cannot be created is kept in SetupState, for the notice and Site
	 * Health: a store must not go down because its customers page cannot be set up.
	 */
	public function run(): void {
		// First, and beside FluentCart too: FluentCart may be switched off.
		$administrator = get_role( 'administrator' );
		foreach ( StandaloneHost::CAPABILITIES as $capability ) {
			$administrator?->add_cap( $capability );
		}
		try {
			$this->repair->run();
			$this->indexes->add_to_small_tables(); // The background looks for the others.
			if ( array() === $this->state->problems( SetupState::TABLES ) ) {
				update_option( self::VERSION_OPTION, self::version_of( Schema::VERSION, $this->host ) );
			}
		} catch ( Throwable $error ) {
			$this->state->failed( SetupState::TABLES, array() );
			PhpFunctions::log( 'FluentCart Customers could not set up the site: ' . $error->getMessage() );
		}
		JobRunner::schedule( 0 ); // Customers may have been here before the plugin.
	}

	/**
	 * The part of the background job: whatever an import or a backup has left out since.
	 *
	 * @throws DatabaseError
	 */
	public function look_for_damage(): void {
		$this->repair->run();
		$this->derived->reset_if_halved();
	}

	public function forget(): void {
		$this->state->forget();
		delete_option( self::VERSION_OPTION );
	}

	/**
	 * Also by a newer version: while the machines of a cluster are updated one by one, the others do not take it back.
	 */
	private function is_done(): bool {
		$version = (string) get_option( self::VERSION_OPTION );
		return (int) $version >= Schema::VERSION && self::version_of( (int) $version, $this->host ) === $version;
	}

	/**
	 * Another one when FluentCart comes or goes: it may leave a site to us whose tables nobody has made yet.
	 */
	private static function version_of( int $version, Host $host ): string {
		return $version . ( $host->owns_store_tables() ? '' : '-fluentcart' );
	}
}
