<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\Refusal;
use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * No customer has the id.
 */
final class CustomerNotFound extends RuntimeException implements Refusal {

	public function __construct( public readonly int $customer_id ) {
		parent::__construct( "There is no customer $customer_id." );
	}

	public function to_api_error(): ApiError {
		return ApiError::customer_not_found( $this->customer_id );
	}
}
