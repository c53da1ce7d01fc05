<?php
/**
 * Makes every statement fail that reads or writes the search documents.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter(
	'query',
	static fn ( string $query ): string => str_contains( $query, 'fcc_search_documents' ) && ! str_contains( $query, 'fcc_jobs' )
		? 'SELECT broken FROM nowhere'
		: $query
);
