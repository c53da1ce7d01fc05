import type { Activity } from '../../api';
import { pageKey } from '../page-key';
import type { Action } from '../types';
import { without } from '../without';

/** Pages of what was changed, by customer and page. */
export type ActivityState = Record< number, Record< string, Activity > >;

export function activity(
	state: ActivityState = {},
	action: Action
): ActivityState {
	switch ( action.type ) {
		case 'RECEIVE_ACTIVITY': {
			const { customerId, query } = action;
			return {
				...state,
				[ customerId ]: {
					...state[ customerId ],
					[ pageKey( query ) ]: action.activity,
				},
			};
		}
		case 'FORGET_CUSTOMERS':
		case 'DROP_CUSTOMERS':
			return without( state, action.ids );
	}
	return state;
}
