<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

use FluentCartCustomers\Contract\Operation;
use WP_HTTP_Response;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * Describes the routes for OPTIONS and for the indexes of the namespaces.
 */
final class RouteDescriptions {

	/** The member of a description that names the same route in the first namespace. */
	private const SAME_AS = 'same_as';

	/**
	 * @param non-empty-list<string> $namespaces The others have the same routes as the first.
	 */
	public function __construct( private readonly array $namespaces ) {}

	public function hook(): void {
		add_filter( 'rest_route_data', array( $this, 'add_alias_to_index' ) );
		add_filter( 'rest_post_dispatch', array( $this, 'add_alias_to_options' ), 10, 3 );
	}

	/**
	 * The arguments of an operation for WordPress, which must not validate them, because Validator does. A null callback turns off
	 * WordPress's checks and conversions, an integer in `required` its check of required arguments.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	public static function arguments( Operation $operation ): array {
		$arguments = array();
		foreach ( $operation->parameters as $parameter ) {
			if ( 'header' !== $parameter['in'] ) {
				$arguments[ $parameter['name'] ] = $parameter['schema'] + array(
					'description' => $parameter['description'],
					'required'    => (int) $parameter['required'],
				);
			}
		}
		foreach ( $operation->body['properties'] ?? array() as $name => $schema ) {
			$is_required          = in_array( $name, $operation->body['required'] ?? array(), true );
			$arguments[ $name ] ??= array( 'required' => (int) $is_required ) + $schema;
		}
		return array_map( static fn ( array $argument ): array => array( 'sanitize_callback' => null ) + $argument, $arguments );
	}

	/**
	 * The filter rest_route_data.
	 *
	 * @param array<string, array<string, mixed>> $routes Descriptions by route.
	 * @return array<string, array<string, mixed>>
	 */
	public function add_alias_to_index( array $routes ): array {
		foreach ( array_keys( $routes ) as $route ) {
			$routes[ $route ] += $this->alias( $route );
		}
		return $routes;
	}

	/**
	 * The filter rest_post_dispatch.
	 */
	public function add_alias_to_options( WP_HTTP_Response $response, WP_REST_Server $server, WP_REST_Request $request ): WP_HTTP_Response {
		$route = 'OPTIONS' === $request->get_method() && $response instanceof WP_REST_Response ? $response->get_matched_route() : null;
		$alias = $this->alias( (string) $route );
		if ( array() !== $alias ) {
			$response->set_data( (array) $response->get_data() + $alias );
		}
		return $response;
	}

	/**
	 * @return array<string, string> A member for a route of another namespace than the first; empty for other routes.
	 */
	private function alias( string $route ): array {
		foreach ( array_slice( $this->namespaces, 1 ) as $namespace ) {
			if ( 1 === preg_match( "~^/$namespace(/customers(/.*)?)$~D", $route, $parts ) ) {
				return array( self::SAME_AS => "/{$this->namespaces[0]}{$parts[1]}" );
			}
		}
		return array();
	}
}
