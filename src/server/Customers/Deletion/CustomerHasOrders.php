<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Deletion;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * A customer with orders is deleted only by force.
 */
final class CustomerHasOrders extends RuntimeException {

	public function __construct(
		public readonly int $customer_id,
		public readonly int $orders,
	) {
		parent::__construct( "Customer $customer_id has $orders orders." );
	}
}
