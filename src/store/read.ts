import { keyOfRead, needsOf, type Reads } from './needs';
import type { StoreThunkArgs } from './types';

/** How often an answer that a write has overtaken is asked for again before it is taken as it is. */
const MAX_TRIES = 3;

/**
 * Reads for a resolver. The request is aborted when no component needs it any
 * more; then the resolution starts anew when it is next selected.
 *
 * @param args
 * @param name     The selector.
 * @param readArgs Its arguments.
 * @param send     Sends the request.
 * @return The answer; undefined if it was aborted.
 */
export async function read< Name extends keyof Reads, Answer >(
	args: StoreThunkArgs,
	name: Name,
	readArgs: Reads[ Name ],
	send: ( signal: AbortSignal ) => Promise< Answer >
): Promise< Answer | undefined > {
	const key = keyOfRead( name, readArgs );
	const answer = await needsOf( args ).send( key, send );

	if ( answer === 'aborted' ) {
		invalidateLater( args, name, readArgs );
		return undefined;
	}
	return answer;
}

/**
 * Reads for a resolver what a write may change. `shouldInvalidate` is asked about
 * finished resolutions only, so an answer that was on its way during a write is
 * asked for again: a few times, since a bulk action writes all the time. What is
 * still overtaken then is shown, and becomes stale at once.
 *
 * @param args
 * @param name     The selector.
 * @param readArgs Its arguments.
 * @param send     Sends the request.
 * @return The answer; undefined if it was aborted.
 */
export async function readUpToDate< Name extends keyof Reads, Answer >(
	args: StoreThunkArgs,
	name: Name,
	readArgs: Reads[ Name ],
	send: ( signal: AbortSignal ) => Promise< Answer >
): Promise< Answer | undefined > {
	const { select } = args;

	for ( let tries = 1; ; tries++ ) {
		const revision = select.getListsRevision();
		const answer = await read( args, name, readArgs, send );

		if ( answer === undefined || revision === select.getListsRevision() ) {
			return answer;
		}
		if ( tries === MAX_TRIES ) {
			invalidateLater( args, name, readArgs );
			return answer;
		}
	}
}

/** Once the resolver that calls this has finished. */
function invalidateLater< Name extends keyof Reads >(
	{ dispatch }: StoreThunkArgs,
	name: Name,
	readArgs: Reads[ Name ]
): void {
	setTimeout( () => void dispatch.invalidateResolution( name, readArgs ) );
}
