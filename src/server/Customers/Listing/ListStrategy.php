<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

defined( 'ABSPATH' ) || exit;

/**
 * The ways in which ListQuery reads a page.
 */
enum ListStrategy {

	/** No row: the page is behind the last customer. */
	case Nothing;

	/** The index of the order, from its beginning. */
	case FirstPage;

	/** The index of the order, from the position of a cursor. */
	case AfterPosition;

	/** The primary key, from the first or last id of a range of the histogram. */
	case FromRange;

	/** The index of the order, backwards from its end. */
	case FromEnd;

	/** The index of the order, from its beginning. The entries before the page are skipped. */
	case ByOffset;

	/** The matches of the rarest filter are checked by the other filters, and sorted. */
	case SortMatches;

	/** The ids of the only filter are sorted. No row is read for it. */
	case SortIds;

	/** The only filter has an index in the order of ids. */
	case ScanIndex;

	/** The index of the order is walked. Each row is checked by all filters. */
	case ScanByPredicate;

	/** The index of the order is walked. Each row is checked by membership in the ids of the rarest filter, and by the others. */
	case ScanByIdSet;
}
