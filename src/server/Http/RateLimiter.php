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

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Limits the requests of a user per hour, and reports the remaining requests in headers.
 */
final class RateLimiter {

	/** The factor of the limit for users in wp-admin. */
	private const INTERACTIVE_FACTOR = 20;

	/** Stored prefix of the buckets of users in wp-admin, whose requests are counted separately. */
	private const INTERACTIVE_PREFIX = 'person:';

	/** Responses with these statuses do not count. */
	private const UNCOUNTED_STATUSES = array( 400, 401, 403 );

	/** @var WeakMap<ParsedRequest, int> When a request was counted, in Unix seconds. */
	private WeakMap $counted;

	/** @var WeakMap<ParsedRequest, true> Requests that are a step of a bulk run. */
	private WeakMap $steps;

	public function __construct(
		private readonly Contract $contract,
		private readonly RateWindowStore $windows,
	) {
		$this->counted = new WeakMap();
		$this->steps   = new WeakMap();
	}

	public function hook(): void {
		add_action( 'deleted_user', array( $this, 'delete_windows' ) );
		add_action( 'remove_user_from_blog', array( $this, 'delete_windows' ) );
	}

	/**
	 * Counts an authorised and valid request.
	 *
	 * @throws ApiError rate_limited.
	 * @throws DatabaseError
	 */
	public function count( ParsedRequest $request ): void {
		$class = $request->limit_class();
		$limit = null === $class ? 0 : $this->limit( $class );
		$now   = time();
		if ( null === $class || $limit <= 0 || $this->take_step( $request, $now ) ) {
			return;
		}
		if ( ! $this->windows->count( get_current_user_id(), self::bucket( $class ), $limit, $now ) ) {
			$end = $this->running_window( $class )?->end() ?? $now;
			throw ApiError::rate_limited( max( 1, $end - $now ) );
		}
		$this->counted[ $request ] = $now;
	}

	/**
	 * Refunds a counted request that the handler rejected as invalid or forbidden. Requests that are rejected earlier are not
	 * counted.
	 *
	 * @param mixed $response A WP_Error if the request was rejected.
	 */
	public function refund_if_rejected( mixed $response, ParsedRequest $request ): void {
		$is_rejected = is_wp_error( $response ) && in_array( $response->get_error_data()['status'] ?? 500, self::UNCOUNTED_STATUSES, true );
		$class       = $request->limit_class();
		if ( ! $is_rejected || null === $class ) {
			return;
		}
		try {
			$cursor = isset( $this->steps[ $request ] ) ? $request->cursor() : null;
			if ( null !== $cursor ) {
				$this->windows->refund_step( get_current_user_id(), $cursor->run, $cursor->step );
			} elseif ( isset( $this->counted[ $request ] ) ) {
				$this->windows->refund( get_current_user_id(), self::bucket( $class ), $this->counted[ $request ] );
			}
		} catch ( DatabaseError $error ) {
			PhpFunctions::log( "FluentCart Customers couldn’t refund a rate-limited request: $error" );
		}
	}

	/**
	 * Adds the headers of a counted route.
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
			// A request without an action is invalid. Its headers show the class of a dry run.
			$this->set_headers( $request->limit_class() ?? 'list', $response );
		} catch ( Throwable $error ) {
			PhpFunctions::log( "FluentCart Customers couldn’t read a rate limit: $error" );
		}
	}

	/**
	 * Whether the request is the first of its step of a bulk run. The first request of the run was counted for all steps; a
	 * repeated cursor is counted.
	 *
	 * @throws DatabaseError
	 */
	private function take_step( ParsedRequest $request, int $now ): bool {
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
	public function delete_windows( int $user_id ): void {
		try {
			$this->windows->delete_of_user( $user_id );
		} catch ( DatabaseError ) {
			// A user may be removed from a site of a network that does not use the plugin.
			return;
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function running_window( string $class ): ?RateWindow {
		return $this->windows->running( get_current_user_id(), self::bucket( $class ), time() );
	}

	private function limit( string $class ): int {
		$is_interactive = self::is_interactive();
		/**
		 * Filters the number of requests of a class that a user may send in an hour.
		 *
		 * @param int    $limit          0 for no limit.
		 * @param string $class          list, create, update or delete.
		 * @param int    $user_id
		 * @param bool   $is_interactive Whether the user is signed in by cookie and nonce (wp-admin).
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
	 * The bucket in which requests of a class are counted.
	 */
	private static function bucket( string $class ): string {
		return self::is_interactive() ? self::INTERACTIVE_PREFIX . $class : $class;
	}

	/**
	 * Whether the user is signed in by a cookie, which WordPress accepts with a nonce only.
	 */
	private static function is_interactive(): bool {
		return true === ( $GLOBALS['wp_rest_auth_cookie'] ?? null );
	}
}
