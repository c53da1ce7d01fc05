<?php
/**
 * Removes what is ours from every site; the customers themselves only where the owner has asked for it.
 *
 * @package FluentCartCustomers
 */

declare( strict_types=1 );

use FluentCartCustomers\Lifecycle;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

// On a PHP that cannot read them, WordPress must be able to delete our files all the same.
if ( ! is_php_version_compatible( '8.1' ) ) {
	return;
}

require __DIR__ . '/src/server/autoload.php';

Lifecycle::uninstall();
