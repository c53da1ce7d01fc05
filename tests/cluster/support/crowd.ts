import { type TestSite } from '../../support/test-site.ts';

/** What the database holds of a crowd. */
export interface CrowdState {
	customers: number;
	/** Of them, without one of what each of them was given. */
	incomplete: number;
	/** Rows of customers who are not there, by table. */
	orphans: Record< string, number >;
}

/**
 * Adds customers with two addresses, meta, and a place in the search each, as
 * if they had been there for long; their ids.
 */
export async function makeCrowd(
	site: TestSite,
	count: number
): Promise< number[] > {
	return site.php(
		`global $wpdb;
		foreach ( array_chunk( range( 1, $args['count'] ), 1000 ) as $chunk ) {
			$rows = array_map( static fn ( int $n ): string => "( 'crowd$n@example.com', 'Crowd', 'Number$n', '', 'active', '2026-01-01', '2026-01-01' )", $chunk );
			$wpdb->query( "INSERT INTO {$wpdb->prefix}fct_customers ( email, first_name, last_name, notes, status, created_at, updated_at ) VALUES " . implode( ', ', $rows ) );
		}
		$of_crowd = "FROM {$wpdb->prefix}fct_customers WHERE first_name = 'Crowd'";
		foreach ( array( 'billing', 'shipping' ) as $type ) {
			$wpdb->query( "INSERT INTO {$wpdb->prefix}fct_customer_addresses ( customer_id, type, is_primary, city ) SELECT id, '$type', 1, 'London' $of_crowd" );
		}
		$wpdb->query( "INSERT INTO {$wpdb->prefix}fct_customer_meta ( customer_id, meta_key, meta_value ) SELECT id, 'crowd', 'yes' $of_crowd" );
		do_action( 'fluent_cart_customers/sweep' );
		return array_map( 'intval', $wpdb->get_col( "SELECT id $of_crowd ORDER BY id" ) );`,
		{ count }
	);
}

/** Counted row by row, in the database of the machine. */
export async function crowdState(
	site: TestSite,
	url?: string
): Promise< CrowdState > {
	return site.php(
		`global $wpdb;
		$p         = $wpdb->prefix;
		$customers = "{$p}fct_customers";
		$orphans   = array();
		foreach ( array( 'fct_customer_addresses', 'fct_customer_meta', 'fcc_claims', 'fcc_activity', 'fcc_profiles', 'fcc_version', 'fcc_filed', 'fcc_words' ) as $table ) {
			$orphans[ $table ] = (int) $wpdb->get_var( "SELECT COUNT(*) FROM $p$table WHERE customer_id NOT IN ( SELECT id FROM $customers )" );
		}
		return array(
			'customers'  => (int) $wpdb->get_var( "SELECT COUNT(*) FROM $customers WHERE first_name = 'Crowd'" ),
			'incomplete' => (int) $wpdb->get_var(
				"SELECT COUNT(*) FROM $customers AS c WHERE first_name = 'Crowd' AND NOT (
					2 = ( SELECT COUNT(*) FROM {$p}fct_customer_addresses WHERE customer_id = c.id )
					AND 1 = ( SELECT COUNT(*) FROM {$p}fct_customer_meta WHERE customer_id = c.id )
					AND 1 = ( SELECT COUNT(*) FROM {$p}fcc_filed WHERE customer_id = c.id )
					AND EXISTS ( SELECT 1 FROM {$p}fcc_words WHERE word LIKE 'crowd%' AND customer_id = c.id )
				)"
			),
			'orphans'    => (object) array_filter( $orphans ),
		);`,
		{},
		url
	);
}
