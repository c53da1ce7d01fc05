<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

use Closure;
use FluentCartCustomers\Contract\Contract;
use FluentCartCustomers\Contract\Operation;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\ErrorMapper;
use FluentCartCustomers\Http\Request\Input;
use FluentCartCustomers\Http\Request\ParsedRequest;
use Throwable;
use WeakMap;
use WP_Error;
use WP_HTTP_Response;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the operations of the contract and dispatches their requests to the handlers.
 */
final class Routes {

	/** The member of a registered handler that holds its operation. */
	public const OPERATION = 'fluent_cart_customers_operation';

	/** @var array<string, callable(Input): WP_REST_Response> By operationId. */
	private array $handlers;

	private bool $has_scheduled_jobs = false;

	/** @var WeakMap<WP_REST_Request, ParsedRequest> Requests that are being dispatched. */
	private WeakMap $parsed;

	/**
	 * @param non-empty-list<string>                                       $namespaces
	 * @param Closure(): array<string, callable(Input): WP_REST_Response> $make_handlers By operationId; called for the
	 *                                                                                   first request.
	 */
	public function __construct(
		private readonly Contract $contract,
		private readonly CustomerPolicy $policy,
		private readonly ErrorMapper $errors,
		private readonly RateLimiter $limiter,
		private readonly ReadYourWrites $reads,
		private readonly array $namespaces,
		private readonly Closure $make_handlers,
		private readonly Closure $note_use,
	) {
		$this->parsed = new WeakMap();
	}

	public function hook(): void {
		add_action( 'rest_api_init', array( $this, 'register' ) );
		add_filter( 'rest_pre_dispatch', array( $this, 'begin' ), 10, 3 );
		add_filter( 'rest_request_before_callbacks', array( $this, 'check_permission_first' ), 10, 3 );
		add_filter( 'rest_request_after_callbacks', array( $this, 'refund_if_rejected' ), 10, 3 );
		add_filter( 'rest_post_dispatch', array( $this, 'add_headers' ), 10, 3 );
	}

	/**
	 * The action rest_api_init.
	 */
	public function register(): void {
		$routes = array();
		foreach ( $this->contract->operations() as $operation ) {
			$path              = preg_replace( '/\{(\w+)\}/', '(?P<$1>\d+)', $operation->path );
			$routes[ $path ][] = $this->endpoint( $operation );
			if ( null !== $operation->response ) {
				$routes[ $path ]['schema'] ??= static fn (): array => $operation->response;
			}
		}
		foreach ( $this->namespaces as $namespace ) {
			foreach ( $routes as $path => $endpoints ) {
				register_rest_route( $namespace, $path, $endpoints );
			}
		}
	}

	/**
	 * The filter rest_pre_dispatch. Drops the parsed request, because PHP code may change a request and dispatch it again.
	 *
	 * @param mixed $result Passed on.
	 */
	public function begin( mixed $result, WP_REST_Server $server, WP_REST_Request $request ): mixed {
		unset( $this->parsed[ $request ] );
		return $result;
	}

	/**
	 * The filter rest_request_before_callbacks. WordPress checks parameters before permissions, but a caller without the
	 * right must not learn what is wrong with the request.
	 *
	 * @param mixed                $response
	 * @param array<string, mixed> $handler
	 */
	public function check_permission_first( mixed $response, array $handler, WP_REST_Request $request ): mixed {
		if ( ! is_wp_error( $response ) || ! isset( $handler[ self::OPERATION ] ) ) {
			return $response;
		}
		return $this->refusal( $handler[ self::OPERATION ], $request )?->to_wp_error() ?? $response;
	}

	/**
	 * The filter rest_request_after_callbacks.
	 *
	 * @param mixed                $response Passed on.
	 * @param array<string, mixed> $handler
	 */
	public function refund_if_rejected( mixed $response, array $handler, WP_REST_Request $request ): mixed {
		if ( isset( $this->parsed[ $request ] ) ) {
			$this->limiter->refund_if_rejected( $response, $this->parsed[ $request ] );
		}
		return $response;
	}

	/**
	 * The filter rest_post_dispatch.
	 */
	public function add_headers( WP_HTTP_Response $response, WP_REST_Server $server, WP_REST_Request $request ): WP_HTTP_Response {
		if ( isset( $this->parsed[ $request ] ) && 'OPTIONS' !== $request->get_method() && is_user_logged_in() ) {
			$this->limiter->add_headers( $response, $this->parsed[ $request ] );
		}
		return $response;
	}

	/**
	 * The path of a GET request, as the plugin's screens send it.
	 *
	 * @param array<string, mixed> $query
	 * @param array<string, int>   $parameters   Of the path.
	 */
	public function path( string $operation_id, array $query, array $parameters = array() ): string {
		$route = $this->route( $this->contract->operation( $operation_id ), $parameters );
		return array() === $query ? $route : $route . '?' . http_build_query( $query, '', '&', PHP_QUERY_RFC3986 );
	}

	/**
	 * The response to a request that a script of the page will send to path(). WordPress's rest_preload_api_request() would
	 * register every route of the site, which takes a fifth of the time of the page.
	 *
	 * @param array<string, mixed> $query
	 * @param array<string, int>   $parameters   Of the path.
	 * @return array{body: array<string, mixed>, headers: array<string, string>}|null Null if the request fails.
	 */
	public function preload( string $operation_id, array $query, array $parameters = array() ): ?array {
		$answer = $this->call( new Call( $operation_id, $parameters, $query ) );
		return $answer instanceof WP_REST_Response
			? array(
				'body'    => Envelope::success( $answer->get_data() ),
				'headers' => $answer->get_headers(),
			)
			: null;
	}

	/**
	 * The response to PHP code of the plugin.
	 *
	 * @param bool $is_counted Whether the rate limit counts the call.
	 */
	public function call( Call $call, bool $is_counted = false ): WP_REST_Response|WP_Error {
		[ $parsed, $request ] = $this->parsed_call( $call );

		$answer = $this->answer( $parsed, $request, $is_counted );
		if ( $is_counted ) {
			$this->limiter->refund_if_rejected( $answer, $parsed );
		}
		return $answer;
	}

	/**
	 * Whether the current user may send a call, also if its values are invalid. It is not executed.
	 *
	 * @return WP_Error|null Null if the user may.
	 */
	public function refusal_of( Call $call ): ?WP_Error {
		return $this->problem( $call, static function (): void {} );
	}

	/**
	 * Whether the current user may send a call and its values are valid. It is not executed.
	 *
	 * @return WP_Error|null Null if both are true.
	 */
	public function check( Call $call ): ?WP_Error {
		return $this->problem( $call, static fn ( ParsedRequest $parsed ) => $parsed->input()->assert_valid() );
	}

	/**
	 * @param Closure(ParsedRequest): void $check Throws an ApiError; called if the current user may send the call.
	 */
	private function problem( Call $call, Closure $check ): ?WP_Error {
		[ $parsed, $request ] = $this->parsed_call( $call );
		try {
			$refusal = $this->policy->refusal( $parsed );
			if ( null !== $refusal ) {
				return $refusal->to_wp_error();
			}
			$check( $parsed );
			return null;
		} catch ( Throwable $error ) {
			return $this->failure( $error, $request )->to_wp_error();
		}
	}

	/**
	 * @return array{ParsedRequest, WP_REST_Request}
	 */
	private function parsed_call( Call $call ): array {
		$operation = $this->contract->operation( $call->operation_id );
		$request   = $call->request( $operation->method, $this->route( $operation, $call->path ) );
		return array( ParsedRequest::of( $operation, $request ), $request );
	}

	/**
	 * @param array<string, int|string> $parameters
	 */
	private function route( Operation $operation, array $parameters ): string {
		$placeholders = array_map( static fn ( string $name ): string => '{' . $name . '}', array_keys( $parameters ) );
		return '/' . $this->namespaces[0] . str_replace( $placeholders, array_map( 'strval', array_values( $parameters ) ), $operation->path );
	}

	/**
	 * @return array<string, mixed>
	 */
	private function endpoint( Operation $operation ): array {
		return array(
			'methods'             => $operation->method,
			'callback'            => fn ( WP_REST_Request $request ): WP_REST_Response|WP_Error => $this->answer( $this->parse( $operation, $request ), $request, true ),
			'permission_callback' => fn ( WP_REST_Request $request ): bool|WP_Error => $this->permission( $operation, $request ),
			'args'                => RouteDescriptions::arguments( $operation ),
			self::OPERATION       => $operation,
		);
	}

	/**
	 * @return callable(Input): WP_REST_Response
	 */
	private function handler( Operation $operation ): callable {
		$this->handlers ??= ( $this->make_handlers )();
		return $this->handlers[ $operation->id ];
	}

	/**
	 * Parses a request once (see ParsedRequest).
	 */
	private function parse( Operation $operation, WP_REST_Request $request ): ParsedRequest {
		$parsed = $this->parsed[ $request ] ?? null;
		if ( null === $parsed || $parsed->operation !== $operation ) {
			$parsed                   = ParsedRequest::of( $operation, $request );
			$this->parsed[ $request ] = $parsed;
		}
		return $parsed;
	}

	/**
	 * Authorises, validates, counts and executes one parsed request.
	 *
	 * @param bool $is_counted Whether the rate limit counts the request.
	 */
	private function answer( ParsedRequest $parsed, WP_REST_Request $request, bool $is_counted ): WP_REST_Response|WP_Error {
		try {
			$refusal = $this->policy->refusal( $parsed );
			if ( null !== $refusal ) {
				return $refusal->to_wp_error();
			}
			$input = $parsed->input();
			$this->reads->apply( get_current_user_id(), 'GET' !== $parsed->operation->method );
			if ( $is_counted ) {
				$this->limiter->count( $parsed );
			}
			$this->schedule_jobs();
			return ( $this->handler( $parsed->operation ) )( $input );
		} catch ( Throwable $error ) {
			return $this->failure( $error, $request )->to_wp_error();
		}
	}

	/**
	 * Schedules the jobs, once per PHP process.
	 */
	private function schedule_jobs(): void {
		if ( ! $this->has_scheduled_jobs ) {
			( $this->note_use )();
			$this->has_scheduled_jobs = true;
		}
	}

	/**
	 * WordPress calls this before answer(), and for the header `Allow` for all operations of the route.
	 */
	private function permission( Operation $operation, WP_REST_Request $request ): bool|WP_Error {
		if ( 'OPTIONS' !== $request->get_method() && ( $request->get_attributes()[ self::OPERATION ] ?? null ) === $operation ) {
			return $this->refusal( $operation, $request )?->to_wp_error() ?? true;
		}
		try {
			return $this->policy->may_reach( $operation );
		} catch ( Throwable $error ) {
			return $this->failure( $error, $request )->to_wp_error();
		}
	}

	/**
	 * A user without any right to the operation is rejected before the body is parsed, because JSON takes many times its size in
	 * memory.
	 *
	 * @return ApiError|null Null if the user may send the request.
	 */
	private function refusal( Operation $operation, WP_REST_Request $request ): ?ApiError {
		try {
			$refusal = $this->policy->refusal_of_all( $operation );
			if ( null !== $refusal ) {
				$this->parsed[ $request ] = ParsedRequest::unread( $operation, $refusal );
			}
			return $refusal ?? $this->policy->refusal( $this->parse( $operation, $request ) );
		} catch ( Throwable $error ) {
			// A filter of another plugin has thrown.
			return $this->failure( $error, $request );
		}
	}

	private function failure( Throwable $error, WP_REST_Request $request ): ApiError {
		return $this->errors->map( $error, "{$request->get_method()} {$request->get_route()}" );
	}
}
