import { fetchViews, type SavedView } from '../api';
import type { ActionOf } from './shared';
import type { SliceThunkArgs } from './thunk-args';

/** The saved views by position; null before the first read. */
type ViewsState = SavedView[] | null;

type Action = ActionOf< typeof actions >;

/**
 * Stores the saved views. Their requests are in the lazy chunk of their tabs,
 * src/admin/views/requests.ts, because few page views change one.
 *
 * @return The action.
 */
function receiveViews( views: SavedView[] ) {
	return { type: 'RECEIVE_VIEWS', views } as const;
}

export const actions = { receiveViews };

export function reducer(
	state: ViewsState = null,
	action: Action
): ViewsState {
	return action.type === 'RECEIVE_VIEWS' ? action.views : state;
}

/**
 * The saved views that the user sees; its resolver reads them.
 *
 * @return By position; null before the first read.
 */
function getViews( { views }: { views: ViewsState } ): ViewsState {
	return views;
}

export const selectors = { getViews };

const resolveViews =
	() =>
	async ( {
		dispatch,
	}: SliceThunkArgs< typeof actions > ): Promise< void > => {
		await dispatch.receiveViews( await fetchViews() );
	};

export const resolvers = { getViews: resolveViews };
