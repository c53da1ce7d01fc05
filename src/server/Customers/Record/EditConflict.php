<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * The record has moved on since the writer read it.
 */
final class EditConflict extends RuntimeException {

	public function __construct( public readonly Customer $current ) {
		parent::__construct( 'The customer has been changed meanwhile.' );
	}
}
