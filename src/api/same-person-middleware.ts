import apiFetch, { type APIFetchMiddleware } from '@wordpress/api-fetch';
import { ApiError } from './api-error';

/**
 * Makes the middleware that keeps what one person has typed from being sent in
 * the name of another, who has signed in in this browser meanwhile: WordPress
 * renews a stale nonce for whoever is signed in now, without a word.
 *
 * @param namespace
 * @param userId    Who opened the page.
 * @return A middleware that reloads the page, and throws an ApiError, where
 *         the person is another one since the nonce was renewed.
 */
export function createSamePersonMiddleware(
	namespace: string,
	userId: number
): APIFetchMiddleware {
	let provenNonce = apiFetch.nonceMiddleware?.nonce;

	return async ( options, next ) => {
		const nonce = apiFetch.nonceMiddleware?.nonce;

		if (
			nonce !== provenNonce &&
			options.path?.startsWith( `/${ namespace }/` )
		) {
			const currentId = await readUserId();
			if ( currentId !== undefined && currentId !== userId ) {
				window.location.reload();
				throw ApiError.otherPerson();
			}
			provenNonce = nonce;
		}
		return next( options );
	};
}

/**
 * @return Who is signed in; undefined where the site does not tell.
 */
async function readUserId(): Promise< number | undefined > {
	try {
		const { id } = await apiFetch< { id: number } >( {
			path: '/wp/v2/users/me?_fields=id',
		} );
		return id;
	} catch {
		return undefined;
	}
}
