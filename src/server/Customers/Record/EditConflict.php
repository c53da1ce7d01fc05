<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * The customer was changed after the client read it. The answer holds the customer as presented, so Services hands
 * ErrorMapper a function for it.
 */
final class EditConflict extends RuntimeException {

	public function __construct( public readonly Customer $current ) {
		parent::__construct( 'The customer was changed after the client read it.' );
	}
}
