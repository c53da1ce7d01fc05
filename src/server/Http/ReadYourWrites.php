<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

use Closure;

defined( 'ABSPATH' ) || exit;

/**
 * Sends a user's reads to the primary database for a while after the user's write. Large hosts replace WordPress's database
 * class by one that reads from replicas, which lag. All web nodes see the write through the object cache.
 */
final class ReadYourWrites {

	private const GROUP = 'fluent_cart_customers';

	private const SECONDS = 15;

	/**
	 * @param Closure(): void $use_primary Makes this request read from the primary.
	 */
	public function __construct( private readonly Closure $use_primary ) {}

	/**
	 * Runs before the handler of a request.
	 */
	public function apply( int $user_id, bool $is_write ): void {
		$key = "wrote_$user_id";
		if ( $is_write ) {
			wp_cache_set( $key, 1, self::GROUP, self::SECONDS );
		}
		if ( $is_write || false !== wp_cache_get( $key, self::GROUP ) ) {
			( $this->use_primary )();
		}
	}
}
