<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Headers that scripts of other origins may send and read.
 */
final class CorsHeaders {

	private const REQUEST_HEADERS = array( 'If-Match' );

	private const RESPONSE_HEADERS = array( 'X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset', 'Retry-After' );

	public function __construct( private readonly RouteMatcher $routes ) {}

	public function hook(): void {
		add_filter( 'rest_allowed_cors_headers', fn ( array $headers, WP_REST_Request $request ): array => $this->with( self::REQUEST_HEADERS, $headers, $request ), 10, 2 );
		add_filter( 'rest_exposed_cors_headers', fn ( array $headers, WP_REST_Request $request ): array => $this->with( self::RESPONSE_HEADERS, $headers, $request ), 10, 2 );
	}

	/**
	 * @param list<string> $added
	 * @param list<string> $headers
	 * @return list<string>
	 */
	private function with( array $added, array $headers, WP_REST_Request $request ): array {
		return $this->routes->matches( $request->get_route() ) ? array( ...$headers, ...$added ) : $headers;
	}
}
