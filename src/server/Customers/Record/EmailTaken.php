<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\Refusal;
use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * Another customer has the email, in any case of letters.
 */
final class EmailTaken extends RuntimeException implements Refusal {

	public function to_api_error(): ApiError {
		return ApiError::email_taken( $this );
	}
}
