<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

use FluentCartCustomers\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * Lets whoever has just saved see what they saved, where the database class of a large host sends what is read to copies
 * that know of it a moment later. On all machines, by way of the object cache that such hosts have.
 */
final class ReadYourWrites {

	private const GROUP = 'fluent_cart_customers';

	/** A copy that lags further behind is out of order. */
	private const SECONDS = 15;

	public function __construct( private readonly Connection $database ) {}

	/**
	 * To be called before a request is answered.
	 */
	public function apply( int $user_id, bool $is_write ): void {
		$key = "wrote_$user_id";
		if ( $is_write ) {
			wp_cache_set( $key, 1, self::GROUP, self::SECONDS );
		}
		if ( $is_write || false !== wp_cache_get( $key, self::GROUP ) ) {
			$this->database->use_primary();
		}
	}
}
