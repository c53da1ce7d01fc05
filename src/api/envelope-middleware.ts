import type { APIFetchMiddleware } from '@wordpress/api-fetch';
import { ApiError, parseJson } from './api-error';

/**
 * Creates the middleware that parses the answers of this plugin's namespace.
 * apiFetch's own parser drops the HTTP status and `Retry-After` of a failure.
 *
 * apiFetch renews a stale nonce outside of all middlewares, when the thrown
 * error has the `code` `rest_cookie_invalid_nonce`. So an ApiError keeps
 * WordPress's codes, and a caller must not pass `parse: false`, which hides
 * them.
 *
 * @return A middleware that returns the envelope of a success and throws an
 *         ApiError for any other answer.
 */
export function createEnvelopeMiddleware(
	namespace: string
): APIFetchMiddleware {
	return async ( options, next ) => {
		if (
			options.parse === false ||
			! options.path?.startsWith( `/${ namespace }/` )
		) {
			return next( options );
		}

		const response: Response = await next( {
			...options,
			parse: false,
		} ).catch( keepResponse );
		const text = await response.text();
		const body = parseJson( text );
		if ( response.ok && isSuccess( body ) ) {
			return body;
		}
		throw ApiError.fromResponse( response, text );
	};
}

/**
 * With `parse: false`, apiFetch rejects with the response of a failed request.
 *
 * @return The response.
 * @throws Any other reason: a network failure, or an AbortError.
 */
function keepResponse( reason: unknown ): Response {
	if ( reason instanceof Response ) {
		return reason;
	}
	throw reason;
}

function isSuccess( body: unknown ): boolean {
	return (
		typeof body === 'object' &&
		body !== null &&
		'success' in body &&
		body.success === true
	);
}
