import type { Action } from '../types';
import type { BulkProgress } from './bulk-run';
import type { BulkWork } from './steps';

/** The work on many customers that was begun last; null if nobody wants to know of it any more. */
export type BulkState = { work: BulkWork; progress: BulkProgress } | null;

export function bulk( state: BulkState = null, action: Action ): BulkState {
	switch ( action.type ) {
		case 'RECEIVE_BULK_PROGRESS':
			return { work: action.work, progress: action.progress };
		case 'DISMISS_BULK_WORK':
			return state && isAtEnd( state ) ? null : state;
	}
	return state;
}

/**
 * @param state
 * @param state.progress
 * @return Whether nothing more will be done of it.
 */
export function isAtEnd( { progress }: { progress: BulkProgress } ): boolean {
	return progress.phase === 'done' || progress.phase === 'cancelled';
}
