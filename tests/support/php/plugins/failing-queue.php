<?php
/**
 * Throws an error when a row is inserted into the change queue.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter(
	'query',
	static function ( string $query ): string {
		if ( str_contains( $query, 'fcc_change_queue' ) && str_contains( $query, 'INSERT' ) ) {
			throw new Error( 'Thrown by a test' );
		}
		return $query;
	}
);
