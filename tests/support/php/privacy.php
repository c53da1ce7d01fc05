<?php
/**
 * Runs the plugin's exporter and eraser as WordPress does, and plants and finds traces of a person in all tables.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Privacy;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Privacy\Data\PersonalData;
use FluentCartCustomers\Privacy\Data\StoredColumnsQuery;
use FluentCartCustomers\Privacy\Traces\EmailSearchQuery;
use FluentCartCustomers\Privacy\Traces\RangeQuery;
use FluentCartCustomers\Tests\Rows;
use RuntimeException;
use WP_Error;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/rows.php';

/** More pages mean that the exporter or eraser does not end. */
const MAX_PAGES = 50;

/**
 * Exports all pages.
 *
 * @param string $email Of the person.
 * @return array{pages: int, items: array<int, array{group: string, item: string, data: array<int, string>}>} Data as `name: value`.
 * @throws RuntimeException If the exporter does not end.
 */
function export( string $email ): array {
	$exporter = apply_filters( 'wp_privacy_personal_data_exporters', array() )['fluent-cart-customers'];
	$items    = array();
	for ( $page = 1; $page <= MAX_PAGES; $page++ ) {
		$answer = checked( $exporter['callback']( $email, $page ) );
		foreach ( $answer['data'] as $item ) {
			$items[] = array(
				'group' => $item['group_label'],
				'item'  => $item['item_id'],
				'data'  => array_map( static fn ( array $part ): string => "{$part['name']}: {$part['value']}", $item['data'] ),
			);
		}
		if ( $answer['done'] ) {
			return array(
				'pages' => $page,
				'items' => $items,
			);
		}
	}
	throw new RuntimeException( 'The exporter does not end.' );
}

/**
 * Erases all pages.
 *
 * @param string $email Of the person.
 * @return array{pages: int, removed: bool, retained: bool, messages: string[]}
 * @throws RuntimeException If the eraser does not end.
 */
function erase( string $email ): array {
	$eraser = apply_filters( 'wp_privacy_personal_data_erasers', array() )['fluent-cart-customers'];
	$result = array(
		'pages'    => 0,
		'removed'  => false,
		'retained' => false,
		'messages' => array(),
	);
	for ( $page = 1; $page <= MAX_PAGES; $page++ ) {
		$answer = checked( $eraser['callback']( $email, $page ) );
		$result = array(
			'pages'    => $page,
			'removed'  => $result['removed'] || $answer['items_removed'],
			'retained' => $result['retained'] || $answer['items_retained'],
			'messages' => array_merge( $result['messages'], $answer['messages'] ),
		);
		if ( $answer['done'] ) {
			return $result;
		}
	}
	throw new RuntimeException( 'The eraser does not end.' );
}

/**
 * Searches for an email range by range, as in a large store, where each request searches one range.
 *
 * @param string $email Of the person.
 * @return array{requests: int, customers: int[]}
 */
function search_in_ranges( string $email ): array {
	global $wpdb;
	$database = new Connection( $wpdb );
	$tables   = new Tables( $wpdb );
	$search   = new EmailSearchQuery( $database, $tables, new StoredColumnsQuery( $database, $tables ), new RangeQuery( $database ) );
	$state    = EmailSearchQuery::START;
	$requests = 0;
	while ( ! EmailSearchQuery::is_done( $state ) ) {
		++$requests;
		$state = $search->search( $email, $state, 0.0 );
	}
	return array(
		'requests'  => $requests,
		'customers' => $state['customers'],
	);
}

/**
 * Adds a request to Tools → Erase Personal Data.
 *
 * @param string $email Of the person.
 * @throws RuntimeException If WordPress returns an error.
 */
function request_erasure( string $email ): int {
	$request = wp_create_user_request( $email, 'remove_personal_data' );
	return is_wp_error( $request ) ? throw new RuntimeException( $request->get_error_message() ) : $request;
}

/**
 * Erases as the screen does, with the filters that WordPress fires after each page of an eraser.
 *
 * @param string $email Of the person.
 * @return int The completed request.
 */
function complete_erasure( string $email ): int {
	require_once ABSPATH . 'wp-admin/includes/admin.php';
	$request = request_erasure( $email );
	$number  = 0;
	foreach ( apply_filters( 'wp_privacy_personal_data_erasers', array() ) as $key => $eraser ) {
		++$number;
		$page = 0;
		do {
			++$page;
			$answer = checked( $eraser['callback']( $email, $page ) );
			apply_filters( 'wp_privacy_personal_data_erasure_page', $answer, $number, $email, $page, $request, $key );
		} while ( ! $answer['done'] );
	}
	return $request;
}

/**
 * Makes a completed request one whose erasure has stopped before its end, two hours ago.
 *
 * @param int $request Its id.
 */
function interrupt( int $request ): void {
	wp_update_post(
		array(
			'ID'          => $request,
			'post_status' => 'request-confirmed',
		)
	);
	$stored       = get_post_meta( $request, '_fcc_erased_values', true );
	$stored['at'] = time() - 2 * HOUR_IN_SECONDS;
	update_post_meta( $request, '_fcc_erased_values', $stored );
}

/**
 * Returns the values that the site stores with a request.
 *
 * @param int $request Its id.
 */
function meta_of_request( int $request ): string {
	return (string) wp_json_encode( get_post_meta( $request ) );
}

/**
 * Returns tables and columns of FluentCart that the list of personal data lacks, or that FluentCart does not have.
 *
 * @return array{missing: string[], unknown: string[]} `carts.email`, or `carts` for a whole table.
 */
function compare_with_fluentcart(): array {
	global $wpdb;
	$prefix = "{$wpdb->prefix}fct_";
	$store  = array( 'customers', 'customer_addresses', 'customer_meta', 'orders' );
	$stored = array();
	$listed = array();
	foreach ( $wpdb->get_col( "SHOW TABLES LIKE '$prefix%'" ) as $table ) {
		$name = substr( $table, strlen( $prefix ) );
		foreach ( in_array( $name, array( ...$store, ...PersonalData::WITHOUT_PERSONS ), true ) ? array() : $wpdb->get_col( "SHOW COLUMNS FROM `$table`" ) as $column ) {
			$stored[] = "$name.$column";
		}
	}
	foreach ( PersonalData::OF_FLUENTCART as $name => $columns ) {
		foreach ( PersonalData::all_columns( $columns ) as $column ) {
			$listed[] = "$name.$column";
		}
	}
	return array(
		'missing' => array_values( array_diff( $stored, $listed ) ),
		'unknown' => array_values( array_diff( $listed, $stored ) ),
	);
}

/**
 * Throws the error of an exporter or eraser.
 *
 * @param array<string, mixed>|WP_Error $answer As WordPress gets it.
 * @return array<string, mixed>
 * @throws RuntimeException For an error.
 */
function checked( array|WP_Error $answer ): array {
	return is_wp_error( $answer ) ? throw new RuntimeException( $answer->get_error_message() ) : $answer;
}

/** Creates FluentCart's other tables with all columns of the list of personal data. */
function create_fluentcart_tables(): void {
	foreach ( PersonalData::OF_FLUENTCART as $name => $columns ) {
		$key         = $columns['key'] ?? 'id';
		$definitions = array();
		foreach ( PersonalData::all_columns( $columns ) as $column ) {
			$definitions[] = match ( true ) {
				'id' === $column                                   => '`id` BIGINT UNSIGNED NOT NULL PRIMARY KEY AUTO_INCREMENT',
				$key === $column                                   => "`$column` VARCHAR(192) NOT NULL PRIMARY KEY",
				1 === preg_match( '/_at$|_expires$/', $column )    => "`$column` DATETIME NULL",
				1 === preg_match( '/^(order|parent_order|customer|user|module|subscription|labelable|label|object)_id$|^card_last_4$/', $column ) => "`$column` BIGINT UNSIGNED NULL",
				default                                            => "`$column` LONGTEXT NULL",
			};
		}
		Rows\run( array( "CREATE TABLE IF NOT EXISTS {fct_$name} (" . implode( ', ', $definitions ) . ')' ) );
	}
}

/**
 * Plants a trace into each text column with personal data of FluentCart's tables: a unique word where the row belongs to the person,
 * and each of the mentions where a text may mention anyone.
 *
 * @param int      $customer_id Of the person.
 * @param int      $order_id    An order of the person.
 * @param string[] $mentions    The person's email, phone and full name.
 * @return int The number of traces.
 */
function plant( int $customer_id, int $order_id, array $mentions ): int {
	$links  = array(
		'customer_id'     => $customer_id,
		'order_id'        => $order_id,
		'subscription_id' => 0, // Of the row that is planted before.
	);
	$traces = 0;
	foreach ( PersonalData::OF_FLUENTCART as $name => $columns ) {
		foreach ( $mentions as $number => $mention ) {
			$row = array_intersect_key( $links, array_flip( PersonalData::all_columns( $columns ) ) );
			foreach ( PersonalData::columns( $columns, 'data', 'text' ) as $column ) {
				if ( 1 === preg_match( '/_at$|_expires$/', $column ) ) {
					continue;
				}
				++$traces;
				$row[ $column ] = match ( true ) {
					'card_last_4' === $column                                              => 4242,
					in_array( $column, PersonalData::columns( $columns, 'text' ), true )   => text( $mention, $traces ),
					default                                                                => "trace$traces",
				};
			}
			$row += 'carts' === $name ? array( 'cart_hash' => "hash$number" ) : array();
			$row += 'subscriptions' === $name ? array( 'status' => 'canceled' ) : array();
			if ( array() === $row ) {
				continue;
			}
			$inserted = Rows\insert( "fct_$name", $row );
			if ( 'subscriptions' === $name ) {
				$links['subscription_id'] = $inserted;
			}
		}
	}
	return $traces;
}

/**
 * A text that mentions the person: plain, JSON, or serialized PHP.
 *
 * @param string $mention Of the person.
 * @param int    $number  Chooses the form.
 */
function text( string $mention, int $number ): string {
	return match ( $number % 3 ) {
		0       => "Sent to $mention (paid)",
		1       => (string) wp_json_encode( array( 'note' => "Sent to $mention" ) ),
		default => serialize( array( 'note' => "Sent to $mention" ) ), // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.serialize_serialize -- FluentCart stores it.
	};
}

/**
 * Finds words in every column of the tables of the plugin and of FluentCart.
 *
 * @param string[] $words In any case.
 * @return string[] `fct_orders.note: the value`.
 */
function find( array $words ): array {
	global $wpdb;
	$found = array();
	foreach ( $wpdb->get_col( "SHOW TABLES LIKE '{$wpdb->prefix}fc%'" ) as $table ) {
		foreach ( $wpdb->get_results( "SELECT * FROM `$table`", ARRAY_A ) as $row ) {
			foreach ( $row as $column => $value ) {
				foreach ( $words as $word ) {
					if ( false !== stripos( (string) $value, $word ) ) {
						$found[] = substr( $table, strlen( $wpdb->prefix ) ) . ".$column: $value";
					}
				}
			}
		}
	}
	return array_values( array_unique( $found ) );
}
