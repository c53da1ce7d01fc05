<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * Another customer has the WordPress user.
 */
final class UserTaken extends RuntimeException {

	public function __construct( public readonly int $user_id ) {
		parent::__construct( "Another customer has the user $user_id." );
	}
}
