import { serializeQuery } from '../api';
import type { Reads, SliceThunkArgs } from './thunk-args';

/** Requests of one read, if a write overtakes each answer. */
const MAX_TRIES = 3;

/**
 * Counts the components that need each read, and aborts a request that no
 * component needs any more. A read that no component has marked as needed
 * runs to its end, because a panel of another plugin may wait for it.
 */
class Needs {
	readonly #counts = new Map< string, number >();
	readonly #controllers = new Map< string, Set< AbortController > >();

	isNeeded( key: string ): boolean {
		return this.#counts.has( key );
	}

	start( key: string ): void {
		this.#counts.set( key, ( this.#counts.get( key ) ?? 0 ) + 1 );
	}

	end( key: string, onUnneeded: () => void ): void {
		const left = ( this.#counts.get( key ) ?? 0 ) - 1;
		if ( left > 0 ) {
			this.#counts.set( key, left );
			return;
		}
		this.#counts.delete( key );
		// Another component that needs the read may mount in the same task.
		setTimeout( () => {
			if ( ! this.isNeeded( key ) ) {
				this.#controllers
					.get( key )
					?.forEach( ( controller ) => controller.abort() );
				onUnneeded();
			}
		} );
	}

	/** Sends a request that `end` can abort. */
	async send< Answer >(
		key: string,
		read: ( signal: AbortSignal ) => Promise< Answer >
	): Promise< Answer | 'aborted' > {
		const controller = new AbortController();
		const all = this.#controllers.get( key ) ?? new Set();
		this.#controllers.set( key, all.add( controller ) );
		try {
			return await read( controller.signal );
		} catch ( error ) {
			if ( controller.signal.aborted ) {
				return 'aborted';
			}
			throw error;
		} finally {
			all.delete( controller );
			if ( all.size === 0 ) {
				this.#controllers.delete( key );
			}
		}
	}
}

const needs = new WeakMap< object, Needs >();

function needsOf( { registry }: Pick< SliceThunkArgs, 'registry' > ): Needs {
	const known = needs.get( registry ) ?? new Needs();
	needs.set( registry, known );
	return known;
}

function keyOfRead< Name extends keyof Reads >(
	name: Name,
	args: Reads[ Name ]
): string {
	const parts = args.map( ( arg ) =>
		typeof arg === 'object' && 'order_by' in arg
			? serializeQuery( arg )
			: arg
	);
	return `${ name } ${ JSON.stringify( parts ) }`;
}

/**
 * @return Whether a mounted component needs a read.
 */
export function isNeeded< Name extends keyof Reads >(
	args: Pick< SliceThunkArgs, 'registry' >,
	name: Name,
	readArgs: Reads[ Name ]
): boolean {
	return needsOf( args ).isNeeded( keyOfRead( name, readArgs ) );
}

/**
 * Marks a read as needed by a component: until `endNeed`, its request is not
 * aborted and its answer is not dropped.
 */
const startNeed =
	< Name extends keyof Reads >( name: Name, readArgs: Reads[ Name ] ) =>
	( args: SliceThunkArgs ): void =>
		needsOf( args ).start( keyOfRead( name, readArgs ) );

/**
 * Ends the need of one component. When the last need ends, a pending request is
 * aborted, and a failed read is invalidated, so that the next component reads
 * again.
 */
const endNeed =
	< Name extends keyof Reads >( name: Name, readArgs: Reads[ Name ] ) =>
	( args: SliceThunkArgs ): void =>
		needsOf( args ).end( keyOfRead( name, readArgs ), () => {
			if ( args.select.getResolutionError( name, readArgs ) ) {
				void args.dispatch.invalidateResolution( name, readArgs );
			}
		} );

export const thunks = { endNeed, startNeed };

/**
 * Sends the request of a resolver. If no component needs it any more, the
 * request is aborted, and the next selection sends it again.
 *
 * @param args
 * @param name     Name of the selector.
 * @param readArgs Arguments of the selector.
 * @param send     Sends the request.
 * @return The answer; undefined if the request was aborted.
 */
export async function fetchAbortable< Name extends keyof Reads, Answer >(
	args: SliceThunkArgs,
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
 * Sends the request of a resolver until no write overtakes its answer, because
 * `shouldInvalidate` covers finished resolutions only. During a bulk run this
 * would never end, so the third answer is returned and the read is invalidated.
 *
 * @param args
 * @param name     Name of the selector.
 * @param readArgs Arguments of the selector.
 * @param send     Sends the request.
 * @return The answer; undefined if the request was aborted.
 */
export async function fetchUntilStable< Name extends keyof Reads, Answer >(
	args: SliceThunkArgs,
	name: Name,
	readArgs: Reads[ Name ],
	send: ( signal: AbortSignal ) => Promise< Answer >
): Promise< Answer | undefined > {
	const { select } = args;

	for ( let tries = 1; ; tries++ ) {
		const revision = select.getListsRevision();
		const answer = await fetchAbortable( args, name, readArgs, send );

		if ( answer === undefined || revision === select.getListsRevision() ) {
			return answer;
		}
		if ( tries === MAX_TRIES ) {
			invalidateLater( args, name, readArgs );
			return answer;
		}
	}
}

/** Waits until the resolver that calls this has finished. */
function invalidateLater< Name extends keyof Reads >(
	{ dispatch }: SliceThunkArgs,
	name: Name,
	readArgs: Reads[ Name ]
): void {
	setTimeout( () => void dispatch.invalidateResolution( name, readArgs ) );
}
