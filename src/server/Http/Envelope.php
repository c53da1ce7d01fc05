<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\Message;
use WP_HTTP_Response;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * Wraps every response of the API in the contract's envelope, also WordPress's own errors: unknown route, invalid JSON, not
 * signed in.
 */
final class Envelope {

	/** apiFetch requires this code at the top level to fetch a new nonce and to repeat the request. */
	private const PASS_THROUGH_CODES = array( 'rest_cookie_invalid_nonce' );

	private const BAD_REQUESTS = array( 'rest_invalid_json', 'rest_invalid_param', 'rest_missing_callback_param' );

	public function __construct( private readonly RouteMatcher $routes ) {}

	public function hook(): void {
		add_filter( 'rest_pre_dispatch', array( $this, 'normalize_scalar_body' ), 10, 3 );

		// Before rest_filter_response_fields(), which would filter the envelope by `_fields`.
		add_filter( 'rest_post_dispatch', array( $this, 'wrap' ), 5, 3 );

		// Before FluentCart's filter at 10.
		add_filter( 'rest_pre_serve_request', array( $this, 'restore_error_body' ), 9, 3 );
	}

	/**
	 * The filter rest_pre_dispatch. A JSON body with a single value causes PHP warnings in WordPress. An empty list is invalid, too,
	 * and causes none.
	 *
	 * @param mixed $result Passed on.
	 */
	public function normalize_scalar_body( mixed $result, WP_REST_Server $server, WP_REST_Request $request ): mixed {
		if ( $this->routes->matches( $request->get_route() ) && is_scalar( $request->get_json_params() ) ) {
			$request->set_body( '[]' );
		}
		return $result;
	}

	/**
	 * The filter rest_post_dispatch.
	 */
	public function wrap( WP_HTTP_Response $response, WP_REST_Server $server, WP_REST_Request $request ): WP_HTTP_Response {
		if ( ! $this->routes->matches( $request->get_route() ) || 'OPTIONS' === $request->get_method() ) {
			return $response;
		}
		if ( ! $response instanceof WP_REST_Response || ! $response->is_error() ) {
			unset( $request['_fields'] ); // FieldSelection has applied it.
			$response->set_data( self::success( $response->get_data() ) );
			return $response;
		}
		$answer = (array) $response->get_data();
		$code   = (string) ( $answer['code'] ?? '' );
		if ( in_array( $code, self::PASS_THROUGH_CODES, true ) ) {
			return $response;
		}
		$allowed = 'rest_no_route' === $code ? $this->methods_of( $request->get_route(), $server ) : array();
		$error   = $answer['data']['error'] ?? $this->translate( $code, $answer, $response->get_status(), $allowed );

		$response->set_status( $error instanceof ApiError ? $error->status : $response->get_status() );
		$response->set_data(
			array(
				'success' => false,
				'error'   => $error instanceof ApiError ? $error->to_array() : $error,
			)
		);
		if ( array() !== $allowed ) {
			$response->header( 'Allow', implode( ', ', $allowed ) );
		}
		return $response;
	}

	/**
	 * The filter rest_pre_serve_request. FluentCart replaces the body of every 404 in its namespace by details of the request
	 * (Application.php, preServeRequest()). This restores the body.
	 *
	 * @param mixed $served Passed on. Other plugins may return another type than WordPress's boolean.
	 */
	public function restore_error_body( mixed $served, WP_HTTP_Response $answer, WP_REST_Request $request ): mixed {
		if ( 404 === $answer->get_status() && $this->routes->matches( $request->get_route() ) ) {
			$data    = $answer->get_data();
			$restore = static function ( mixed $served, WP_HTTP_Response $answer ) use ( $data ): mixed {
				$answer->set_data( $data );
				if ( 404 !== $answer->get_status() ) {
					$answer->set_status( 404 );
					status_header( 404 );
				}
				return $served;
			};
			add_filter( 'rest_pre_serve_request', $restore, 11, 2 );
		}
		return $served;
	}

	/**
	 * @return array{success: true, data: mixed}|array{success: true, message: string, data: array<string, mixed>}
	 */
	public static function success( mixed $data ): array {
		$success = array( 'success' => true );
		return $data instanceof Message
			? $success + array(
				'message' => $data->text,
				'data'    => $data->data,
			)
			: $success + array( 'data' => $data );
	}

	/**
	 * Maps an error of WordPress to a code of the contract.
	 *
	 * @param array<mixed> $answer
	 * @param list<string> $allowed The methods of the route; empty if it does not exist.
	 */
	private function translate( string $code, array $answer, int $status, array $allowed ): ApiError {
		$params = $answer['data']['params'] ?? array();
		return match ( true ) {
			array() !== $allowed                        => ApiError::method_not_allowed( $allowed ),
			'rest_no_route' === $code                   => ApiError::not_found(),
			in_array( $code, self::BAD_REQUESTS, true ) => ApiError::validation( self::fields( $params ), (string) $answer['message'] ),
			default                                     => ApiError::from_wp_error( $code, (string) $answer['message'], $status ),
		};
	}

	/**
	 * @param mixed $params Names of missing parameters, or messages by name.
	 * @return array<string, string>
	 */
	private static function fields( mixed $params ): array {
		$fields = array();
		foreach ( is_array( $params ) ? $params : array() as $key => $value ) {
			$fields[ is_int( $key ) ? (string) $value : $key ] = is_int( $key )
				? __( 'This field is required.', 'fluent-cart-customers' )
				: (string) $value;
		}
		return $fields;
	}

	/**
	 * @return list<string> The methods of a route; empty if it does not exist.
	 */
	private function methods_of( string $route, WP_REST_Server $server ): array {
		foreach ( $server->get_routes() as $pattern => $handlers ) {
			if ( $this->routes->matches( $pattern ) && 1 === preg_match( "@^$pattern$@i", $route ) ) {
				return array_values( array_unique( array_merge( ...array_map( static fn ( array $handler ): array => array_keys( $handler['methods'] ), $handlers ) ) ) );
			}
		}
		return array();
	}
}
