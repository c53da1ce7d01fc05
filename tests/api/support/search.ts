import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from './api-client.ts';

/** Whom a search finds. */
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

/** As if the last sweep of the words had been so long ago. */
export function ageSearchCheckpoint(
	site: TestSite,
	seconds: number
): Promise< void > {
	return site.call( 'checkpoints/age_search', { seconds } );
}
