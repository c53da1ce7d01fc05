<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Customers\Record\CustomerRow;

defined( 'ABSPATH' ) || exit;

/**
 * A page of a list of customers.
 */
final class CustomerPage {

	/**
	 * @param list<CustomerRow> $rows
	 * @param int               $total          The number of customers of all pages; a minimum unless it is exact.
	 * @param ListPosition|null $last           The position of the last row; null on the last page.
	 */
	public function __construct(
		public readonly array $rows,
		public readonly int $total,
		public readonly bool $total_is_exact,
		public readonly ?ListPosition $last,
	) {}
}
