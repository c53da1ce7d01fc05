<?php
/**
 * Makes a filter return a value.
 *
 * Settings: `hook`, `value`.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter( $settings['hook'], static fn (): mixed => $settings['value'], 20 );
