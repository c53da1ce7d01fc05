<?php
/**
 * Runs SQL when a hook fires, as a concurrent process does. WordPress does not notice it.
 *
 * Settings: `hook`; `sql`, with `{fct_customers}` for a table with the site's prefix.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter(
	$settings['hook'],
	static function ( mixed $value = null ) use ( $settings ): mixed {
		global $wpdb;
		$wpdb->query( preg_replace( '/\{(\w+)\}/', "$wpdb->prefix\$1", $settings['sql'] ) );
		return $value;
	}
);
