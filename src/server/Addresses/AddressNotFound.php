<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Addresses;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * The customer has no such address; another one may.
 */
final class AddressNotFound extends RuntimeException {

	public function __construct( public readonly int $address_id ) {
		parent::__construct( "The customer has no address $address_id." );
	}
}
