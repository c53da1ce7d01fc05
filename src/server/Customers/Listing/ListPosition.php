<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

defined( 'ABSPATH' ) || exit;

/**
 * The position of a customer in a sorted list.
 */
final class ListPosition {

	/**
	 * @param string|int|null $value The stored value of the sort column; an integer for an integer column.
	 */
	public function __construct(
		public readonly string|int|null $value,
		public readonly int $id,
	) {}
}
