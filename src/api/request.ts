import apiFetch, { type APIFetchOptions } from '@wordpress/api-fetch';
import type { operations } from '../contract/types';
import { ApiError } from './api-error';
import { getBootstrap } from './bootstrap';
import { createEnvelopeMiddleware } from './envelope-middleware';
import { createSameUserMiddleware } from './same-user-middleware';
import { isSessionOver, reauthenticate } from './session';

export interface ReadOptions {
	/** Aborts the request; the promise rejects with the AbortError. */
	signal?: AbortSignal;
}

type RequestOptions = Omit< APIFetchOptions< true >, 'path' >;

/** The JSON of an operation's success in the contract. */
type SuccessOf< Name extends keyof operations > =
	operations[ Name ][ 'responses' ] extends infer Responses
		? Responses[ keyof Responses & ( 200 | 201 ) ] extends {
				content: { 'application/json': infer Body };
			}
			? Body
			: never
		: never;

/** Logins for one request. If the request still fails after them, a login does not help. */
const MAX_LOGINS = 2;

/** A read that takes longer is aborted. A write is not, because the server may have done it. */
const READ_TIMEOUT_MS = 60_000;

const { namespace, userId } = getBootstrap();

apiFetch.use( createEnvelopeMiddleware( namespace ) );
apiFetch.use( createSameUserMiddleware( namespace, userId ) );

/**
 * Sends one request to the API. If the session has ended, shows WordPress's
 * login over the page and repeats the request afterwards.
 *
 * @param  path    Path below `/customers`.
 * @param  options
 * @return The envelope of the success.
 * @throws {ApiError} With `isSignedOut` if the user closes the login.
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
				! ( await reauthenticate( sentAt, options.signal ) )
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
		// apiFetch could not renew a stale nonce. Up to WordPress 6.8 it rejects
		// with the response of that attempt, not with the request's own error.
		if ( error instanceof Response ) {
			throw ApiError.sessionEnded();
		}
		throw ApiError.networkError();
	} finally {
		deadline.clear();
	}
}

/**
 * @return A signal that also fires after READ_TIMEOUT_MS if the request is a read.
 */
function deadlineOf( { signal, method = 'GET' }: RequestOptions ) {
	const controller = new AbortController();
	const abort = () => controller.abort( signal?.reason );
	const timer =
		method === 'GET'
			? setTimeout( () => controller.abort(), READ_TIMEOUT_MS )
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
