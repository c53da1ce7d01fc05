<?php
/**
 * Reads and writes rows of the store's tables with plain SQL, as FluentCart or an importer does: the plugin does not
 * notice. Tables are named without the site's prefix.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Rows;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * Adds a row.
 *
 * @param string                                $table   `fct_customers`.
 * @param array<string, string|int|float|null>  $columns By name.
 * @return int The new id; 0 if the table counts none.
 */
function insert( string $table, array $columns ): int {
	global $wpdb;
	if ( false === $wpdb->insert( $wpdb->prefix . $table, $columns ) ) {
		throw new RuntimeException( $wpdb->last_error );
	}
	return (int) $wpdb->insert_id;
}

/**
 * Changes the rows that have the given values.
 *
 * @param string                               $table   `fct_customers`.
 * @param array<string, string|int|float|null> $columns New values by column.
 * @param array<string, string|int|float|null> $where   Values by column.
 */
function update( string $table, array $columns, array $where ): void {
	global $wpdb;
	if ( false === $wpdb->update( $wpdb->prefix . $table, $columns, $where ) ) {
		throw new RuntimeException( $wpdb->last_error );
	}
}

/**
 * Deletes the rows that have the given values.
 *
 * @param string                               $table `fct_customers`.
 * @param array<string, string|int|float|null> $where Values by column.
 */
function delete( string $table, array $where ): void {
	global $wpdb;
	if ( false === $wpdb->delete( $wpdb->prefix . $table, $where ) ) {
		throw new RuntimeException( $wpdb->last_error );
	}
}

/**
 * Returns whole rows.
 *
 * @param string $table `fct_customers`.
 * @param string $rest  What follows the table in the SELECT: `WHERE id > 5 ORDER BY id`.
 * @return array<int, object> Values as the database driver returns them, mostly strings.
 */
function select( string $table, string $rest = '' ): array {
	global $wpdb;
	return $wpdb->get_results( "SELECT * FROM $wpdb->prefix$table $rest" );
}

/**
 * Counts rows.
 *
 * @param string $table `fct_customers`.
 * @param string $rest  What follows the table in the SELECT: `WHERE id > 5`.
 */
function count( string $table, string $rest = '' ): int {
	global $wpdb;
	return (int) $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->prefix$table $rest" );
}

/**
 * Runs statements that return no rows.
 *
 * @param string ...$sql Tables stand in braces: `UPDATE {fct_orders} SET customer_id = NULL`.
 */
function run( string ...$sql ): void {
	global $wpdb;
	foreach ( $sql as $statement ) {
		if ( false === $wpdb->query( (string) preg_replace( '/\{(\w+)\}/', $wpdb->prefix . '$1', $statement ) ) ) {
			throw new RuntimeException( $wpdb->last_error );
		}
	}
}
