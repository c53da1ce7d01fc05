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
 *         has changed, it reloads the page and throws an ApiError. Requests with
 *         the same nonce share one check and one reload, because a second reload
 *         would stop the first one, or ask again before unsaved edits are lost.
 */
export function createSameUserMiddleware(
	namespace: string,
	userId: number
): APIFetchMiddleware {
	let checkedNonce = apiFetch.nonceMiddleware?.nonce;
	/** The check of this nonce; undefined while the page has its first one. */
	let isSameUser: Promise< boolean > | undefined;

	return async ( options, next ) => {
		if ( ! options.path?.startsWith( `/${ namespace }/` ) ) {
			return next( options );
		}
		const nonce = apiFetch.nonceMiddleware?.nonce;
		if ( nonce !== checkedNonce ) {
			checkedNonce = nonce;
			isSameUser = reloadForOtherUser( userId );
		}
		if ( isSameUser && ! ( await isSameUser ) ) {
			throw ApiError.userChanged();
		}
		return next( options );
	};
}

/**
 * Reloads the page if another user has signed in.
 *
 * @return Whether the user is still the same.
 */
async function reloadForOtherUser( userId: number ): Promise< boolean > {
	const currentId = await readUserId();
	const isOther = currentId !== undefined && currentId !== userId;

	if ( isOther ) {
		window.location.reload();
	}
	return ! isOther;
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
