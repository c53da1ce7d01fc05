<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\DatabaseError;

defined( 'ABSPATH' ) || exit;

/**
 * A job that keeps derived data up to date. Its reconcile finds the changes that left no trace, such as plain SQL.
 */
interface DrainingJob extends Job {

	/**
	 * Applies pending changes, until none is left or the step is over.
	 *
	 * @return bool Whether a further step is needed.
	 * @throws DatabaseError
	 */
	public function drain( Step $step ): bool;
}
