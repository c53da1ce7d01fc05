import { ApiError } from '../../api';
import { failureKindOf } from './failures';

/** Why a request waits, and how long. */
export interface RetryDelay {
	/** The failure that is expected to pass. */
	error: ApiError;

	/** Time of the next try, in milliseconds since 1970. */
	until: number;

	/** Ends the wait. */
	retryNow: () => void;
}

/**
 * Sends a request until it is answered. After a failure because of the network, a
 * rate limit or the server, it is sent again after a delay, or when the network is
 * back.
 *
 * @param send   Sends the request; receives how often it has failed.
 * @param onWait Called at the begin of each wait, and with undefined at its end.
 * @param signal Aborts the wait.
 * @return The answer; rejects with a failure that is not expected to pass.
 */
export async function sendUntilAnswered< Answer >(
	send: ( failures: number ) => Promise< Answer >,
	onWait: ( wait: RetryDelay | undefined ) => void,
	signal?: AbortSignal
): Promise< Answer > {
	for ( let failures = 0; ; ) {
		try {
			return await send( failures );
		} catch ( error ) {
			failures++;
			const delay =
				error instanceof ApiError
					? retryDelay( error, failures )
					: undefined;
			if (
				delay === undefined ||
				! ( error instanceof ApiError ) ||
				signal?.aborted
			) {
				throw error;
			}
			await wait( delay, signal, ( retryNow ) =>
				onWait( { error, until: Date.now() + delay, retryNow } )
			);
			onWait( undefined );
			if ( signal?.aborted ) {
				throw error;
			}
		}
	}
}

/**
 * @param milliseconds
 * @param signal       Ends the wait.
 * @param onBegin      Receives a function that ends the wait.
 */
async function wait(
	milliseconds: number,
	signal: AbortSignal | undefined,
	onBegin: ( end: () => void ) => void
): Promise< void > {
	let end = () => {};
	const ended = new Promise< void >( ( resolve ) => ( end = resolve ) );
	const timer = setTimeout( end, milliseconds );

	window.addEventListener( 'online', end );
	signal?.addEventListener( 'abort', end );
	onBegin( end );
	await ended;
	clearTimeout( timer );
	window.removeEventListener( 'online', end );
	signal?.removeEventListener( 'abort', end );
}

const FIRST_DELAY_MS = 1_000;
const MAX_DELAY_MS = 60_000;

/** Delay after a rate limit without `Retry-After`. */
const RATE_LIMIT_DELAY_MS = 60_000;

/** A server that fails this often in a row is likely to go on failing. */
const MAX_SERVER_FAILURES = 5;

/**
 * @param error    Why a request failed.
 * @param failures How often in a row it has failed.
 * @return Milliseconds before the request is repeated; undefined if only the
 *         user can decide to repeat it.
 */
function retryDelay( error: ApiError, failures: number ): number | undefined {
	const { retryAfter } = error;

	switch ( failureKindOf( error ).retryReason ) {
		case 'too-many':
			return retryAfter === undefined
				? RATE_LIMIT_DELAY_MS
				: retryAfter * 1_000;
		case 'no-answer':
			// A network connection comes back, so there is no limit.
			return backoff( failures );
		case 'server-failed':
			return failures < MAX_SERVER_FAILURES
				? Math.max( backoff( failures ), ( retryAfter ?? 0 ) * 1_000 )
				: undefined;
		default:
			return undefined;
	}
}

function backoff( failures: number ): number {
	return Math.min( FIRST_DELAY_MS * 2 ** ( failures - 1 ), MAX_DELAY_MS );
}
