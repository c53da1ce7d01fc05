<?php
/**
 * Sends requests to the REST API with rest_do_request(), as another plugin does.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Rest;

use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Sends a request without a signed-in user, after granting all capabilities to visitors.
 *
 * @param string               $method `PUT`.
 * @param string               $route  `/fluent-cart/v2/customers/1`.
 * @param array<string, mixed> $body   Body parameters.
 */
function send_without_user( string $method, string $route, array $body ): void {
	add_filter( 'fluent_cart_customers/capability', static fn (): string => 'exist' );
	$request = new WP_REST_Request( $method, $route );
	$request->set_body_params( $body );
	rest_do_request( $request );
}
