<?php
/**
 * Drop-in db.php for SQLite. It is placed in wp-content, beside the folder of WordPress's SQLite driver.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

define( 'DB_ENGINE', 'sqlite' );
require_once __DIR__ . '/sqlite-database-integration/wp-includes/sqlite/db.php';
