<?php
/**
 * Throws an exception in an action or a filter, as a faulty plugin does.
 *
 * Settings: `hook`; `message`, the exception's.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter(
	$settings['hook'],
	static function () use ( $settings ): never {
		throw new Exception( $settings['message'] );
	}
);
