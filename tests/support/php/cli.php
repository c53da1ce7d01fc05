<?php
/**
 * Runs the plugin's commands of WP-CLI, with the plugin wp-cli.php in its place.
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
 * @param string              $command `fluent-cart-customers check`.
 * @param array<string, bool> $options `--no-repair` is `'repair' => false`.
 * @return string[] What it prints, the error that ends it included.
 */
function run( string $command, array $options ): array {
	WP_CLI::$lines = array();
	try {
		( WP_CLI::$commands[ $command ] )( array(), $options );
	} catch ( RuntimeException $error ) {
		WP_CLI::$lines[] = $error->getMessage();
	}
	return WP_CLI::$lines;
}

/**
 * Leaves rows behind of customers who do not exist, as a backup does that was made table by table: one in most tables,
 * and in two of them more than one statement deletes.
 *
 * @param int $gone An id above those of all customers.
 */
function leave_orphans( int $gone ): void {
	Rows\insert_all(
		array(
			'fct_customer_meta' => array(
				array(
					'customer_id' => $gone,
					'meta_key'    => 'phone',
					'meta_value'  => '1',
				),
			),
			'fcc_unique_values'        => array(
				array(
					'kind'        => 'email',
					'value_hash'  => str_repeat( 'a', 64 ),
					'customer_id' => $gone,
				),
			),
			'fcc_accounts'      => array(
				array(
					'customer_id' => $gone,
					'user_id'     => 1,
					'by_login'    => 'x',
					'by_email'    => 'x',
				),
			),
			'fcc_activity'      => array(
				array(
					'customer_id' => $gone,
					'type'        => 'note',
					'changes'     => '[]',
					'user_id'     => 1,
					'created_at'  => '2026-01-01',
				),
			),
			'fcc_meta_pointers'      => array( array( 'customer_id' => $gone ) ),
			'fcc_customer_locks'       => array(
				array(
					'customer_id' => $gone,
					'token'       => 'x',
				),
			),
			'fcc_search_documents'         => array(
				array(
					'customer_id' => $gone,
					'checksum'    => 'x',
					'terms'       => ' gone',
				),
			),
		)
	);
	foreach ( range( 1, 300 ) as $number ) {
		Rows\insert(
			'fct_customer_addresses',
			array(
				'customer_id' => $gone + $number,
				'type'        => 'billing',
			)
		);
		Rows\insert(
			'fcc_search_terms',
			array(
				'term'        => 'wörd' . intdiv( $number, 3 ),
				'customer_id' => $gone + $number,
				'terms'       => ' wörd',
			)
		);
	}
}
