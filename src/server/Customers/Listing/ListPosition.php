<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

defined( 'ABSPATH' ) || exit;

/**
 * A place in a sorted list: that of the customer with this id, who holds this value in the column by which the list is
 * sorted.
 */
final class ListPosition {

	/**
	 * @param string|int|null $value As the database has it; an integer for a column of integers.
	 */
	public function __construct(
		public readonly string|int|null $value,
		public readonly int $id,
	) {}
}
