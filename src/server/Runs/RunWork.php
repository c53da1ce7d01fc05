<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunMoved;
use FluentCartCustomers\Journal\RunStep;

defined( 'ABSPATH' ) || exit;

/**
 * What runs of some kinds do. RunDriver calls it with the run's user signed in.
 */
interface RunWork {

	/**
	 * Called before each step, because rights change while a run works.
	 *
	 * @throws ApiError If the signed-in user may not do this. The run is paused with its message.
	 */
	public function authorize( Run $run ): void;

	/**
	 * Works until the step is over or everything is done.
	 *
	 * @return bool Whether work is left.
	 * @throws RunMoved
	 * @throws DatabaseError
	 */
	public function work( RunStep $step ): bool;
}
