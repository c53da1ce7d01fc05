<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

defined( 'ABSPATH' ) || exit;

/**
 * The result of a run of a job.
 */
enum JobResult {
	case Done;

	/** The next run continues. */
	case Unfinished;

	/** Another process holds the lease. */
	case Busy;

	/** Site Health and the log show the error. */
	case Failed;
}
