import { type TestSite } from '../../support/test-site.ts';

/** What the database holds of a crowd. */
export interface LoadCustomerState {
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
export async function insertLoadCustomers(
	site: TestSite,
	count: number
): Promise< number[] > {
	return site.call( 'load-customers/insert', { count } );
}

/** Counted row by row, in the database of the node. */
export async function loadCustomerState(
	site: TestSite,
	url?: string
): Promise< LoadCustomerState > {
	return site.call( 'load-customers/state', {}, url );
}
