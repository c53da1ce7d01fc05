/**
 * @return The map without what belongs to these ids; the same map if it has
 *         nothing of theirs.
 */
export function without< Value >(
	map: Record< number, Value >,
	ids: readonly number[]
): Record< number, Value > {
	const found = ids.filter( ( id ) => id in map );
	if ( found.length === 0 ) {
		return map;
	}
	const removed = new Set( found );
	return Object.fromEntries(
		Object.entries( map ).filter(
			( [ id ] ) => ! removed.has( Number( id ) )
		)
	);
}
