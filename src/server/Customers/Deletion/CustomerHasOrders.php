<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Deletion;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\Refusal;
use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * A customer with orders is deleted only with `force`.
 */
final class CustomerHasOrders extends RuntimeException implements Refusal {

	public function __construct(
		public readonly int $customer_id,
		public readonly int $orders,
	) {
		parent::__construct( "Customer $customer_id has $orders orders." );
	}

	public function to_api_error(): ApiError {
		return ApiError::customer_has_orders( $this->customer_id, $this->orders, $this );
	}
}
