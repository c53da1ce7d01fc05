<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers;

use FluentCartCustomers\Contract\WireFormat;
use FluentCartCustomers\Customers\Record\Address;

defined( 'ABSPATH' ) || exit;

/**
 * Shapes addresses as the contract has them.
 */
final class AddressPresenter {

	/**
	 * @return array<string, mixed> The schema Address.
	 */
	public function address( Address $address ): array {
		$prepared = array(
			'id'         => $address->id,
			'type'       => $address->type,
			'label'      => $address->label,
			'first_name' => $address->first_name,
			'last_name'  => $address->last_name,
			'company'    => $address->company,
			'address_1'  => $address->address_1,
			'address_2'  => $address->address_2,
			'city'       => $address->city,
			'state'      => $address->state,
			'postcode'   => $address->postcode,
			'country'    => $address->country,
			'phone'      => $address->phone,
			'email'      => $address->email,
			'is_primary' => $address->is_primary,
			'created_at' => WireFormat::timestamp( $address->created_at ),
			'updated_at' => WireFormat::timestamp( $address->updated_at ),
		);
		/**
		 * Filters an address before the API returns it.
		 *
		 * @param array<string, mixed> $prepared The schema Address. Add members, and keep those that are present.
		 */
		return (array) apply_filters( 'fluent_cart_customers/address', $prepared );
	}
}
