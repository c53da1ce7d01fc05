<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

use FluentCartCustomers\Http\Request\Input;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Handles operations of the contract. An exception that a handler throws becomes the error of the response (ErrorMapper).
 */
interface Controller {

	/**
	 * @return array<string, callable(Input): WP_REST_Response> By operationId.
	 */
	public function handlers(): array;
}
