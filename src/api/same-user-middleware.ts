import apiFetch, { type APIFetchMiddleware } from '@wordpress/api-fetch';
import { ApiError } from './api-error';

/**
 * Creates the middleware that stops a request if another user has signed in in
 * this browser. WordPress silently renews a stale nonce for the current user, so
 * one user's input would be sent as another user.
 *
 * @param namespace
 * @param userId    The user who opened the page.
 * @return A middleware that compares the user after each new nonce. If the user
 *         has changed, it reloads the page and throws an ApiError.
 */
export function createSameUserMiddleware(
	namespace: string,
	userId: number
): APIFetchMiddleware {
	let checkedNonce = apiFetch.nonceMiddleware?.nonce;

	return async ( options, next ) => {
		const nonce = apiFetch.nonceMiddleware?.nonce;

		if (
			nonce !== checkedNonce &&
			options.path?.startsWith( `/${ namespace }/` )
		) {
			const currentId = await readUserId();
			if ( currentId !== undefined && currentId !== userId ) {
				window.location.reload();
				throw ApiError.userChanged();
			}
			checkedNonce = nonce;
		}
		return next( options );
	};
}

/**
 * @return Id of the signed-in user; undefined if the site does not return it.
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
