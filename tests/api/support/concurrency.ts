import { type TestSite } from '../../support/test-site.ts';
import { type Answer } from './api-client.ts';

/**
 * Delays every request before it changes a table: whatever rivals could do to
 * each other between reading and writing, they do then.
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

/** Sends requests without waiting for one another. */
export function concurrently(
	count: number,
	request: ( index: number ) => Promise< Answer >
): Promise< Answer[] > {
	return Promise.all(
		Array.from( { length: count }, ( _, index ) => request( index ) )
	);
}

/** How many answers there were of each status. */
export function countByStatus( answers: Answer[] ): Record< number, number > {
	const counts: Record< number, number > = {};
	for ( const { status } of answers ) {
		counts[ status ] = ( counts[ status ] ?? 0 ) + 1;
	}
	return counts;
}
