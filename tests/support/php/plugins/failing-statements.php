<?php
/**
 * Makes every statement fail that uses a table.
 *
 * Settings: `table`, without the prefix.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter(
	'query',
	static fn ( string $query ): string => str_contains( $query, $settings['table'] ) ? 'SELECT broken FROM nowhere' : $query
);
