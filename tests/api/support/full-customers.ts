import { type TestSite } from '../../support/test-site.ts';

/** Customers who differ in a number only, each with all that a customer may have. */
export interface FullCustomer {
	/** Stands in their email: `cut12`. */
	name: string;
	/** 0 for one who is not there yet. */
	id: number;
	/** Of a billing address, the primary one. */
	primaryId: number;
	/** Of another billing address. */
	addressId: number;
	/** Somebody whom nobody has. */
	userId: number;
}

/** Makes them, behind the plugin's back. */
export function insertFullCustomers(
	site: TestSite,
	count: number
): Promise< FullCustomer[] > {
	return site.call( 'customers/insert_identical', { count } );
}

/**
 * All that the database holds about such a customer, told alike for each of
 * them: without ids and times.
 */
export function describeCustomer(
	site: TestSite,
	{ id, name }: FullCustomer
): Promise< string > {
	return site.call( 'customers/describe', { id, name } );
}
