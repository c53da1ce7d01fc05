import { type TestSite } from '../../support/test-site.ts';

/** One of several customers that differ in a number only, each with rows in every table. */
export interface FullCustomer {
	/** Part of the email: `cut12`. */
	name: string;
	/** 0 for a customer that is not created yet. */
	id: number;
	/** The primary billing address. */
	primaryId: number;
	/** Another billing address. */
	addressId: number;
	/** A user without a customer. */
	userId: number;
}

export function insertFullCustomers(
	site: TestSite,
	count: number
): Promise< FullCustomer[] > {
	return site.call( 'customers/insert_identical', { count } );
}

/** All rows of a customer as text, without ids and times, so that customers can be compared. */
export function describeCustomer(
	site: TestSite,
	{ id, name }: FullCustomer
): Promise< string > {
	return site.call( 'customers/describe', { id, name } );
}
