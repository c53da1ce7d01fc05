import { type TestSite } from '../../support/test-site.ts';
import { type BulkResult } from './api-client.ts';
import {
	idsOf,
	insertCustomer,
	insertCustomers,
	rowsOf,
} from './store-tables.ts';

/** Adds customers without orders by plain SQL, and returns their ids. */
export async function insertBulkCustomers(
	site: TestSite,
	count: number
): Promise< number[] > {
	await insertCustomer( site, { email: 'bulk0@example.com' } );
	if ( count > 1 ) {
		await insertCustomers( site, count - 1, {
			email: 'bulk%d@example.com',
		} );
	}
	// Ids can have gaps: each node of a cluster has its own sequence.
	return idsOf(
		site,
		'fct_customers',
		"WHERE email LIKE 'bulk%@example.com' ORDER BY id"
	);
}

/** 1, 2, 3, … */
export function idRange( count: number ): number[] {
	return Array.from( { length: count }, ( _, index ) => index + 1 );
}

/** The result of each customer: `success` or an error code. */
export function resultCodes( {
	results,
}: BulkResult ): Record< number, string > {
	return Object.fromEntries(
		results.map( ( { customer_id: id, success, error } ) => [
			id,
			success ? 'success' : ( error?.code ?? '' ),
		] )
	);
}

export function existingIds(
	site: TestSite,
	ids: number[]
): Promise< number[] > {
	return idsOf(
		site,
		'fct_customers',
		`WHERE id IN ( ${ ids.join() } ) ORDER BY id`
	);
}

export async function storeRows( site: TestSite ): Promise< unknown > {
	return Promise.all( [
		rowsOf( site, 'fct_customers', 'ORDER BY id' ),
		rowsOf( site, 'fct_orders', 'ORDER BY id' ),
	] );
}
