import apiFetch, { type APIFetchOptions } from '@wordpress/api-fetch';
import type { operations } from '../contract/types';
import { ApiError } from './api-error';
import { getBootstrap } from './bootstrap';
import { createEnvelopeMiddleware } from './envelope-middleware';

export interface ReadOptions {
	/** Ends the request; the promise then rejects with the AbortError. */
	signal?: AbortSignal;
}

/** The JSON that an operation of the contract answers with when it succeeds. */
type SuccessOf< Name extends keyof operations > =
	operations[ Name ][ 'responses' ] extends infer Responses
		? Responses[ keyof Responses & ( 200 | 201 ) ] extends {
				content: { 'application/json': infer Body };
			}
			? Body
			: never
		: never;

const { namespace } = getBootstrap();

apiFetch.use( createEnvelopeMiddleware( namespace ) );

/**
 * Sends one request to the API.
 *
 * @param  path    Below `/customers`.
 * @param  options
 * @return The envelope of its success.
 * @throws {ApiError}
 */
export async function request< Name extends keyof operations >(
	path: string,
	options: Omit< APIFetchOptions< true >, 'path' > = {}
): Promise< SuccessOf< Name > > {
	try {
		return await apiFetch< SuccessOf< Name > >( {
			...options,
			path: `/${ namespace }/customers${ path }`,
		} );
	} catch ( error ) {
		if ( error instanceof ApiError || options.signal?.aborted ) {
			throw error;
		}
		// A stale nonce that apiFetch could not renew: until WordPress 6.8 it
		// rejects with the refusal instead of what led to it.
		if ( error instanceof Response ) {
			throw ApiError.sessionEnded();
		}
		throw ApiError.withoutResponse();
	}
}
