import type { AttachableUserList } from '../../api';
import type { State } from '../types';

/**
 * The WordPress users who belong to no customer and match a search; reads them
 * if need be.
 *
 * @param state
 * @param search The beginning of a login, an email, a nicename or a display name.
 * @return The first of them, and whether there are more; undefined as long as
 *         they were never read.
 */
export function getAttachableUsers(
	state: State,
	search: string
): AttachableUserList | undefined {
	return state.users.get( search );
}

/**
 * @return The searches whose results are kept, the oldest first.
 */
export function getUserSearches( state: State ): string[] {
	return [ ...state.users.keys() ];
}
