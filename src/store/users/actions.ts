import type { AttachableUserList } from '../../api';

/**
 * Takes in the users that a search has found.
 *
 * @param search What was asked for.
 * @param list   What was answered.
 * @return The action.
 */
export function receiveAttachableUsers(
	search: string,
	list: AttachableUserList
) {
	return { type: 'RECEIVE_ATTACHABLE_USERS', search, list } as const;
}

/**
 * Drops what was found by searches of long ago.
 *
 * @return The action.
 */
export function dropUserSearches( searches: string[] ) {
	return { type: 'DROP_USER_SEARCHES', searches } as const;
}
