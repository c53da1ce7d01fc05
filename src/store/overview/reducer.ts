import type { Overview, OverviewPeriod } from '../../api';
import type { Action } from '../types';

/** How the customer base does, by period. */
export type OverviewState = Partial< Record< OverviewPeriod, Overview > >;

export function overview(
	state: OverviewState = {},
	action: Action
): OverviewState {
	switch ( action.type ) {
		case 'RECEIVE_OVERVIEW':
			return { ...state, [ action.overview.period ]: action.overview };
	}
	return state;
}
