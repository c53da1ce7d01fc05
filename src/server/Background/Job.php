<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\DatabaseError;

defined( 'ABSPATH' ) || exit;

/**
 * A task of JobRunner, which runs each job in at most one process on all nodes.
 *
 * A job writes in Step::transaction(), which fails if the process has lost its lease.
 */
interface Job {

	public function name(): JobName;

	/**
	 * Checks everything, or continues with Step::$state where the step before ended.
	 *
	 * @return bool Whether a further step is needed.
	 * @throws DatabaseError
	 */
	public function reconcile( Step $step ): bool;
}
