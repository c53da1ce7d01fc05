<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Deletion;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * A customer with a subscription that has not ended is not deleted at all.
 */
final class CustomerHasSubscriptions extends RuntimeException {

	public function __construct(
		public readonly int $customer_id,
		public readonly int $subscriptions,
	) {
		parent::__construct( "Customer $customer_id has $subscriptions subscriptions that have not ended." );
	}
}
