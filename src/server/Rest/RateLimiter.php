<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Rest;

use FluentCartCustomers\Contract\Contract;
use FluentCartCustomers\Contract\Operation;
use FluentCartCustomers\Data\DatabaseError;
use FluentCartCustomers\Data\RateWindow;
use FluentCartCustomers\Data\RateWindows;
use Throwable;
use WeakMap;
use WP_HTTP_Response;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * Holds each user to the documented number of requests an hour, and tells them in headers how many are left.
 */
final class RateLimiter {

	/** A person who clicks in wp-admin has so many times the limit, and windows of their own. */
	private const OF_A_PERSON = 20;

	/** The statuses of answers that are not counted. */
	private const FREE = array( 400, 401, 403 );

	/** @var WeakMap<WP_REST_Request, string> The classes of requests that were found valid. */
	private WeakMap $classes;

	/** @var WeakMap<WP_REST_Request, int> When a request was counted, in Unix seconds. */
	private WeakMap $counted;

	public function __construct(
		private readonly Contract $contract,
		private readonly RateWindows $windows,
	) {
		$this->classes = new WeakMap();
		$this->counted = new WeakMap();
	}

	public function hook(): void {
		add_filter( 'rest_request_after_callbacks', array( $this, 'give_back_if_free' ), 10, 3 );
		add_filter( 'rest_post_dispatch', array( $this, 'add_headers' ), 10, 3 );
		add_action( 'deleted_user', array( $this, 'forget' ) );
		add_action( 'remove_user_from_blog', array( $this, 'forget' ) );
	}

	/**
	 * Counts a request that is allowed and valid.
	 *
	 * @throws ApiError rate_limited.
	 * @throws DatabaseError
	 */
	public function count( Operation $operation, Input $input ): void {
		$class = self::class_of( $operation, $input->body );
		if ( null === $class ) {
			return;
		}
		$this->classes[ $input->request ] = $class;

		$limit = $this->limit( $class );
		$now   = time();
		// A step of a work belongs to the request that began it; the handler refuses cursors that are not ours.
		if ( $limit <= 0 || isset( $input->body['cursor'] ) ) {
			return;
		}
		if ( ! $this->windows->count( get_current_user_id(), self::window_name( $class ), $limit, $now ) ) {
			$end = $this->running_window( $class )?->end() ?? $now;
			throw ApiError::rate_limited( max( 1, $end - $now ) );
		}
		$this->counted[ $input->request ] = $now;
	}

	/**
	 * The filter rest_request_after_callbacks. What only the handler could refuse as a bad request or a forbidden one
	 * is as free as what was refused before.
	 *
	 * @param mixed                $response Passed on.
	 * @param array<string, mixed> $handler
	 */
	public function give_back_if_free( mixed $response, array $handler, WP_REST_Request $request ): mixed {
		$is_free = is_wp_error( $response ) && in_array( $response->get_error_data()['status'] ?? 500, self::FREE, true );
		if ( $is_free && isset( $this->counted[ $request ] ) ) {
			try {
				$this->windows->give_back(
					get_current_user_id(),
					self::window_name( $this->classes[ $request ] ),
					$this->counted[ $request ]
				);
			} catch ( DatabaseError $error ) {
				error_log( "FluentCart Customers could not give a request back: $error" );
			}
		}
		return $response;
	}

	/**
	 * The filter rest_post_dispatch: the headers of every answer of a counted route.
	 */
	public function add_headers( WP_HTTP_Response $response, WP_REST_Server $server, WP_REST_Request $request ): WP_HTTP_Response {
		$operation = $request->get_attributes()[ Routes::OPERATION ] ?? null;
		if ( ! $operation instanceof Operation || 'OPTIONS' === $request->get_method() || ! is_user_logged_in() ) {
			return $response;
		}
		$retry_after = $response->get_data()['error']['retry_after'] ?? null;
		if ( null !== $retry_after ) {
			$response->header( 'Retry-After', (string) $retry_after );
		}
		$class = $this->classes[ $request ] ?? self::class_of( $operation, Input::unvalidated_body( $request ) );
		if ( null === $class && ! $operation->is_limited() ) {
			return $response;
		}
		try {
			// An action that does not exist is as free as a dry run is cheap.
			$this->tell( $class ?? 'list', $response );
		} catch ( Throwable $error ) {
			error_log( "FluentCart Customers could not tell a rate limit: $error" );
		}
		return $response;
	}

	/**
	 * @throws DatabaseError
	 */
	private function tell( string $class, WP_HTTP_Response $response ): void {
		$limit = $this->limit( $class );
		if ( $limit <= 0 ) {
			return;
		}
		$window = $this->running_window( $class ) ?? new RateWindow( time(), 0 );
		$response->header( 'X-RateLimit-Limit', (string) $limit );
		$response->header( 'X-RateLimit-Remaining', (string) max( 0, $limit - $window->count ) );
		$response->header( 'X-RateLimit-Reset', (string) $window->end() );
	}

	/**
	 * The actions deleted_user and remove_user_from_blog.
	 */
	public function forget( int $user_id ): void {
		try {
			$this->windows->forget( $user_id );
		} catch ( DatabaseError ) {
			// Users can be removed from sites of a network that do not use the plugin.
			return;
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function running_window( string $class ): ?RateWindow {
		return $this->windows->running( get_current_user_id(), self::window_name( $class ), time() );
	}

	/**
	 * @param array<mixed> $body Validated or not: an answer that refuses it has the headers, too.
	 * @return string|null list, create, update or delete; null if the operation is not counted.
	 */
	private static function class_of( Operation $operation, array $body ): ?string {
		$action = $body['action'] ?? '';
		$class  = $operation->limit( is_string( $action ) ? $action : '' );
		// Whoever only asks what would happen reads a list.
		return null !== $class && wp_validate_boolean( $body['data']['dry_run'] ?? false ) ? 'list' : $class;
	}

	private function limit( string $class ): int {
		$is_interactive = self::is_interactive();
		/**
		 * Filters how many requests of a class a user may send in an hour.
		 *
		 * @param int    $limit          0 lifts it.
		 * @param string $class          list, create, update or delete.
		 * @param int    $user_id
		 * @param bool   $is_interactive Whether it is a person in wp-admin (cookie and nonce), not a program.
		 */
		return (int) apply_filters(
			'fluent_cart_customers/rate_limit',
			$this->contract->limits()[ $class ] * ( $is_interactive ? self::OF_A_PERSON : 1 ),
			$class,
			get_current_user_id(),
			$is_interactive
		);
	}

	/**
	 * The name of the window in which a class is counted.
	 */
	private static function window_name( string $class ): string {
		return self::is_interactive() ? "person:$class" : $class;
	}

	/**
	 * Whether a cookie signed the user in. WordPress takes it with a nonce only, and notes it here.
	 */
	private static function is_interactive(): bool {
		return true === ( $GLOBALS['wp_rest_auth_cookie'] ?? null );
	}
}
