<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\Refusal;
use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * The change would give a customer more keys of additional info than the limit.
 */
final class AdditionalInfoFull extends RuntimeException implements Refusal {

	public function __construct( public readonly int $limit ) {
		parent::__construct( "A customer has at most $limit keys of additional info." );
	}

	public function to_api_error(): ApiError {
		return ApiError::validation( array( 'additional_info' => ApiError::too_many_fields( $this->limit ) ) );
	}
}
