<?php
/**
 * Adds many customers with all their related rows, and counts the rows that exist afterwards.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\LoadCustomers;

use FluentCartCustomers\Tests\Customers;
use FluentCartCustomers\Tests\Rows;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/customers.php';

/** Tables with rows of a customer. */
const TABLES = array( 'fct_customer_addresses', 'fct_customer_meta', 'fcc_unique_values', 'fcc_accounts', 'fcc_activity', 'fcc_meta_pointers', 'fcc_customer_locks', 'fcc_search_documents', 'fcc_search_terms' );

/**
 * Adds customers with two addresses and metadata each, and indexes them for the search.
 *
 * @param int $count Number of customers.
 * @return int[] Customer ids.
 */
function insert( int $count ): array {
	Customers\insert_many(
		$count,
		array(
			'email'      => 'crowd%d@example.com',
			'first_name' => 'Crowd',
			'last_name'  => 'Number%d',
			'status'     => 'active',
			'created_at' => '2026-01-01',
			'updated_at' => '2026-01-01',
		)
	);
	$from_load_customers = "FROM {fct_customers} WHERE first_name = 'Crowd'";
	Rows\run(
		array(
			"INSERT INTO {fct_customer_addresses} ( customer_id, type, is_primary, city ) SELECT id, 'billing', 1, 'London' $from_load_customers",
			"INSERT INTO {fct_customer_addresses} ( customer_id, type, is_primary, city ) SELECT id, 'shipping', 1, 'London' $from_load_customers",
			"INSERT INTO {fct_customer_meta} ( customer_id, meta_key, meta_value ) SELECT id, 'crowd', 'yes' $from_load_customers",
		)
	);
	do_action( 'fluent_cart_customers/sweep' );
	return array_map( 'intval', Rows\column( 'fct_customers', 'id', "WHERE first_name = 'Crowd' ORDER BY id" ) );
}

/**
 * Counts the customers of insert() and their rows in the database of this node.
 *
 * @return array{customers: int, incomplete: int, orphans: object} `incomplete`: customers that miss a related row.
 *                                                                `orphans`: rows of deleted customers, by table.
 */
function state(): array {
	$orphans = array();
	foreach ( TABLES as $table ) {
		$orphans[ $table ] = Rows\count( $table, 'WHERE customer_id NOT IN ( SELECT id FROM {fct_customers} )' );
	}
	return array(
		'customers'  => Rows\count( 'fct_customers', "WHERE first_name = 'Crowd'" ),
		'incomplete' => Rows\count(
			'fct_customers',
			"AS c WHERE first_name = 'Crowd' AND NOT (
				2 = ( SELECT COUNT(*) FROM {fct_customer_addresses} WHERE customer_id = c.id )
				AND 1 = ( SELECT COUNT(*) FROM {fct_customer_meta} WHERE customer_id = c.id )
				AND 1 = ( SELECT COUNT(*) FROM {fcc_search_documents} WHERE customer_id = c.id )
				AND EXISTS ( SELECT 1 FROM {fcc_search_terms} WHERE term LIKE 'crowd%' AND customer_id = c.id )
			)"
		),
		'orphans'    => (object) array_filter( $orphans ),
	);
}

/**
 * Returns all customers of this node's database.
 *
 * @return array<int, object> Each with `id`, `email`, `first_name`, the number of `addresses`, the number of primary
 *                            addresses (`primaries`), and the indexed search `terms`.
 */
function all_customers(): array {
	global $wpdb;
	$addresses = 'SELECT COUNT(*) FROM {fct_customer_addresses} AS a WHERE a.customer_id = c.id';
	$rows      = $wpdb->get_results(
		Rows\with_prefix(
			"SELECT id, email, first_name, ( $addresses ) AS addresses, ( $addresses AND is_primary = 1 ) AS primaries,
				( SELECT terms FROM {fcc_search_documents} WHERE customer_id = c.id ) AS terms
			FROM {fct_customers} AS c ORDER BY id"
		)
	);
	foreach ( $rows as $row ) {
		$row->id        = (int) $row->id;
		$row->addresses = (int) $row->addresses;
		$row->primaries = (int) $row->primaries;
	}
	return $rows;
}
