<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Whose data a request asks for: the customers with an email now or before, and deleted ones of which the journal has values.
 */
final class Person {

	/**
	 * @param string                $email     Of the request.
	 * @param list<int>             $customers Existing ones.
	 * @param list<int>             $deleted   Ids of deleted ones.
	 * @param list<int>             $orders    Orders of the deleted ones, which have no customer since.
	 * @param PersonValues          $values    Of the deleted ones.
	 * @param list<array{int, int}> $staged    Rows of imported files with the email: the import and the number of the row.
	 */
	public function __construct(
		public readonly string $email,
		public readonly array $customers,
		public readonly array $deleted = array(),
		public readonly array $orders = array(),
		public readonly PersonValues $values = new PersonValues(),
		public readonly array $staged = array(),
	) {}

	/**
	 * @return list<int> Of existing and deleted customers.
	 */
	public function ids(): array {
		return array( ...$this->customers, ...$this->deleted );
	}
}
