<?php
/**
 * Gives requests little time, as a cheap host does. Settings: `seconds`.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

ini_set( 'max_execution_time', (string) $settings['seconds'] );
