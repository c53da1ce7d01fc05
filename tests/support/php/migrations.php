<?php
/**
 * Sets up a site as an update of the plugin does.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Migrations;

use FluentCartCustomers\Database\Structure\Migrations;
use FluentCartCustomers\Database\Structure\Schema;
use FluentCartCustomers\Foundation;
use FluentCartCustomers\Host\HostDetector;
use FluentCartCustomers\SiteSetup;

defined( 'ABSPATH' ) || exit;

/**
 * Sets the site up with other migrations than the plugin's. Versions are relative to the plugin's.
 *
 * @param int                     $version    The version of the site's tables: -1.
 * @param array<string, string[]> $statements By the version that needs them: 0, -1.
 * @param int                     $blog       Site of a network.
 * @return int The version afterwards.
 */
function update( int $version, array $statements, int $blog = 1 ): int {
	if ( is_multisite() ) {
		switch_to_blog( $blog );
	}
	update_option( 'fcc_schema_version', (string) ( Schema::VERSION + $version ) );
	$statements = array_combine( array_map( static fn ( int $needed ): int => Schema::VERSION + $needed, array_keys( $statements ) ), $statements );
	$host       = HostDetector::detect();
	$foundation = new Foundation( $host );
	$migrations = new Migrations( $foundation->database(), $foundation->tables(), $statements );
	( new SiteSetup( $migrations, $foundation->schema_repair(), $foundation->setup_state(), $foundation->indexes(), $host ) )->run_if_outdated();
	return (int) get_option( 'fcc_schema_version' ) - Schema::VERSION;
}

/**
 * @param string $table Full name.
 * @return int The number of its checkpoints `x`.
 */
function count( string $table ): int {
	global $wpdb;
	return (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM %i WHERE name = 'x'", $table ) );
}
