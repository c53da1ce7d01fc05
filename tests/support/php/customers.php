<?php
/**
 * Adds customers with plain SQL, as an importer does, and reads all rows of a customer.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Customers;

use FluentCartCustomers\Tests\Rows;
use RuntimeException;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/rows.php';

/** Rows of one INSERT. */
const CHUNK = 500;

/**
 * Adds customers that differ only in a number.
 *
 * @param int                   $count   Number of customers, numbered from 1.
 * @param array<string, string> $columns `email` at least; `%d` is replaced by the number.
 * @throws RuntimeException If the statement fails.
 */
function insert_many( int $count, array $columns ): void {
	global $wpdb;
	$columns     += array( 'notes' => '' );
	$names        = implode( ', ', array_keys( $columns ) );
	$placeholders = '( ' . implode( ', ', array_fill( 0, count( $columns ), '%s' ) ) . ' )';
	foreach ( array_chunk( range( 1, $count ), CHUNK ) as $numbers ) {
		$values = array();
		foreach ( $numbers as $number ) {
			array_push( $values, ...array_values( str_replace( '%d', (string) $number, $columns ) ) );
		}
		$rows = implode( ', ', array_fill( 0, count( $numbers ), $placeholders ) );
		$done = $wpdb->query( $wpdb->prepare( "INSERT INTO {$wpdb->prefix}fct_customers ( $names ) VALUES $rows", $values ) );
		if ( false === $done ) {
			throw new RuntimeException( $wpdb->last_error );
		}
	}
}

/**
 * Fills the table with customers whose names, dates and totals repeat as in a large store. Needs JSON_TABLE: MariaDB or
 * MySQL.
 *
 * @param int $count Number of customers; their ids start at 1.
 */
function insert_large_store( int $count ): void {
	// Random numbers come from PHP: MySQL has no sequence tables, and no MD5 since 9.6.
	foreach ( array_chunk( range( 1, $count ), 2_000 ) as $ids ) {
		$numbers = wp_json_encode(
			array_map(
				static fn ( int $id ): array => array( $id, crc32( md5( "first$id" ) ), crc32( md5( "last$id" ) ), crc32( md5( "orders$id" ) ) ),
				$ids
			)
		);
		Rows\run(
			array(
				"INSERT INTO {fct_customers}
					(id, email, first_name, last_name, status, notes, uuid, purchase_count, ltv, first_purchase_date, last_purchase_date, created_at, updated_at)
				SELECT seq, CONCAT('customer', seq, '@example.com'),
					ELT(1 + first DIV 7 % 12, 'Maria', 'Maria', 'Nora', 'John', 'Lucía', 'Paul', 'Iris', 'Otto', 'Vera', 'Karl', 'Ada', 'Emil'),
					IF(last % 997 = 0, 'Rarely', IF(last % 1009 = 0, '李小龍', ELT(1 + last DIV 7 % 7, 'Smith', 'Wagner', 'Jones', 'Berg', 'Smith', 'Castle', 'Zimmer'))),
					IF(seq % 20 = 0 OR seq < 3000, 'inactive', 'active'), '', '', orders % 6, IF(orders % 6 = 0, 0, orders * 31 % 100000),
					IF(orders % 6 = 0, NULL, '2018-01-01' + INTERVAL FLOOR(seq * 0.3) + 5 HOUR), IF(orders % 6 = 0, NULL, '2018-01-01' + INTERVAL last % 90000 HOUR),
					'2018-01-01' + INTERVAL FLOOR(seq * 0.3) HOUR, '2018-01-01' + INTERVAL FLOOR(seq * 0.3) + last % 90 HOUR
				FROM JSON_TABLE( '$numbers', '$[*]' COLUMNS ( seq BIGINT PATH '$[0]', first BIGINT PATH '$[1]', last BIGINT PATH '$[2]', orders BIGINT PATH '$[3]' ) ) AS numbers",
			)
		);
	}
}

/**
 * Adds two shipping addresses to each of the first customers of the demo store, and a user that can be attached.
 *
 * @param int $count Number of customers.
 * @return array<int, array{id: int, addressId: int, userId: int}> `addressId` is the address that is not primary.
 */
function insert_examples( int $count ): array {
	return array_map(
		static function ( int $id ): array {
			$address = array(
				'customer_id' => $id,
				'type'        => 'shipping',
				'name'        => 'Person',
				'phone'       => '',
			);
			Rows\insert( 'fct_customer_addresses', array( 'is_primary' => 1 ) + $address );
			return array(
				'id'        => $id,
				'addressId' => Rows\insert( 'fct_customer_addresses', $address ),
				'userId'    => insert_user( "attachable$id" ),
			);
		},
		range( 1, $count )
	);
}

/**
 * Adds customers that differ only in a number, each with rows in all tables, and a second user that can be attached.
 *
 * @param int $count Number of customers.
 * @return array<int, array{name: string, id: int, primaryId: int, addressId: int, userId: int}> `name` is part of the
 *                                                                                             email.
 */
function insert_identical( int $count ): array {
	return array_map(
		static function ( int $number ): array {
			$name    = "cut$number";
			$user    = insert_user( "a$name" );
			$other   = insert_user( "b$name" );
			$id      = Rows\insert(
				'fct_customers',
				array(
					'email'      => "$name@example.com",
					'first_name' => 'Like',
					'last_name'  => 'Another',
					'status'     => 'active',
					'notes'      => '',
					'user_id'    => $user,
				)
			);
			$address = array(
				'customer_id' => $id,
				'type'        => 'billing',
				'name'        => 'Like Another',
				'phone'       => '',
				'city'        => 'Paris',
			);
			$primary = Rows\insert( 'fct_customer_addresses', array( 'is_primary' => 1 ) + $address );
			Rows\insert(
				'fct_customer_meta',
				array(
					'customer_id' => $id,
					'meta_key'    => 'phone',
					'meta_value'  => '1',
				)
			);
			Rows\insert(
				'fct_orders',
				array(
					'customer_id'          => $id,
					'status'               => 'completed',
					'payment_method'       => 'card',
					'payment_method_title' => 'Card',
					'currency'             => 'USD',
					'note'                 => '',
					'ip_address'           => '',
					'uuid'                 => $name,
				)
			);
			return array(
				'name'      => $name,
				'id'        => $id,
				'primaryId' => $primary,
				'addressId' => Rows\insert( 'fct_customer_addresses', $address ),
				'userId'    => $other,
			);
		},
		range( 1, $count )
	);
}

/**
 * Adds a user with plain SQL.
 *
 * @param string $login Login; the email is `$login@example.com`.
 * @return int The new id.
 */
function insert_user( string $login ): int {
	return Rows\insert(
		'users',
		array(
			'user_login'    => $login,
			'user_nicename' => $login,
			'user_email'    => "$login@example.com",
			'display_name'  => $login,
		)
	);
}

/**
 * Returns the rows of a customer.
 *
 * @param int                   $id     Customer id.
 * @param array<string, string> $tables Column that holds the customer's id, by table.
 * @return array<string, array<int, object>> By table.
 */
function rows_of( int $id, array $tables ): array {
	$rows = array();
	foreach ( $tables as $table => $column ) {
		$rows[ $table ] = Rows\select( $table, "WHERE $column = $id ORDER BY 1, 2" );
	}
	return $rows;
}

/**
 * Describes all rows of one of the customers of insert_identical(), without ids and times, and counts the rows of
 * customers that do not exist. Two customers in the same state have equal descriptions.
 *
 * @param int    $id   Customer id; 0 if unknown.
 * @param string $name Part of the email.
 */
function describe( int $id, string $name ): string {
	global $wpdb;
	$prefix = $wpdb->prefix;
	$found  = $wpdb->get_col( $wpdb->prepare( "SELECT id FROM {$prefix}fct_customers WHERE email LIKE %s", "%$name@%" ) );
	$ids    = implode( ',', array_unique( array_map( 'intval', array_merge( array( $id ), $found ) ) ) );
	$rows   = array(
		$wpdb->get_results( "SELECT user_id IS NOT NULL, email, first_name, last_name, status, notes FROM {$prefix}fct_customers WHERE id IN ( $ids ) ORDER BY email", ARRAY_N ),
		$wpdb->get_results( "SELECT type, is_primary, name, label, address_1, city, phone FROM {$prefix}fct_customer_addresses WHERE customer_id IN ( $ids ) ORDER BY id", ARRAY_N ),
		$wpdb->get_results( "SELECT meta_key, meta_value FROM {$prefix}fct_customer_meta WHERE customer_id IN ( $ids ) ORDER BY meta_key, meta_value", ARRAY_N ),
		$wpdb->get_results(
			"SELECT (SELECT meta_key FROM {$prefix}fct_customer_meta AS m WHERE m.id = p.phone_meta_id), (SELECT meta_key FROM {$prefix}fct_customer_meta AS m WHERE m.id = p.info_meta_id),
				(SELECT is_primary FROM {$prefix}fct_customer_addresses AS a WHERE a.id = p.phone_address_id)
			FROM {$prefix}fcc_meta_pointers AS p WHERE customer_id IN ( $ids )",
			ARRAY_N
		),
		$wpdb->get_col( "SELECT uuid FROM {$prefix}fct_orders WHERE customer_id IN ( $ids )" ),
		$wpdb->get_col( "SELECT kind FROM {$prefix}fcc_unique_values WHERE customer_id IN ( $ids ) ORDER BY kind" ),
		preg_replace( '/^\d+$/', 'id', $wpdb->get_col( "SELECT term FROM {$prefix}fcc_search_terms WHERE customer_id IN ( $ids ) ORDER BY term" ) ),
		preg_replace( '/(?<=before":|after":)\d+/', 'id', $wpdb->get_col( "SELECT CONCAT( type, changes ) FROM {$prefix}fcc_activity WHERE customer_id IN ( $ids ) ORDER BY id" ) ),
	);
	foreach ( array( 'fct_customer_addresses', 'fct_customer_meta', 'fcc_search_terms', 'fcc_search_documents', 'fcc_unique_values', 'fcc_accounts', 'fcc_activity', 'fcc_meta_pointers' ) as $table ) {
		$rows[] = $wpdb->get_var( "SELECT COUNT(*) FROM $prefix$table WHERE customer_id NOT IN ( SELECT id FROM {$prefix}fct_customers )" );
	}
	return (string) preg_replace( '/cut\d+/', 'cut', wp_json_encode( $rows ) );
}
