<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Rest;

use FluentCartCustomers\Contract\Contract;
use Throwable;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

/**
 * Registers the contract's operations, and stands between WordPress and their handlers.
 */
final class Routes {

	/** The member of a registered handler that names the right it needs. */
	private const RIGHT = 'fluent_cart_customers_right';

	/**
	 * @param non-empty-list<string>                                     $namespaces
	 * @param array<string, callable(WP_REST_Request): WP_REST_Response> $handlers   By operationId.
	 */
	public function __construct(
		private readonly Contract $contract,
		private readonly CustomerPolicy $policy,
		private readonly CustomerPresenter $presenter,
		private readonly array $namespaces,
		private readonly array $handlers,
	) {}

	public function hook(): void {
		add_action( 'rest_api_init', array( $this, 'register' ) );
		add_filter( 'rest_request_before_callbacks', array( $this, 'refuse_before_validating' ), 10, 2 );
		add_filter( 'rest_allowed_cors_headers', array( $this, 'allow_if_match' ) );
	}

	/**
	 * The action rest_api_init.
	 */
	public function register(): void {
		$routes = array();
		foreach ( $this->contract->operations() as $id => $operation ) {
			$path              = preg_replace( '/\{(\w+)\}/', '(?P<$1>\d+)', $operation['path'] );
			$routes[ $path ][] = $this->endpoint( $operation, $this->handlers[ $id ] );

			$routes[ $path ]['schema'] ??= static fn (): array => $operation['response'];
		}
		foreach ( $this->namespaces as $namespace ) {
			foreach ( $routes as $path => $endpoints ) {
				register_rest_route( $namespace, $path, $endpoints );
			}
		}
	}

	/**
	 * The filter rest_request_before_callbacks. WordPress checks parameters before permissions; who may not ask must
	 * not learn what was wrong with the question.
	 *
	 * @param mixed                $response
	 * @param array<string, mixed> $handler
	 */
	public function refuse_before_validating( mixed $response, array $handler ): mixed {
		if ( ! is_wp_error( $response ) || ! isset( $handler[ self::RIGHT ] ) ) {
			return $response;
		}
		return $this->policy->refusal( $handler[ self::RIGHT ] )?->to_wp_error() ?? $response;
	}

	/**
	 * The filter rest_allowed_cors_headers: a page of another origin may send its version, too.
	 *
	 * @param list<string> $headers
	 * @return list<string>
	 */
	public function allow_if_match( array $headers ): array {
		return array( ...$headers, 'If-Match' );
	}

	/**
	 * The address at which our own screens ask an operation without a body.
	 *
	 * @param string               $operation_id
	 * @param array<string, mixed> $query
	 */
	public function path( string $operation_id, array $query ): string {
		return '/' . $this->namespaces[0] . $this->contract->operation( $operation_id )['path']
			. '?' . http_build_query( $query, '', '&', PHP_QUERY_RFC3986 );
	}

	/**
	 * The success that a script would be answered at path(), for a page that knows already what the script will ask.
	 * WordPress's rest_preload_api_request() would register every route of the site first, a fifth of the page's time.
	 *
	 * @param string               $operation_id
	 * @param array<string, mixed> $query
	 * @return array{body: array<string, mixed>, headers: array<string, string>}|null Null for any failure.
	 */
	public function preload( string $operation_id, array $query ): ?array {
		$operation = $this->contract->operation( $operation_id );
		$request   = new WP_REST_Request( $operation['method'], '/' . $this->namespaces[0] . $operation['path'] );
		$request->set_query_params( $query );

		$answer = null === $this->policy->refusal( $operation['right'] ) ? $this->answer( $this->handlers[ $operation_id ], $request ) : null;
		return $answer instanceof WP_REST_Response
			? array(
				'body'    => Envelope::success( $answer->get_data() ),
				'headers' => $answer->get_headers(),
			)
			: null;
	}

	/**
	 * @param array<string, mixed>                        $operation
	 * @param callable(WP_REST_Request): WP_REST_Response $handler
	 * @return array<string, mixed>
	 */
	private function endpoint( array $operation, callable $handler ): array {
		return array(
			'methods'             => $operation['method'],
			'callback'            => fn ( WP_REST_Request $request ): WP_REST_Response|WP_Error => $this->answer( $handler, $request ),
			'permission_callback' => fn (): bool|WP_Error => $this->policy->refusal( $operation['right'] )?->to_wp_error() ?? true,
			'args'                => self::arguments( $operation ),
			self::RIGHT           => $operation['right'],
		);
	}

	/**
	 * @param callable(WP_REST_Request): WP_REST_Response $handler
	 */
	private function answer( callable $handler, WP_REST_Request $request ): WP_REST_Response|WP_Error {
		try {
			return $handler( $request );
		} catch ( Throwable $error ) {
			$answer = ApiError::of( $error, $this->presenter );
			if ( $answer->status >= 500 ) {
				error_log( "FluentCart Customers, {$request->get_method()} {$request->get_route()}: $error" );
			}
			return $answer->to_wp_error();
		}
	}

	/**
	 * What OPTIONS and the namespace's index tell of an operation. Input validates, not WordPress: without the null
	 * it would check and convert every argument that has a type.
	 *
	 * @param array<string, mixed> $operation
	 * @return array<string, array<string, mixed>>
	 */
	private static function arguments( array $operation ): array {
		$arguments = array();
		foreach ( $operation['parameters'] as $parameter ) {
			if ( 'header' !== $parameter['in'] ) {
				$arguments[ $parameter['name'] ] = $parameter['schema'] + array( 'description' => $parameter['description'] );
			}
		}
		return array_map(
			static fn ( array $schema ): array => array( 'sanitize_callback' => null ) + $schema,
			$arguments + ( $operation['body']['properties'] ?? array() )
		);
	}
}
