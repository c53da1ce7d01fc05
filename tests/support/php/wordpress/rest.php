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

/**
 * Sends many GET requests in one process, without the time that WordPress needs to start for each.
 *
 * @param int                              $user_id The signed-in user.
 * @param string                           $route   `/fluent-cart/v2/customers`.
 * @param array<int, array<string, mixed>> $queries The arguments of each request.
 * @return array<int, array{status: int, body: mixed}>
 */
function get_all( int $user_id, string $route, array $queries ): array {
	wp_set_current_user( $user_id );
	return array_map(
		static function ( array $query ) use ( $route ): array {
			$request = new WP_REST_Request( 'GET', $route );
			$request->set_query_params( $query );
			$response = rest_do_request( $request );
			return array(
				'status' => $response->get_status(),
				'body'   => $response->get_data(),
			);
		},
		$queries
	);
}
