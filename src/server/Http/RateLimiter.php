<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

use FluentCartCustomers\Contract\Contract;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Request\ParsedRequest;
use FluentCartCustomers\Platform\PhpFunctions;
use Throwable;
use WeakMap;
use WP_HTTP_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Holds each user to the documented number of requests an hour, and tells them in headers how many are left.
 */
final class RateLimiter {

	/** A person who clicks in wp-admin has so many times the limit, and windows of their own. */
	private const INTERACTIVE_FACTOR = 20;

	/** The statuses of answers that are not counted. */
	private const UNCOUNTED_STATUSES = array( 400, 401, 403 );

	/** @var WeakMap<ParsedRequest, int> When a request was counted, in Unix seconds. */
	private WeakMap $counted;

	/** @var WeakMap<ParsedRequest, true> The requests that took a step of a bulk run. */
	private WeakMap $steps;

	public function __construct(
		private readonly Contract $contract,
		private readonly RateWindowStore $windows,
	) {
		$this->counted = new WeakMap();
		$this->steps   = new WeakMap();
	}

	public function hook(): void {
		add_action( 'deleted_user', array( $this, 'forget' ) );
		add_action( 'remove_user_from_blog', array( $this, 'forget' ) );
	}

	/**
	 * Counts a request that is allowed and valid.
	 *
	 * @throws ApiError rate_limited.
	 * @throws DatabaseError
	 */
	public function count( ParsedRequest $request ): void {
		$class = $request->limit_class();
		$limit = null === $class ? 0 : $this->limit( $class );
		$now   = time();
		if ( null === $class || $limit <= 0 || $this->continues( $request, $now ) ) {
			return;
		}
		if ( ! $this->windows->count( get_current_user_id(), self::window_name( $class ), $limit, $now ) ) {
			$end = $this->running_window( $class )?->end() ?? $now;
			throw ApiError::rate_limited( max( 1, $end - $now ) );
		}
		$this->counted[ $request ] = $now;
	}

	/**
	 * Gives a counted request back if only the handler could refuse it as bad or forbidden: what is refused before it is
	 * free, too.
	 *
	 * @param mixed $response A WP_Error if the request was refused.
	 */
	public function refund_uncounted( mixed $response, ParsedRequest $request ): void {
		$is_free = is_wp_error( $response ) && in_array( $response->get_error_data()['status'] ?? 500, self::UNCOUNTED_STATUSES, true );
		$class   = $request->limit_class();
		if ( ! $is_free || null === $class ) {
			return;
		}
		try {
			$cursor = isset( $this->steps[ $request ] ) ? $request->cursor() : null;
			if ( null !== $cursor ) {
				$this->windows->refund_step( get_current_user_id(), $cursor->run, $cursor->step );
			} elseif ( isset( $this->counted[ $request ] ) ) {
				$this->windows->refund( get_current_user_id(), self::window_name( $class ), $this->counted[ $request ] );
			}
		} catch ( DatabaseError $error ) {
			PhpFunctions::log( "FluentCart Customers could not give a request back: $error" );
		}
	}

	/**
	 * Adds the headers that every answer of a counted route has.
	 */
	public function add_headers( WP_HTTP_Response $response, ParsedRequest $request ): void {
		$retry_after = $response->get_data()['error']['retry_after'] ?? null;
		if ( null !== $retry_after ) {
			$response->header( 'Retry-After', (string) $retry_after );
		}
		if ( ! $request->operation->is_limited() ) {
			return;
		}
		try {
			// A request without an action is refused. It is free, and the headers show the class of a dry run.
			$this->set_headers( $request->limit_class() ?? 'list', $response );
		} catch ( Throwable $error ) {
			PhpFunctions::log( "FluentCart Customers could not tell a rate limit: $error" );
		}
	}

	/**
	 * Whether the request is the first for its step of a bulk run. The request that began the run was counted for all its
	 * steps; a cursor that is sent again is counted.
	 *
	 * @throws DatabaseError
	 */
	private function continues( ParsedRequest $request, int $now ): bool {
		$cursor = $request->cursor();
		if ( null === $cursor || ! $this->windows->take_step( get_current_user_id(), $cursor->run, $cursor->step, $now ) ) {
			return false;
		}
		$this->steps[ $request ] = true;
		return true;
	}

	/**
	 * @throws DatabaseError
	 */
	private function set_headers( string $class, WP_HTTP_Response $response ): void {
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
			$this->contract->limits()[ $class ] * ( $is_interactive ? self::INTERACTIVE_FACTOR : 1 ),
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
