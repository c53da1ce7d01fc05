<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

defined( 'ABSPATH' ) || exit;

/**
 * Tells the routes of the contract from all others of the site, FluentCart's among them: those are not ours to change.
 */
final class RouteMatcher {

	/**
	 * @param non-empty-list<string> $namespaces
	 */
	public function __construct( private readonly array $namespaces ) {}

	/**
	 * @param string $route Also one that does not exist, below our base.
	 */
	public function matches( string $route ): bool {
		$route = strtolower( rtrim( $route, "\n" ) ); // WordPress matches any case, and a line break at the end.
		foreach ( $this->namespaces as $namespace ) {
			$base = "/$namespace/customers";
			if ( $route === $base || str_starts_with( $route, "$base/" ) ) {
				return true;
			}
		}
		return false;
	}
}
