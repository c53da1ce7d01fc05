<?php
/**
 * Sets rate limits of an owner's own for the programs of the first user: 900 lists more than documented, three requests
 * of every other class. All other callers have one request.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter(
	'fluent_cart_customers/rate_limit',
	// Without types, since the arguments that the filter promises are compared with them.
	static function ( $limit, $request_class, $user_id, $is_interactive ) {
		if ( false !== $is_interactive || 1 !== $user_id ) {
			return 1;
		}
		return 'list' === $request_class ? $limit + 900 : 3;
	},
	10,
	4
);
