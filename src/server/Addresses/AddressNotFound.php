<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Addresses;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\Refusal;
use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * The customer has no address with the id. Another customer may have it.
 */
final class AddressNotFound extends RuntimeException implements Refusal {

	public function __construct( public readonly int $address_id ) {
		parent::__construct( "The customer has no address $address_id." );
	}

	public function to_api_error(): ApiError {
		return ApiError::address_not_found( $this->address_id, $this );
	}
}
