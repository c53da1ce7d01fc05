import type { AttachableUserList } from '../../api';
import type { Action } from '../types';

/**
 * Users who belong to no customer, by the search that found them, the oldest
 * first. A map, for an object would move searches such as `7` to the front.
 */
export type UsersState = ReadonlyMap< string, AttachableUserList >;

const NONE: UsersState = new Map();

export function users( state: UsersState = NONE, action: Action ): UsersState {
	switch ( action.type ) {
		case 'RECEIVE_ATTACHABLE_USERS':
			return new Map( [
				...without( state, [ action.search ] ),
				[ action.search, action.list ],
			] );
		case 'DROP_USER_SEARCHES':
			return new Map( without( state, action.searches ) );
	}
	return state;
}

function without( state: UsersState, searches: string[] ) {
	return [ ...state ].filter(
		( [ search ] ) => ! searches.includes( search )
	);
}
