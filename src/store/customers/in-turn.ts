/** The last write of each customer, until it is done or has failed. */
const lastWrites = new Map< number, Promise< void > >();

/**
 * Sends the writes of a customer one after the other. Two requests at the same
 * time may overtake each other, and what the person wanted first would stay.
 *
 * @param customerIds Whom the write changes.
 * @param write       Sends it.
 * @return What the write answers; rejects with its error.
 */
export function inTurn< Result >(
	customerIds: number[],
	write: () => Promise< Result >
): Promise< Result > {
	const earlier = customerIds.flatMap( ( id ) => lastWrites.get( id ) ?? [] );
	const written =
		earlier.length > 0 ? Promise.all( earlier ).then( write ) : write();
	const settled = written.then( forget, forget );

	for ( const id of customerIds ) {
		lastWrites.set( id, settled );
	}
	return written;

	function forget() {
		for ( const id of customerIds ) {
			if ( lastWrites.get( id ) === settled ) {
				lastWrites.delete( id );
			}
		}
	}
}
