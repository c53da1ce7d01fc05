<?php
/**
 * Loads the plugin's classes without WordPress and without a database: `npm run test:php`.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

define( 'ABSPATH', __DIR__ );
define( 'MINUTE_IN_SECONDS', 60 ); // As in WordPress.
define( 'HOUR_IN_SECONDS', 3600 );
define( 'DAY_IN_SECONDS', 86400 );
define( 'WP_LANG_DIR', __DIR__ . '/languages' ); // No language packs.

require dirname( __DIR__, 2 ) . '/src/server/autoload.php';
require __DIR__ . '/ArrayStatistics.php';
require __DIR__ . '/CustomerRows.php';
require __DIR__ . '/WordPressFunctions.php';
require __DIR__ . '/ReadingContexts.php';
