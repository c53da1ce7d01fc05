import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from './api-client.ts';
import { countRows } from './store-tables.ts';

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
