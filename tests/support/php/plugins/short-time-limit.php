<?php
/**
 * Sets a short time limit for requests, as some web hosts do.
 *
 * Settings: `seconds`.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

ini_set( 'max_execution_time', (string) $settings['seconds'] );
