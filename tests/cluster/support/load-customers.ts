import { type TestSite } from '../../support/test-site.ts';

/** The rows of the load customers in a database. */
export interface LoadCustomerState {
	customers: number;
	/** Customers without some of the rows that each of them was given. */
	incomplete: number;
	/** Rows without a customer, by table. */
	orphans: Record< string, number >;
}

/** Adds customers with two addresses, meta and search terms each, and returns their ids. */
export async function insertLoadCustomers(
	site: TestSite,
	count: number
): Promise< number[] > {
	return site.call( 'load-customers/insert', { count } );
}

/** Counts row by row, in the database of the node. */
export async function loadCustomerState(
	site: TestSite,
	url?: string
): Promise< LoadCustomerState > {
	return site.call( 'load-customers/state', {}, url );
}
