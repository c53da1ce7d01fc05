import apiFetch, { type APIFetchOptions } from '@wordpress/api-fetch';
import type { operations } from '../contract/types';
import { ApiError } from './api-error';
import { getBootstrap } from './bootstrap';
import { createEnvelopeMiddleware } from './envelope-middleware';
import { createSamePersonMiddleware } from './same-person-middleware';
import { isSessionOver, waitForLogin } from './session';

export interface ReadOptions {
	/** Ends the request; the promise then rejects with the AbortError. */
	signal?: AbortSignal;
}

type RequestOptions = Omit< APIFetchOptions< true >, 'path' >;

/** The JSON that an operation of the contract answers with when it succeeds. */
type SuccessOf< Name extends keyof operations > =
	operations[ Name ][ 'responses' ] extends infer Responses
		? Responses[ keyof Responses & ( 200 | 201 ) ] extends {
				content: { 'application/json': infer Body };
			}
			? Body
			: never
		: never;

/** How often one request has the person sign in: then the login does not help. */
const MAX_LOGINS = 2;

/** After this many milliseconds without an answer, a read is given up. Writes are not: they may have been done. */
const READ_TIMEOUT = 60_000;

const { namespace, userId } = getBootstrap();

apiFetch.use( createEnvelopeMiddleware( namespace ) );
apiFetch.use( createSamePersonMiddleware( namespace, userId ) );

/**
 * Sends one request to the API. If the session has ended, WordPress's login
 * appears over the page, and the request is sent again after it.
 *
 * @param  path    Below `/customers`.
 * @param  options
 * @return The envelope of its success.
 * @throws {ApiError} One that `isSignedOut`, if the person closes the login.
 */
export async function request< Name extends keyof operations >(
	path: string,
	options: RequestOptions = {}
): Promise< SuccessOf< Name > > {
	for ( let logins = 0; ; logins++ ) {
		const sentAt = performance.now();
		try {
			return await send< Name >( path, options );
		} catch ( error ) {
			const isSignedOut = error instanceof ApiError && error.isSignedOut;
			if (
				! isSignedOut ||
				logins === MAX_LOGINS ||
				! ( await waitForLogin( sentAt, options.signal ) )
			) {
				throw error;
			}
		}
	}
}

async function send< Name extends keyof operations >(
	path: string,
	options: RequestOptions
): Promise< SuccessOf< Name > > {
	const { signal } = options;
	const deadline = deadlineOf( options );
	try {
		return await apiFetch< SuccessOf< Name > >( {
			...options,
			signal: deadline.signal,
			path: `/${ namespace }/customers${ path }`,
		} );
	} catch ( error ) {
		if ( signal?.aborted ) {
			throw error;
		}
		if ( deadline.signal.aborted ) {
			throw ApiError.timedOut();
		}
		if ( error instanceof ApiError ) {
			throw error.mayBeSignedOut && ( await isSessionOver() )
				? ApiError.sessionEnded()
				: error;
		}
		// A stale nonce that apiFetch could not renew: until WordPress 6.8 it
		// rejects with the refusal instead of what led to it.
		if ( error instanceof Response ) {
			throw ApiError.sessionEnded();
		}
		throw ApiError.withoutResponse();
	} finally {
		deadline.clear();
	}
}

/**
 * @return A signal that also fires after READ_TIMEOUT if the request is a read.
 */
function deadlineOf( { signal, method = 'GET' }: RequestOptions ) {
	const controller = new AbortController();
	const abort = () => controller.abort( signal?.reason );
	const timer =
		method === 'GET'
			? setTimeout( () => controller.abort(), READ_TIMEOUT )
			: undefined;

	signal?.addEventListener( 'abort', abort );
	if ( signal?.aborted ) {
		abort();
	}
	return {
		signal: controller.signal,
		clear() {
			clearTimeout( timer );
			signal?.removeEventListener( 'abort', abort );
		},
	};
}
