<?php
/**
 * Removes what is ours from every site; the customers themselves only where the owner has asked for it.
 *
 * @package FluentCartCustomers
 */

declare( strict_types=1 );

use FluentCartCustomers\Uninstall;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require __DIR__ . '/src/server/autoload.php';

Uninstall::run();
