import type { AttachableUserList } from '../../api';
import type { Action } from '../types';

/** Users who belong to no customer, by the search that found them. */
export type UsersState = Record< string, AttachableUserList >;

export function users( state: UsersState = {}, action: Action ): UsersState {
	return action.type === 'RECEIVE_ATTACHABLE_USERS'
		? { ...state, [ action.search ]: action.list }
		: state;
}
