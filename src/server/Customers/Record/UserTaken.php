<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\Refusal;
use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * Another customer has the WordPress user.
 */
final class UserTaken extends RuntimeException implements Refusal {

	public function __construct( public readonly int $user_id ) {
		parent::__construct( "Another customer has the user $user_id." );
	}

	public function to_api_error(): ApiError {
		return ApiError::user_taken( $this );
	}
}
