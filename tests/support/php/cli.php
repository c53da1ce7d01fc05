<?php
/**
 * Runs the plugin's WP-CLI commands. The plugin cli/wp-cli.php replaces WP-CLI.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Cli;

use FluentCartCustomers\Tests\Rows;
use RuntimeException;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/rows.php';

/**
 * Runs a command.
 *
 * @param string                      $command   `fluent-cart-customers check`.
 * @param array<string, bool|int|string>  $options   `--no-repair` is `'repair' => false`.
 * @param string[]                    $arguments
 * @param int                         $user_id   Of the option `--user` of WP-CLI; 0 without it.
 * @return string[] Printed lines, including the error that ends the command.
 */
function run( string $command, array $options = array(), array $arguments = array(), int $user_id = 0 ): array {
	WP_CLI::$lines = array();
	wp_set_current_user( $user_id );
	[ 'callable' => $callable, 'synopsis' => $synopsis ] = WP_CLI::$commands[ $command ];
	ob_start();
	try {
		$callable( $arguments, checked( $synopsis, $options, count( $arguments ) ) );
	} catch ( RuntimeException $error ) {
		WP_CLI::$lines[] = $error->getMessage();
	}
	$printed = ob_get_clean();
	return '' === $printed ? WP_CLI::$lines : array( ...WP_CLI::$lines, ...explode( "\n", rtrim( $printed ) ) );
}

/**
 * Checks arguments and adds defaults, as WP-CLI does by the synopsis.
 *
 * @param array<array<string, mixed>> $synopsis
 * @param array<string, bool|int|string>  $options
 * @param int                         $given    Number of arguments.
 * @return array<string, bool|int|string>
 * @throws RuntimeException If an option is unknown or missing, or has none of its values.
 */
function checked( array $synopsis, array $options, int $given ): array {
	$takes_other = in_array( 'generic', array_column( $synopsis, 'type' ), true );
	$known       = array_column( array_filter( $synopsis, static fn ( array $each ): bool => isset( $each['name'] ) && 'positional' !== $each['type'] ), null, 'name' );
	foreach ( $options as $name => $value ) {
		if ( ! isset( $known[ $name ] ) && ! $takes_other ) {
			throw new RuntimeException( "Error: unknown --$name parameter" );
		}
		if ( isset( $known[ $name ]['options'] ) && ! in_array( $value, $known[ $name ]['options'], true ) ) {
			throw new RuntimeException( "Error: Invalid value specified for '$name'" );
		}
	}
	foreach ( $synopsis as $each ) {
		if ( 'positional' === $each['type'] && ! $each['optional'] && --$given < 0 ) {
			throw new RuntimeException( "Error: missing {$each['name']}" );
		}
		if ( 'assoc' === $each['type'] && ! $each['optional'] && ! isset( $options[ $each['name'] ] ) ) {
			throw new RuntimeException( "Error: missing --{$each['name']} parameter" );
		}
		if ( isset( $each['default'] ) ) {
			$options[ $each['name'] ] ??= $each['default']; // A number, as WP-CLI reads it.
		}
	}
	return $options;
}

/**
 * Returns the synopses of the commands by name, without groups.
 *
 * @return array<string, array<array<string, mixed>>>
 */
function synopses(): array {
	return array_map( static fn ( array $command ): array => $command['synopsis'], array_filter( WP_CLI::$commands, static fn ( array $command ): bool => is_object( $command['callable'] ) ) );
}

/**
 * Writes a file that a command reads.
 *
 * @param string $base64 Its bytes.
 * @return string Its path.
 */
function write_file( string $base64 ): string {
	$path = WP_CONTENT_DIR . '/customers.csv';
	file_put_contents( $path, base64_decode( $base64 ) );
	return $path;
}

/**
 * Inserts rows of customers that do not exist, as a backup contains that was written table by table. Two tables get more
 * rows than one statement deletes; the others get one.
 *
 * @param int $first_id First customer id of these rows, greater than all existing ids.
 */
function insert_orphans( int $first_id ): void {
	Rows\insert_all(
		array(
			'fct_customer_meta' => array(
				array(
					'customer_id' => $first_id,
					'meta_key'    => 'phone',
					'meta_value'  => '1',
				),
			),
			'fcc_unique_values'        => array(
				array(
					'kind'        => 'email',
					'value_hash'  => str_repeat( 'a', 64 ),
					'customer_id' => $first_id,
				),
			),
			'fcc_accounts'      => array(
				array(
					'customer_id' => $first_id,
					'user_id'     => 1,
					'by_login'    => 'x',
					'by_email'    => 'x',
				),
			),
			'fcc_activity'      => array(
				array(
					'customer_id' => $first_id,
					'type'        => 'note',
					'changes'     => '[]',
					'user_id'     => 1,
					'created_at'  => '2026-01-01',
				),
			),
			'fcc_meta_pointers'      => array( array( 'customer_id' => $first_id ) ),
			'fcc_customer_locks'       => array(
				array(
					'customer_id' => $first_id,
					'token'       => 'x',
				),
			),
			'fcc_search_documents'         => array(
				array(
					'customer_id' => $first_id,
					'checksum'    => 'x',
					'related'     => 'x',
					'terms'       => ' gone',
				),
			),
		)
	);
	foreach ( range( 1, 300 ) as $number ) {
		Rows\insert(
			'fct_customer_addresses',
			array(
				'customer_id' => $first_id + $number,
				'type'        => 'billing',
			)
		);
		Rows\insert(
			'fcc_search_terms',
			array(
				'term'        => 'wörd' . intdiv( $number, 3 ),
				'customer_id' => $first_id + $number,
				'bits_3'      => 0,
				'bits_5'      => 0,
			)
		);
	}
}
