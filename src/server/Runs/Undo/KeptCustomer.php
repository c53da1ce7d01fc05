<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * A customer that a run created or brought back is not removed.
 */
final class KeptCustomer extends RuntimeException {

	/**
	 * @param string $reason has_orders or changed_since.
	 */
	public function __construct( public readonly string $reason ) {
		parent::__construct( "The customer is kept: $reason." );
	}
}
