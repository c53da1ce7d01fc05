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
