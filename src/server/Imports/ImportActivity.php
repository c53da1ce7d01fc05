<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use FluentCartCustomers\Customers\Record\Customer;

defined( 'ABSPATH' ) || exit;

/**
 * What the activity of a customer says about an import.
 *
 * @phpstan-type Fields array<string, string|int|float|bool>
 */
final class ImportActivity {

	/**
	 * @param Customer|null $before Null for a new customer.
	 * @return array{id: int, before: Fields|null, after: Fields, addresses: array<int, array{Fields|null, Fields}>} As in
	 *         ActivityRepository::customers_imported().
	 */
	public static function of( ?Customer $before, Customer $after ): array {
		return array(
			'id'        => $after->row->id,
			'before'    => null === $before ? null : self::fields( $before, $after ),
			'after'     => self::fields( $after, $before ),
			'addresses' => null === $before ? array() : self::addresses( $before, $after ),
		);
	}

	/**
	 * A phone that the customer only has from an address changes with the address, so it is no change of its own.
	 *
	 * @return Fields By full name.
	 */
	private static function fields( Customer $customer, ?Customer $other ): array {
		$has_own_phone = null === $other || '' !== $customer->stored_phone || '' !== $other->stored_phone;
		return array_diff_key( $customer->editable_fields(), $has_own_phone ? array() : array( 'phone' => true ) );
	}

	/**
	 * @return array<int, array{Fields|null, Fields}> Fields before and after of the addresses that were added or changed, by id.
	 */
	private static function addresses( Customer $before, Customer $after ): array {
		$old     = array_column( $before->addresses, null, 'id' );
		$changes = array();
		foreach ( $after->addresses as $address ) {
			$fields = isset( $old[ $address->id ] ) ? $old[ $address->id ]->editable_fields() : null;
			if ( $fields !== $address->editable_fields() ) {
				$changes[ $address->id ] = array( $fields, $address->editable_fields() );
			}
		}
		return $changes;
	}
}
