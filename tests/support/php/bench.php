<?php
/**
 * Does what a large store does in the background, without a limit of time, and reads what plugins/bench.php measured.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Bench;

defined( 'ABSPATH' ) || exit;

/**
 * Runs jobs, one after the other, however long they take.
 *
 * @param string[] $hooks `fluent_cart_customers/sweep`, …
 */
function run_jobs( array $hooks ): void {
	set_time_limit( 0 );
	array_map( 'do_action', $hooks );
}

/**
 * Returns how much memory the last answer of the API needed.
 *
 * @return int Bytes.
 */
function memory_of_last_answer(): int {
	return (int) file_get_contents( WP_CONTENT_DIR . '/bench-memory' );
}
