import { fetchActivity, type Activity, type PageQuery } from '../api';
import { fetchUntilStable } from './reading';
import { omitIds, pageKey, type ActionOf, type SharedAction } from './shared';
import type { SliceThunkArgs } from './thunk-args';

/** Pages of activity, by customer and page. */
type ActivityState = Record< number, Record< string, Activity > >;

type Action = SharedAction | ActionOf< typeof actions >;

/**
 * Stores one page of a customer's activity.
 *
 * @return The action.
 */
function receiveActivity(
	customerId: number,
	query: PageQuery,
	activity: Activity
) {
	return { type: 'RECEIVE_ACTIVITY', customerId, query, activity } as const;
}

export const actions = { receiveActivity };

export function reducer(
	state: ActivityState = {},
	action: Action
): ActivityState {
	switch ( action.type ) {
		case 'RECEIVE_ACTIVITY': {
			const { customerId, query, activity } = action;
			return {
				...state,
				[ customerId ]: {
					...state[ customerId ],
					[ pageKey( query ) ]: activity,
				},
			};
		}
		case 'REMOVE_CUSTOMERS':
		case 'DROP_CUSTOMERS':
			return omitIds( state, action.ids );
	}
	return state;
}

/**
 * One page of a customer's activity, newest first; its resolver reads it, and
 * reads it again after every change of the customer.
 *
 * @return The page; undefined before the first read.
 */
function getActivity(
	state: { activity: ActivityState },
	customerId: number,
	query: PageQuery
): Activity | undefined {
	return state.activity[ customerId ]?.[ pageKey( query ) ];
}

export const selectors = { getActivity };

const resolveActivity =
	( customerId: number, query: PageQuery ) =>
	async (
		args: SliceThunkArgs< typeof actions, typeof selectors >
	): Promise< void > => {
		const activity = await fetchUntilStable(
			args,
			'getActivity',
			[ customerId, query ],
			( signal ) => fetchActivity( customerId, query, { signal } )
		);
		if ( activity ) {
			await args.dispatch.receiveActivity( customerId, query, activity );
		}
	};

resolveActivity.shouldInvalidate = (
	action: Action,
	customerId: number
): boolean =>
	( action.type === 'INVALIDATE_AFTER_WRITE' &&
		( action.id === undefined || action.id === customerId ) ) ||
	( action.type === 'INVALIDATE_CUSTOMER' && action.id === customerId ) ||
	( action.type === 'DROP_CUSTOMERS' && action.ids.includes( customerId ) );

export const resolvers = { getActivity: resolveActivity };
