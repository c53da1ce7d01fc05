<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Errors;

defined( 'ABSPATH' ) || exit;

/**
 * An exception of a slice that has an error code in the contract.
 */
interface Refusal {

	public function to_api_error(): ApiError;
}
