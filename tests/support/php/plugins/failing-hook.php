<?php
/**
 * Throws an exception in an action or a filter, as another plugin with a mistake does.
 *
 * Settings: `hook`, and `message` of the exception.
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
