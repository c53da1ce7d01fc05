import type { Action } from '../types';
import {
	NOBODY,
	withoutSelected,
	withSelected,
	type Selection,
} from './selection';

export type SelectionState = Selection;

export function selection(
	state: SelectionState = NOBODY,
	action: Action
): SelectionState {
	switch ( action.type ) {
		case 'SELECT_CUSTOMERS':
			return withSelected( state, action.ids );
		case 'DESELECT_CUSTOMERS':
			return withoutSelected( state, action.ids );
		case 'SELECT_ALL_MATCHING':
			return { all: action.matching, except: [] };
		case 'CLEAR_SELECTION':
			return NOBODY;
		case 'FORGET_CUSTOMERS':
			// Of all who match, those who are gone match no more.
			return 'ids' in state &&
				state.ids.some( ( id ) => action.ids.includes( id ) )
				? withoutSelected( state, action.ids )
				: state;
	}
	return state;
}
