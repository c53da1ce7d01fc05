import { type TestSite } from '../../support/test-site.ts';
import { type ActivityEntry, type ApiClient } from './api-client.ts';
import { countRows } from './store-tables.ts';

type Change = ActivityEntry[ 'changes' ][ number ];

export function change(
	field: string,
	before: Change[ 'before' ],
	after: Change[ 'after' ]
): Change {
	return { field, before, after };
}

/** The type and the changes of each activity entry of a customer. */
export async function loggedChanges(
	client: ApiClient,
	id: number
): Promise< [ string, ...Change[] ][] > {
	const { activity } = await client.listActivity( id );
	return activity.map( ( { type, changes } ) => [ type, ...changes ] );
}

export function countEntries( site: TestSite ): Promise< number > {
	return countRows( site, 'fcc_activity' );
}
