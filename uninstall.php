<?php
/**
 * Removes the plugin's data from every site. Customers are removed only where the setting `delete_data` is on.
 *
 * @package FluentCartCustomers
 */

declare( strict_types=1 );

use FluentCartCustomers\Lifecycle;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

// WordPress must be able to delete the plugin on a PHP that cannot parse its classes, and after an interrupted update.
if ( ! is_php_version_compatible( '8.1' ) || ! is_file( __DIR__ . '/src/server/autoload.php' ) ) {
	return;
}

// The data belongs to another copy of the plugin, active or not. WP_UNINSTALL_PLUGIN can name another plugin: WordPress defines it
// once for a request that deletes several.
if ( array_filter(
	get_plugins(),
	static function ( array $data, string $file ): bool {
		return 'fluent-cart-customers' === $data['TextDomain'] && dirname( plugin_basename( __FILE__ ) ) !== dirname( $file ) && is_file( WP_PLUGIN_DIR . "/$file" );
	},
	ARRAY_FILTER_USE_BOTH
) ) {
	return;
}

require __DIR__ . '/src/server/autoload.php';

try {
	Lifecycle::uninstall();
} catch ( Error $error ) {
	// The data that is left is used when the plugin is installed again.
	if ( ! str_ends_with( $error->getMessage(), '" not found' ) ) {
		throw $error;
	}
}
