<?php
/**
 * Adds many customers, each with all that a customer has, and counts what is left of them, row by row.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Crowd;

use FluentCartCustomers\Tests\Customers;
use FluentCartCustomers\Tests\Rows;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/customers.php';

/** Tables with a row or several for a customer. */
const TABLES = array( 'fct_customer_addresses', 'fct_customer_meta', 'fcc_unique_values', 'fcc_accounts', 'fcc_activity', 'fcc_meta_pointers', 'fcc_customer_locks', 'fcc_search_documents', 'fcc_search_terms' );

/**
 * Adds customers with two addresses, metadata, and a place in the search each, as if they had been there for long.
 *
 * @param int $count How many.
 * @return int[] Their ids.
 */
function add( int $count ): array {
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
	$of_crowd = "FROM {fct_customers} WHERE first_name = 'Crowd'";
	Rows\run(
		array(
			"INSERT INTO {fct_customer_addresses} ( customer_id, type, is_primary, city ) SELECT id, 'billing', 1, 'London' $of_crowd",
			"INSERT INTO {fct_customer_addresses} ( customer_id, type, is_primary, city ) SELECT id, 'shipping', 1, 'London' $of_crowd",
			"INSERT INTO {fct_customer_meta} ( customer_id, meta_key, meta_value ) SELECT id, 'crowd', 'yes' $of_crowd",
		)
	);
	do_action( 'fluent_cart_customers/sweep' );
	return array_map( 'intval', Rows\column( 'fct_customers', 'id', "WHERE first_name = 'Crowd' ORDER BY id" ) );
}

/**
 * Counts what the database of this machine holds of the crowd.
 *
 * @return array{customers: int, incomplete: int, orphans: object} `incomplete` are customers without one of what each of
 *                                                                them was given; `orphans` are rows of customers who
 *                                                                are not there, by table.
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
 * Returns all customers of this machine's database.
 *
 * @return array<int, object> Each with `id`, `email`, `first_name`, the numbers of `addresses` and of `primaries` among
 *                            them, and the `words` that a search finds them by.
 */
function all_customers(): array {
	global $wpdb;
	$addresses = 'SELECT COUNT(*) FROM {fct_customer_addresses} AS a WHERE a.customer_id = c.id';
	$rows      = $wpdb->get_results(
		Rows\with_prefix(
			"SELECT id, email, first_name, ( $addresses ) AS addresses, ( $addresses AND is_primary = 1 ) AS primaries,
				( SELECT terms FROM {fcc_search_documents} WHERE customer_id = c.id ) AS words
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
