<?php
/**
 * Reads and writes rows with plain SQL, as an importer does: no hook of the plugin fires. Tables are named without the
 * site's prefix.
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
 * @param string                               $table   `fct_customers`.
 * @param array<string, string|int|float|null> $columns By name.
 * @return int The new id; 0 if the table has no AUTO_INCREMENT.
 * @throws RuntimeException If the statement fails.
 */
function insert( string $table, array $columns ): int {
	global $wpdb;
	if ( false === $wpdb->insert( $wpdb->prefix . $table, $columns ) ) {
		throw new RuntimeException( $wpdb->last_error );
	}
	return (int) $wpdb->insert_id;
}

/**
 * Updates the rows that have the given values.
 *
 * @param string                               $table   `fct_customers`.
 * @param array<string, string|int|float|null> $columns New values by column.
 * @param array<string, string|int|float|null> $where   Values by column.
 * @throws RuntimeException If the statement fails.
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
 * @throws RuntimeException If the statement fails.
 */
function delete( string $table, array $where ): void {
	global $wpdb;
	if ( false === $wpdb->delete( $wpdb->prefix . $table, $where ) ) {
		throw new RuntimeException( $wpdb->last_error );
	}
}

/**
 * Adds rows to several tables.
 *
 * @param array<string, array<int, array<string, string|int|float|null>>> $rows By table.
 */
function insert_all( array $rows ): void {
	foreach ( $rows as $table => $table_rows ) {
		foreach ( $table_rows as $columns ) {
			insert( $table, $columns );
		}
	}
}

/**
 * Returns whole rows.
 *
 * @param string $table `fct_customers`.
 * @param string $rest  SQL after the table name: `WHERE id > 5 ORDER BY id`. Other tables are written in braces.
 * @return array<int, object> Values as the database driver returns them, mostly strings.
 */
function select( string $table, string $rest = '' ): array {
	global $wpdb;
	return $wpdb->get_results( with_prefix( "SELECT * FROM {{$table}} $rest" ) );
}

/**
 * Returns one value of each row.
 *
 * @param string $table  `fct_customers`.
 * @param string $column `email`, or any SQL expression.
 * @param string $rest   SQL after the table name.
 * @return array<int, string|null>
 */
function column( string $table, string $column, string $rest = '' ): array {
	global $wpdb;
	return $wpdb->get_col( with_prefix( "SELECT $column FROM {{$table}} $rest" ) );
}

/**
 * Counts rows.
 *
 * @param string $table `fct_customers`.
 * @param string $rest  SQL after the table name: `WHERE id > 5`.
 */
function count( string $table, string $rest = '' ): int {
	global $wpdb;
	return (int) $wpdb->get_var( with_prefix( "SELECT COUNT(*) FROM {{$table}} $rest" ) );
}

/**
 * Runs statements that return no rows.
 *
 * @param string[] $statements Tables are written in braces: `UPDATE {fct_orders} SET customer_id = NULL`.
 * @throws RuntimeException If the statement fails.
 */
function run( array $statements ): void {
	global $wpdb;
	foreach ( $statements as $statement ) {
		if ( false === $wpdb->query( with_prefix( $statement ) ) ) {
			throw new RuntimeException( $wpdb->last_error );
		}
	}
}

/**
 * Adds the site's prefix to the table names in braces.
 *
 * @param string $sql `SELECT id FROM {fct_orders}`.
 * @return string `SELECT id FROM wp_fct_orders`.
 */
function with_prefix( string $sql ): string {
	global $wpdb;
	return (string) preg_replace( '/\{(\w+)\}/', $wpdb->prefix . '$1', $sql );
}

/**
 * Writes bytes that are not UTF-8 into a text column of SQLite, which does not check them.
 *
 * @param string $table  `fct_customers`.
 * @param string $column `first_name`.
 * @param int    $id     Row id.
 */
function write_invalid_utf8( string $table, string $column, int $id ): void {
	global $wpdb;
	$database = $wpdb->dbh->get_connection()->get_pdo();
	$database->exec( "UPDATE $wpdb->prefix$table SET $column = CAST(X'4AC3FF6E' AS TEXT) WHERE id = $id" );
}
