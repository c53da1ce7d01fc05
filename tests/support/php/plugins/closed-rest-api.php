<?php
/**
 * Rejects all requests to the REST API, as some security plugins do.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter(
	'rest_authentication_errors',
	static fn (): WP_Error => new WP_Error( 'rest_disabled', 'The REST API is closed by Acme Shield.', array( 'status' => 403 ) )
);
