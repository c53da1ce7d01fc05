import { type TestSite } from '../../support/test-site.ts';
import { type Answer } from './api-client.ts';

/**
 * Delays every request before it writes to a table, so that concurrent requests overlap between reading and writing.
 *
 * @param site
 * @param table Without the prefix.
 */
export function slowDownWrites(
	site: TestSite,
	table: string
): Promise< void > {
	return site.addPlugin( 'slow-statements', {
		verbs: 'INSERT|UPDATE|DELETE',
		table,
		milliseconds: 50,
	} );
}

export function concurrently(
	count: number,
	request: ( index: number ) => Promise< Answer >
): Promise< Answer[] > {
	return Promise.all(
		Array.from( { length: count }, ( _, index ) => request( index ) )
	);
}

export function countByStatus( answers: Answer[] ): Record< number, number > {
	const counts: Record< number, number > = {};
	for ( const { status } of answers ) {
		counts[ status ] = ( counts[ status ] ?? 0 ) + 1;
	}
	return counts;
}
