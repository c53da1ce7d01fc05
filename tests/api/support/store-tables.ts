import { type TestSite } from '../../support/test-site.ts';

/** FluentCart's tables, without the site's prefix. */
type StoreTable =
	| 'fct_customers'
	| 'fct_customer_addresses'
	| 'fct_customer_meta'
	| 'fct_orders';

type Columns = Record< string, string | number | null >;

/**
 * Adds a row as FluentCart or an importer does: the plugin does not see it.
 *
 * @return The id.
 */
export function insertRow(
	site: TestSite,
	table: StoreTable,
	columns: Columns
): Promise< number > {
	return site.php< number >(
		`global $wpdb;
		$wpdb->insert( $wpdb->prefix . $args['table'], $args['columns'] );
		return $wpdb->insert_id;`,
		{ table, columns }
	);
}

/** Adds a customer behind the plugin's back. */
export function importCustomer(
	site: TestSite,
	columns: Columns & { email: string }
): Promise< number > {
	return insertRow( site, 'fct_customers', { notes: '', ...columns } );
}

/** Adds a primary billing address behind the plugin's back, unless the columns say otherwise. */
export function importAddress(
	site: TestSite,
	customerId: number,
	columns: Columns = {}
): Promise< number > {
	return insertRow( site, 'fct_customer_addresses', {
		customer_id: customerId,
		type: 'billing',
		is_primary: 1,
		...columns,
	} );
}

/** Changes the columns of a row as FluentCart does, behind the plugin's back. */
export function changeRow(
	site: TestSite,
	table: StoreTable,
	id: number,
	columns: Columns
): Promise< void > {
	return site.php(
		`global $wpdb;
		$wpdb->update( $wpdb->prefix . $args['table'], $args['columns'], array( 'id' => $args['id'] ) );`,
		{ table, id, columns }
	);
}

/** The rows of a table; `rest` is what follows its name in the SELECT. */
export function rowsOf< Row >(
	site: TestSite,
	table: StoreTable,
	rest = ''
): Promise< Row[] > {
	return site.php< Row[] >(
		`global $wpdb;
		return $wpdb->get_results( "SELECT * FROM $wpdb->prefix{$args['table']} {$args['rest']}" );`,
		{ table, rest }
	);
}

/**
 * All that the database holds about a customer, but for what counts requests
 * and keeps writers in line.
 */
export function rowsAbout(
	site: TestSite,
	id: number
): Promise< Record< string, object[] > > {
	return site.php(
		`global $wpdb;
		$rows = array();
		foreach ( array( 'fct_customers' => 'id', 'fct_customer_addresses' => 'customer_id', 'fct_customer_meta' => 'customer_id', 'fct_orders' => 'customer_id', 'fcc_claims' => 'customer_id', 'fcc_words' => 'customer_id', 'fcc_filed' => 'customer_id', 'fcc_activity' => 'customer_id' ) as $table => $column ) {
			$rows[ $table ] = $wpdb->get_results( $wpdb->prepare( 'SELECT * FROM %i WHERE %i = %d ORDER BY 1, 2', $wpdb->prefix . $table, $column, $args['id'] ) );
		}
		return $rows;`,
		{ id }
	);
}
