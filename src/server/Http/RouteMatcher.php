<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

defined( 'ABSPATH' ) || exit;

/**
 * Whether a route is one of this plugin. Responses of other routes, such as FluentCart's, must not be changed.
 */
final class RouteMatcher {

	/**
	 * @param non-empty-list<string> $namespaces
	 */
	public function __construct( private readonly array $namespaces ) {}

	/**
	 * @param string $route May be an unknown route below the base.
	 */
	public function matches( string $route ): bool {
		$route = strtolower( rtrim( $route, "\n" ) ); // WordPress ignores case and a line break at the end.
		foreach ( $this->namespaces as $namespace ) {
			$base = "/$namespace/customers";
			if ( $route === $base || str_starts_with( $route, "$base/" ) ) {
				return true;
			}
		}
		return false;
	}
}
