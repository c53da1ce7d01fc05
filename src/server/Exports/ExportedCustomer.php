<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Customers\Record\CustomerRow;

defined( 'ABSPATH' ) || exit;

/**
 * A customer with the related rows that the columns of an export need.
 */
final class ExportedCustomer {

	/**
	 * @param array<string, Address>               $addresses By type.
	 * @param array<string, string|int|float|bool> $info      Additional info without the notes.
	 * @param string                               $user      Display name of the linked user; empty if there is none.
	 */
	public function __construct(
		public readonly CustomerRow $row,
		public readonly string $phone,
		public readonly array $addresses,
		public readonly array $info,
		public readonly string $user,
	) {}
}
