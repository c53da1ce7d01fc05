import { NAMESPACE, type TestSite } from '../../support/test-site.ts';
import { type CustomerList } from '../support/api-client.ts';

/** Sends GET requests as the administrator, in one process: WordPress would need ten times as long to start for each. */
export function getAll(
	site: TestSite,
	path: string,
	queries: Array< Record< string, string | number > >
): Promise< Array< { status: number; body: CustomerList } > > {
	return site.call( 'wordpress/rest/get_all', {
		user_id: site.users.admin.id,
		route: `/${ NAMESPACE }/${ path }`,
		queries,
	} );
}
