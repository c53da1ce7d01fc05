<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * What a script of another origin may send and read.
 */
final class CorsHeaders {

	private const SENT = array( 'If-Match' );

	private const READ = array( 'X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset', 'Retry-After' );

	public function __construct( private readonly RouteMatcher $ours ) {}

	public function hook(): void {
		add_filter( 'rest_allowed_cors_headers', fn ( array $headers, WP_REST_Request $request ): array => $this->with( self::SENT, $headers, $request ), 10, 2 );
		add_filter( 'rest_exposed_cors_headers', fn ( array $headers, WP_REST_Request $request ): array => $this->with( self::READ, $headers, $request ), 10, 2 );
	}

	/**
	 * @param list<string> $ours
	 * @param list<string> $headers
	 * @return list<string>
	 */
	private function with( array $ours, array $headers, WP_REST_Request $request ): array {
		return $this->ours->matches( $request->get_route() ) ? array( ...$headers, ...$ours ) : $headers;
	}
}
