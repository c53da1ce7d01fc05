<?php
/**
 * Runs background jobs without a time limit, and reads the memory that plugins/bench.php measured.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Bench;

defined( 'ABSPATH' ) || exit;

/**
 * Fires the events of jobs without a time limit.
 *
 * @param string[] $hooks `fluent_cart_customers/sweep`, …
 */
function run_jobs( array $hooks ): void {
	set_time_limit( 0 );
	array_map( 'do_action', $hooks );
}

/**
 * Returns the peak memory of the last API request.
 *
 * @return int Bytes.
 */
function memory_of_last_answer(): int {
	return (int) file_get_contents( WP_CONTENT_DIR . '/bench-memory' );
}
