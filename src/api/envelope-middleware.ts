import type { APIFetchMiddleware } from '@wordpress/api-fetch';
import { ApiError, parseJson } from './api-error';

/**
 * Makes the middleware that reads the answers of our namespace itself, because
 * what apiFetch throws for a failure has lost the HTTP status and `Retry-After`.
 *
 * It takes no part in the renewal of a stale nonce: apiFetch does that around
 * all middlewares, when it sees `rest_cookie_invalid_nonce` in the `code` of
 * what is thrown. Hence an ApiError carries WordPress's own codes too, and
 * hence a caller must not ask with `parse: false`, which hides them.
 *
 * @return A middleware that answers with the envelope of a success, and throws
 *         an ApiError for any other answer.
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
 * Without parsing, apiFetch rejects with the response itself if its status is
 * an error's.
 *
 * @return The response.
 * @throws What else it was: no network, or an AbortError.
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
