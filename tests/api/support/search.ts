import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from './api-client.ts';
import { countRows, rowsOf } from './store-tables.ts';
import { expect } from './test.ts';

export async function searchIds(
	client: ApiClient,
	search: string
): Promise< number[] > {
	const { customers } = await client.listCustomers( {
		search,
		per_page: 100,
	} );
	return customers.map( ( { id } ) => id );
}

/** Makes the last reconcile of the search index older by the given number of seconds. */
export function ageSearchReconcile(
	site: TestSite,
	seconds: number
): Promise< void > {
	return site.call( 'checkpoints/age_reconcile', {
		job: 'search',
		seconds,
	} );
}

/** Whether a job has indexed a customer. */
export async function isIndexed(
	site: TestSite,
	id: number
): Promise< boolean > {
	const rest = `WHERE customer_id = ${ id }`;
	return ( await countRows( site, 'fcc_search_documents', rest ) ) > 0;
}

interface Address {
	customer_id: string;
	address_1: string | null;
	address_2: string | null;
	city: string | null;
}

interface CustomerRow {
	id: string;
	first_name: string;
	last_name: string;
	email: string;
}

/**
 * Expects searches for these names, and for emails of customers, to find the same as a comparison with all rows. A customer
 * matches if each term of the search begins one of the
 * customer's terms.
 */
export async function expectSearches(
	admin: ApiClient,
	site: TestSite,
	names: string[]
) {
	const customers = await rowsOf< CustomerRow >(
		site,
		'fct_customers',
		'ORDER BY id'
	);
	const addresses = await rowsOf< Address >(
		site,
		'fct_customer_addresses',
		''
	);
	const places = ( customer: string ) =>
		addresses
			.filter( ( { customer_id: id } ) => id === customer )
			.map(
				( { address_1: line1, address_2: line2, city } ) =>
					`${ line1 ?? '' } ${ line2 ?? '' } ${ city ?? '' }`
			)
			.join( ' ' );
	const terms = customers.map( ( { id, first_name, last_name, email } ) => ( {
		id: Number( id ),
		terms: `${ first_name } ${ last_name } ${ email.split( '@' )[ 0 ] } ${ places( id ) }`
			.normalize( 'NFD' )
			.replace( /\p{M}/gu, '' )
			.toLowerCase()
			.split( /[^a-z0-9]+/ ),
	} ) );
	const searches = [
		...names,
		'nora wag',
		'ann smith',
		'w1x',
		...customers.slice( -5 ).map( ( { email } ) => email ),
	];
	for ( const search of searches ) {
		const asked = ( search.split( '@' )[ 0 ] ?? '' )
			.toLowerCase()
			.split( /[^a-z0-9]+/ );
		const found = await searchIds( admin, search );
		expect( found, search ).toEqual(
			terms
				.filter( ( customer ) =>
					asked.every( ( term ) =>
						customer.terms.some( ( other ) =>
							other.startsWith( term )
						)
					)
				)
				.map( ( { id } ) => id )
				.reverse()
				.slice( 0, 100 )
		);
	}
}
