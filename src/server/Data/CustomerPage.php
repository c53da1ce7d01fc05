<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

/**
 * One page of a list, and how many customers the whole list has.
 */
final class CustomerPage {

	/**
	 * @param list<CustomerRow> $rows
	 */
	public function __construct(
		public readonly array $rows,
		public readonly int $total,
	) {}
}
