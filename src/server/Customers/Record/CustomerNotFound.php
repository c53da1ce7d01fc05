<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * A customer was asked for by an id that no customer has.
 */
final class CustomerNotFound extends RuntimeException {

	public function __construct( public readonly int $customer_id ) {
		parent::__construct( "There is no customer $customer_id." );
	}
}
