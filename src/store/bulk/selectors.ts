import type { State } from '../types';
import { isAtEnd, type BulkState } from './reducer';

/**
 * The work on many customers that goes on, or that was done last.
 *
 * @return The work and how far it has got, or null.
 */
export function getBulkWork( state: State ): BulkState {
	return state.bulk;
}

/**
 * @return Whether such a work is not at its end yet: there is one at a time.
 */
export function isBulkWorkGoingOn( state: State ): boolean {
	return state.bulk !== null && ! isAtEnd( state.bulk );
}
