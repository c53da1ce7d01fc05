<?php
/**
 * Changes the rate limits. Programs of user 1 get 900 lists more than documented, and three requests of every other class.
 * All other clients get one request.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter(
	'fluent_cart_customers/rate_limit',
	// Without types, so that PHP converts none of the arguments before they are compared.
	static function ( $limit, $request_class, $user_id, $is_interactive ) {
		if ( false !== $is_interactive || 1 !== $user_id ) {
			return 1;
		}
		return 'list' === $request_class ? $limit + 900 : 3;
	},
	10,
	4
);
