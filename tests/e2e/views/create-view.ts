import type { Schemas } from '../../api/support/api-client.ts';
import { expect } from '../../support/test.ts';
import type { TestSite } from '../../support/test-site.ts';

/** Saves a view of the administrator. */
export async function createView(
	site: TestSite,
	view: Partial< Schemas[ 'ViewCreate' ] > & { name: string }
): Promise< Schemas[ 'View' ] > {
	const client = await site.client( site.users.admin );
	const answer = await client.post( 'customers/views', { data: view } );
	expect( answer.status() ).toBe( 201 );
	const body = ( await answer.json() ) as {
		data: { view: Schemas[ 'View' ] };
	};
	await client.dispose();
	return body.data.view;
}
