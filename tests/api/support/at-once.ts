import { type Answer } from './api-client.ts';

/**
 * A plugin for the site that makes every request dawdle before it changes a
 * table: whatever rivals could do to each other between reading and writing,
 * they do then.
 *
 * @param table Without the prefix.
 */
export function dawdlingBefore( table: string ): string {
	return `add_filter( 'query', static function ( $query ) {
		if ( preg_match( '#^(INSERT|UPDATE|DELETE)#', $query ) && str_contains( $query, $GLOBALS['wpdb']->prefix . '${ table }\`' ) ) {
			usleep( 50000 );
		}
		return $query;
	} );`;
}

/** Sends requests without waiting for one another. */
export function atOnce(
	count: number,
	request: ( index: number ) => Promise< Answer >
): Promise< Answer[] > {
	return Promise.all(
		Array.from( { length: count }, ( _, index ) => request( index ) )
	);
}

/** How many answers there were of each status. */
export function statuses( answers: Answer[] ): Record< number, number > {
	const counts: Record< number, number > = {};
	for ( const { status } of answers ) {
		counts[ status ] = ( counts[ status ] ?? 0 ) + 1;
	}
	return counts;
}
