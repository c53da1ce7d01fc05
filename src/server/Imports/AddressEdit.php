<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use FluentCartCustomers\Addresses\AddressChanges;
use FluentCartCustomers\Customers\Record\Address;

defined( 'ABSPATH' ) || exit;

/**
 * What a row of a file does with the customer's primary address of one type.
 */
final class AddressEdit {

	public readonly AddressChanges $changes;

	/**
	 * @param Address|null          $address Null if it is created.
	 * @param non-empty-array<string, string> $texts The values that are written, by the contract's names.
	 * @throws \FluentCartCustomers\Addresses\AddressNameTooLong
	 */
	public function __construct(
		public readonly string $type,
		public readonly ?Address $address,
		public readonly array $texts,
	) {
		$this->changes = new AddressChanges( $texts );
		null === $address || $this->changes->changed_columns( $address );
	}
}
