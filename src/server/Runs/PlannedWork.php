<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Journal\Plan;
use FluentCartCustomers\Journal\Run;

defined( 'ABSPATH' ) || exit;

/**
 * Work that can be checked before it starts.
 */
interface PlannedWork extends RunWork {

	/**
	 * Adds what the run would do with the next customers to the plan, and moves the plan's position.
	 *
	 * @return bool Whether customers are left.
	 * @throws DatabaseError
	 */
	public function plan( Run $run, Plan $plan ): bool;

	/**
	 * Whether a checked run must be checked again before it starts, because its customers may have changed since.
	 */
	public function is_outdated( Run $run ): bool;
}
