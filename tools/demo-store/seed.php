<?php
/**
 * Fills a demo store: customers of many countries, their orders, and a page with the overview. It runs inside WordPress
 * and writes directly to FluentCart's tables, like an importer. It first empties these tables and the plugin's own.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\DemoStore;

use RuntimeException;
use WP_Block_Patterns_Registry;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/draw.php';
require_once __DIR__ . '/customers.php';
require_once __DIR__ . '/orders.php';

/** Fixed days, so that lists, sums and screenshots never change. */
const OPENED = '2023-11-20 09:00:00 UTC';
const CLOSED = '2026-11-20 18:00:00 UTC';

const DASHBOARD_SLUG = 'customer-dashboard';

/** SQLite accepts at most 32,766 values in a statement, and its driver parses every statement. */
const ROWS_PER_INSERT = 100;

/**
 * Empties the plugin's tables, and those of FluentCart that it uses.
 *
 * @param list<string> $tables FluentCart's, without prefixes.
 */
function empty_tables( array $tables ): void {
	global $wpdb;

	$ours = $wpdb->get_col( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $wpdb->prefix . 'fcc_' ) . '%' ) );
	foreach ( array( ...$ours, ...array_map( static fn ( string $table ): string => $wpdb->prefix . $table, $tables ) ) as $table ) {
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i', $table ) );
	}
}

/**
 * Inserts rows, a hundred at a time.
 *
 * @param string                     $table Without the prefix.
 * @param list<array<string, mixed>> $rows  All with the same columns.
 * @throws RuntimeException When the database rejects a row.
 */
function insert_rows( string $table, array $rows ): void {
	global $wpdb;

	$columns = array_keys( $rows[0] );
	foreach ( array_chunk( $rows, ROWS_PER_INSERT ) as $chunk ) {
		$lines  = array();
		$values = array( $wpdb->prefix . $table, ...$columns );
		foreach ( $chunk as $row ) {
			// wpdb has no placeholder for NULL.
			$lines[] = '(' . implode( ', ', array_map( static fn ( mixed $value ): string => null === $value ? 'NULL' : '%s', $row ) ) . ')';
			array_push( $values, ...array_filter( array_values( $row ), static fn ( mixed $value ): bool => null !== $value ) );
		}
		$names = implode( ', ', array_fill( 0, count( $columns ), '%i' ) );
		// phpcs:ignore WordPress.DB.PreparedSQL -- Only placeholders were put in.
		$inserted = $wpdb->query( $wpdb->prepare( "INSERT INTO %i ($names) VALUES " . implode( ', ', $lines ), $values ) );
		if ( count( $chunk ) !== $inserted ) {
			throw new RuntimeException( esc_html( "Cannot fill $table: $wpdb->last_error" ) );
		}
	}
}

/**
 * Publishes a page with the block, unless one exists.
 */
function publish_dashboard(): void {
	$pattern = WP_Block_Patterns_Registry::get_instance()->get_registered( 'fluent-cart-customers/customer-dashboard' );
	if ( null === $pattern || null !== get_page_by_path( DASHBOARD_SLUG ) ) {
		return;
	}
	wp_insert_post(
		array(
			'post_type'    => 'page',
			'post_status'  => 'publish',
			'post_name'    => DASHBOARD_SLUG,
			'post_title'   => $pattern['title'],
			'post_content' => $pattern['content'],
		)
	);
}

/**
 * Fills the demo store of this checkout: 500 customers and 1,200 orders over three years, the same every time.
 */
function fill(): void {
	fill_with( 500, 1200, (int) strtotime( OPENED ), (int) strtotime( CLOSED ), MEMORABLE );
}

/**
 * Fills the demo store of WordPress Playground: 60 customers and 150 orders over two years, until
 * yesterday.
 */
function fill_small(): void {
	fill_with( 60, 150, time() - 2 * YEAR_IN_SECONDS, time() - DAY_IN_SECONDS, array() );
}

/**
 * Replaces all customers and orders.
 *
 * @param int                                         $customer_count How many customers.
 * @param int                                         $order_count    How many orders.
 * @param int                                         $opened         Creation of the first customer, Unix time.
 * @param int                                         $closed         The last order is placed before this Unix time.
 * @param list<array{string, string, string, string}> $memorable      The first customers, as in MEMORABLE.
 */
function fill_with( int $customer_count, int $order_count, int $opened, int $closed, array $memorable ): void {
	global $wpdb;

	$draw   = new Draw( 20261120 );
	$people = make_customers( $draw, require __DIR__ . '/countries.php', $customer_count, $opened, $closed - DAY_IN_SECONDS, $memorable );
	$orders = make_orders( $draw, $people['customers'], $order_count, $closed );

	$wpdb->query( 'START TRANSACTION' );
	empty_tables( array( 'fct_customers', 'fct_customer_addresses', 'fct_customer_meta', 'fct_orders' ) );
	insert_rows( 'fct_customers', with_figures( $people['customers'], $orders ) );
	insert_rows( 'fct_customer_addresses', $people['addresses'] );
	insert_rows( 'fct_customer_meta', $people['meta'] );
	insert_rows( 'fct_orders', $orders );
	$wpdb->query( 'COMMIT' );

	// The rows were written without the plugin's hooks.
	do_action( 'fluent_cart_customers/sweep' );
	publish_dashboard();
	update_option( 'fcc_local_demo_store', 1 );
}
