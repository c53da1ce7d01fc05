<?php
/**
 * Runs the plugin's WP-CLI commands. The plugin wp-cli.php replaces WP-CLI.
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
 * @param array<string, bool|string>  $options   `--no-repair` is `'repair' => false`.
 * @param string[]                    $arguments
 * @param int                         $user_id   Of the option `--user` of WP-CLI; 0 without it.
 * @return string[] Printed lines, including the error that ends the command.
 */
function run( string $command, array $options, array $arguments = array(), int $user_id = 0 ): array {
	WP_CLI::$lines = array();
	wp_set_current_user( $user_id );
	try {
		( WP_CLI::$commands[ $command ] )( $arguments, $options );
	} catch ( RuntimeException $error ) {
		WP_CLI::$lines[] = $error->getMessage();
	}
	return WP_CLI::$lines;
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
