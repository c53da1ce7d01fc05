<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * A customer would have more keys of additional info than one may have.
 */
final class AdditionalInfoFull extends RuntimeException {

	public function __construct( public readonly int $limit ) {
		parent::__construct( "A customer has at most $limit keys of additional info." );
	}
}
