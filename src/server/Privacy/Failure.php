<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Platform\PhpFunctions;
use Throwable;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * A failure of an exporter or eraser. WordPress shows its message and stops, so that the request is not completed.
 */
final class Failure {

	public static function of( Throwable $error, string $message ): WP_Error {
		PhpFunctions::log( "FluentCart Customers: a privacy request failed: {$error->getMessage()}" );
		return new WP_Error( 'fcc_privacy_failed', $message );
	}
}
