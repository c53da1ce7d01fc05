<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

defined( 'ABSPATH' ) || exit;

/**
 * The kinds of rows in ChangeQueue, each for one job.
 */
enum ChangeKind: string {

	/** Sums of the customer and of the day of `affected_at` have changed. */
	case Day = 'day';

	/** What the search finds of the customer has changed, or the customer was deleted. */
	case Document = 'document';

	/** The customer was deleted, or has another creation date. */
	case Range = 'range';
}
