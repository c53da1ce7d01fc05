import { fetchOverview, type Overview, type OverviewPeriod } from '../api';
import { fetchUntilStable } from './reading';
import type { ActionOf, SharedAction } from './shared';
import type { SliceThunkArgs } from './thunk-args';

/** Overviews of all customers, by period. */
type OverviewState = Partial< Record< OverviewPeriod, Overview > >;

type Action = SharedAction | ActionOf< typeof actions >;

/**
 * Stores the overview of a period.
 *
 * @return The action.
 */
function receiveOverview( overview: Overview ) {
	return { type: 'RECEIVE_OVERVIEW', overview } as const;
}

export const actions = { receiveOverview };

export function reducer(
	state: OverviewState = {},
	action: Action
): OverviewState {
	switch ( action.type ) {
		case 'RECEIVE_OVERVIEW':
			return { ...state, [ action.overview.period ]: action.overview };
	}
	return state;
}

/**
 * The overview of a period; its resolver reads it.
 *
 * @return The figures; undefined before the first read.
 */
function getOverview(
	state: { overview: OverviewState },
	period: OverviewPeriod
): Overview | undefined {
	return state.overview[ period ];
}

export const selectors = { getOverview };

const resolveOverview =
	( period: OverviewPeriod ) =>
	async (
		args: SliceThunkArgs< typeof actions, typeof selectors >
	): Promise< void > => {
		const overview = await fetchUntilStable(
			args,
			'getOverview',
			[ period ],
			( signal ) => fetchOverview( period, { signal } )
		);
		if ( overview ) {
			await args.dispatch.receiveOverview( overview );
		}
	};

resolveOverview.shouldInvalidate = ( action: Action ): boolean =>
	action.type === 'INVALIDATE_AFTER_WRITE' ||
	action.type === 'INVALIDATE_LISTS';

export const resolvers = { getOverview: resolveOverview };
