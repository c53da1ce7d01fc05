<?php
/**
 * Runs the plugin's background jobs in a process that dies.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\KilledJobs;

defined( 'ABSPATH' ) || exit;

/**
 * Runs the jobs, and ends the process before a statement. PHP runs no `catch` and no `finally` then, and the database rolls the
 * open transaction back, as when the web server kills the process.
 *
 * @param int    $statements Number of statements until then.
 * @param string $hook       Action that runs the jobs.
 * @return bool Whether the process was ended. False if the jobs needed fewer statements.
 */
function run( int $statements, string $hook = 'fluent_cart_customers/sweep' ): bool {
	add_filter(
		'query',
		static function ( string $query ) use ( &$statements ): string {
			if ( --$statements < 0 ) {
				echo '{"result":true}';
				exit;
			}
			return $query;
		}
	);
	do_action( $hook );
	return false;
}
