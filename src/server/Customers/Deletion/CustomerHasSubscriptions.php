<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Deletion;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\Refusal;
use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * A customer with a running subscription is never deleted.
 */
final class CustomerHasSubscriptions extends RuntimeException implements Refusal {

	public function __construct(
		public readonly int $customer_id,
		public readonly int $subscriptions,
	) {
		parent::__construct( "Customer $customer_id has $subscriptions subscriptions that have not ended." );
	}

	public function to_api_error(): ApiError {
		return ApiError::customer_has_subscriptions( $this->customer_id, $this->subscriptions, $this );
	}
}
