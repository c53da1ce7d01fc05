<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

defined( 'ABSPATH' ) || exit;

/**
 * How a run of a job went.
 */
enum JobResult {
	case Done;

	/** There is more to do. */
	case Unfinished;

	/** Somebody else is at it. */
	case Busy;

	/** Site Health and the log tell why. */
	case Failed;
}
