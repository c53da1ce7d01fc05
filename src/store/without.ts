/**
 * @return The map without what belongs to these ids.
 */
export function without< Value >(
	map: Record< number, Value >,
	ids: number[]
): Record< number, Value > {
	return Object.fromEntries(
		Object.entries( map ).filter(
			( [ id ] ) => ! ids.includes( Number( id ) )
		)
	);
}
