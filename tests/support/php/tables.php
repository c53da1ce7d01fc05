<?php
/**
 * Reads the definitions of tables and their indexes, and holds read transactions open.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Tables;

use FluentCartCustomers\Tests\Rows;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/rows.php';

/** Named lock that is held while read_for() runs. */
const READER_LOCK = 'fcc_backup';

/**
 * Returns the names of all tables of the site, without its prefix.
 *
 * @return string[]
 */
function names(): array {
	global $wpdb;
	return array_map(
		static fn ( string $table ): string => substr( $table, strlen( $wpdb->prefix ) ),
		$wpdb->get_col( 'SHOW TABLES' )
	);
}

/**
 * Returns the indexes that the plugin added to FluentCart's tables.
 *
 * @return string[] `customers.fcc_status`, …
 */
function plugin_indexes(): array {
	global $wpdb;
	$found = array();
	foreach ( array( 'customers', 'customer_addresses', 'orders' ) as $table ) {
		foreach ( array_unique( $wpdb->get_col( "SHOW INDEX FROM {$wpdb->prefix}fct_$table", 2 ) ) as $name ) {
			$found[] = "$table.$name";
		}
	}
	return array_values( preg_grep( '/[.]fcc_/', $found ) );
}

/** Removes the indexes that the plugin added to FluentCart's tables. */
function drop_plugin_indexes(): void {
	foreach ( plugin_indexes() as $index ) {
		[ $table, $name ] = explode( '.', $index );
		Rows\run( array( "ALTER TABLE {fct_$table} DROP INDEX $name" ) );
	}
}

/**
 * Creates the tables of a dump with another prefix, and returns the definitions of both.
 *
 * @param string   $sql   Statements that create tables with the prefix `wp_`, without collations.
 * @param string[] $names Table names, without a prefix.
 * @return array<int, array<string, string|null>> CREATE TABLE statements by table name: of the dump, then of the site.
 */
function definitions_with_reference( string $sql, array $names ): array {
	global $wpdb;
	Rows\run(
		array_map(
			static fn ( string $statement ): string => str_replace( '`wp_', '`reference_', $statement ) . $wpdb->get_charset_collate(),
			array_filter( explode( ';', $sql ), 'trim' )
		)
	);
	return array_map(
		static fn ( string $prefix ): array => array_combine(
			$names,
			array_map( static fn ( string $name ): ?string => $wpdb->get_var( "SHOW CREATE TABLE $prefix$name", 1 ), $names )
		),
		array( 'reference_', $wpdb->prefix )
	);
}

/**
 * Reads the store in a transaction that stays open, as a backup does.
 *
 * @param int $seconds Duration of the transaction.
 */
function read_for( int $seconds ): void {
	global $wpdb;
	$wpdb->query( 'START TRANSACTION' );
	Rows\count( 'fct_customers' );
	Rows\count( 'fct_orders' );
	$wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK( %s, 0 )', READER_LOCK ) );
	sleep( $seconds );
}

/** Returns whether a request is in read_for() and has read the tables. */
function is_being_read(): bool {
	global $wpdb;
	return null !== $wpdb->get_var( $wpdb->prepare( 'SELECT IS_USED_LOCK( %s )', READER_LOCK ) );
}

/**
 * Returns and deletes the log of the plugin slow-statements.php.
 *
 * @param string $log The plugin's setting `log`.
 * @return string One `x` for each statement.
 */
function take_log( string $log ): string {
	$file    = WP_CONTENT_DIR . "/$log";
	$content = is_file( $file ) ? (string) file_get_contents( $file ) : '';
	if ( '' !== $content ) {
		unlink( $file );
	}
	return $content;
}

/**
 * Returns the columns and keys of the plugin's own tables.
 *
 * @return array<string, array{columns: string[], keys: string[]}> By table, without the prefix. Keys have the form
 *                                                                 `PRIMARY(term,customer_id)`.
 */
function structure(): array {
	global $wpdb;
	$structure = array();
	$pattern   = $wpdb->esc_like( "{$wpdb->prefix}fcc_" ) . '%';
	$columns   = $wpdb->get_results(
		$wpdb->prepare(
			'SELECT TABLE_NAME AS in_table, COLUMN_NAME AS name FROM information_schema.COLUMNS
			WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME LIKE %s ORDER BY TABLE_NAME, COLUMN_NAME',
			$pattern
		)
	);
	foreach ( $columns as $column ) {
		$structure[ substr( $column->in_table, strlen( $wpdb->prefix ) ) ]['columns'][] = $column->name;
	}
	$parts = $wpdb->get_results(
		$wpdb->prepare(
			'SELECT TABLE_NAME AS in_table, INDEX_NAME AS name, COLUMN_NAME AS in_column FROM information_schema.STATISTICS
			WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME LIKE %s ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX',
			$pattern
		)
	);
	$keys  = array();
	foreach ( $parts as $part ) {
		$keys[ substr( $part->in_table, strlen( $wpdb->prefix ) ) ][ $part->name ][] = $part->in_column;
	}
	foreach ( $keys as $table => $table_keys ) {
		foreach ( $table_keys as $name => $key_columns ) {
			$structure[ $table ]['keys'][] = "$name(" . implode( ',', $key_columns ) . ')';
		}
	}
	return $structure;
}

/**
 * Returns the plugin's tables that have text columns of several charsets: wpdb accepts only ASCII in them.
 *
 * @return string[] Without the prefix.
 */
function with_mixed_charsets(): array {
	global $wpdb;
	$mixed = array();
	foreach ( preg_grep( '/^fcc_/', names() ) as $name ) {
		$collations = array_filter( array_column( $wpdb->get_results( "SHOW FULL COLUMNS FROM {$wpdb->prefix}$name", ARRAY_A ), 'Collation', 'Field' ) );
		$charsets   = array_unique( array_map( static fn ( string $collation ): string => strtok( $collation, '_' ), $collations ) );
		if ( count( $charsets ) > 1 ) {
			$mixed[] = $name;
		}
	}
	return $mixed;
}
