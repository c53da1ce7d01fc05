import { type TestSite } from '../../support/test-site.ts';

/** FluentCart's tables, without the site's prefix. */
type StoreTable =
	| 'fct_customers'
	| 'fct_customer_addresses'
	| 'fct_customer_meta'
	| 'fct_orders';

/** Any table without the site's prefix: FluentCart's, the plugin's or WordPress's. */
export type Table =
	`fct_${ string }` | `fcc_${ string }` | 'users' | 'usermeta' | 'posts';

type Columns = Record< string, string | number | null >;

/**
 * Inserts a row by plain SQL, without an event for the plugin.
 * @return The id.
 */
export function insertRow(
	site: TestSite,
	table: StoreTable,
	columns: Columns
): Promise< number > {
	return site.call< number >( 'rows/insert', { table, columns } );
}

export function insertCustomer(
	site: TestSite,
	columns: Columns & { email: string }
): Promise< number > {
	return insertRow( site, 'fct_customers', { notes: '', ...columns } );
}

/** Inserts an address by plain SQL: by default, the primary billing address. */
export function insertAddress(
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

/** Changes columns of a row by plain SQL, like FluentCart. */
export function updateRow(
	site: TestSite,
	table: StoreTable,
	id: number,
	columns: Columns
): Promise< void > {
	return site.call( 'rows/update', { table, columns, where: { id } } );
}

/** The rows of a table. `rest` follows its name in the SELECT. */
export function rowsOf< Row >(
	site: TestSite,
	table: Table,
	rest = ''
): Promise< Row[] > {
	return site.call< Row[] >( 'rows/select', { table, rest } );
}

/** Counts rows of a table. `rest` follows its name in the SELECT. */
export function countRows(
	site: TestSite,
	table: Table,
	rest = ''
): Promise< number > {
	return site.call( 'rows/count', { table, rest } );
}

/** The ids of a table's rows. `rest` follows its name in the SELECT. */
export async function idsOf(
	site: TestSite,
	table: StoreTable,
	rest: string
): Promise< number[] > {
	const ids = await site.call< string[] >( 'rows/column', {
		table,
		column: 'id',
		rest,
	} );
	return ids.map( Number );
}

/**
 * Runs SQL without an event for the plugin, like an importer. Table names stand in braces.
 *
 * @example
 * await runSql( site, 'DELETE FROM {fct_orders} WHERE id > 9' );
 */
export function runSql(
	site: TestSite,
	...statements: string[]
): Promise< void > {
	return site.call( 'rows/run', { statements } );
}

/** Inserts customers by plain SQL that differ in a number only: `%d` in their columns. */
export function insertCustomers(
	site: TestSite,
	count: number,
	columns: Record< string, string > & { email: string }
): Promise< void > {
	return site.call( 'customers/insert_many', { count, columns } );
}

/** All rows of a customer, except rate limit counters and locks. */
export function rowsOfCustomer(
	site: TestSite,
	id: number
): Promise< Record< string, object[] > > {
	return site.call( 'customers/rows_of', {
		id,
		tables: {
			fct_customers: 'id',
			fct_customer_addresses: 'customer_id',
			fct_customer_meta: 'customer_id',
			fct_orders: 'customer_id',
			fcc_unique_values: 'customer_id',
			fcc_accounts: 'customer_id',
			fcc_search_terms: 'customer_id',
			fcc_search_documents: 'customer_id',
			fcc_activity: 'customer_id',
		},
	} );
}
