<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Database\Filter;

defined( 'ABSPATH' ) || exit;

/**
 * How ListQuery reads a page and its total.
 */
final class ListPlan {

	/**
	 * @param list<Filter>                        $filters     The rarest first; none for a list of all customers.
	 * @param int                                 $offset      Rows to skip.
	 * @param int|null                            $start_id    The first id of FromRange.
	 * @param list<array{int, int|null}>          $id_bounds   First and last ids of a scan, null for no upper bound; empty for all.
	 * @param int                                 $id_limit    The largest number of ids of the rarest filter to find.
	 * @param int                                 $count_limit Matches of the rarest filter that are counted.
	 * @param int                                 $total       The exact total without filters, otherwise a known minimum.
	 */
	public function __construct(
		public readonly ListStrategy $strategy,
		public readonly array $filters = array(),
		public readonly int $offset = 0,
		public readonly ?int $start_id = null,
		public readonly array $id_bounds = array(),
		public readonly int $id_limit = 0,
		public readonly int $count_limit = 0,
		public readonly int $total = 0,
	) {}
}
