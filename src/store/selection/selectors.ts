import type { State } from '../types';
import type { Selection } from './selection';

/**
 * The customers who are selected for an action on many at once.
 *
 * @return The selection, the same object as long as it does not change.
 */
export function getSelection( state: State ): Selection {
	return state.selection;
}
