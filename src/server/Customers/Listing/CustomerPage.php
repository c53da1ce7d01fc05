<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Customers\Record\CustomerRow;

defined( 'ABSPATH' ) || exit;

/**
 * One page of a list, and how many customers the whole list has.
 */
final class CustomerPage {

	/**
	 * @param list<CustomerRow> $rows
	 * @param int               $total          At least so many, unless it is exact.
	 * @param ListPosition|null $last           Where its last customer stands; null if nobody follows them.
	 */
	public function __construct(
		public readonly array $rows,
		public readonly int $total,
		public readonly bool $total_is_exact,
		public readonly ?ListPosition $last,
	) {}
}
