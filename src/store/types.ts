import type {
	ReduxStoreConfig,
	StoreDescriptor,
	ThunkArgs,
} from '@wordpress/data';
import type { Customer, CustomerSummary, Pagination } from '../api';
import type * as actions from './actions';
import type * as selectors from './selectors';

export interface State {
	/** What is known of each customer from lists and from the record, by id. */
	summaries: Record< number, CustomerSummary >;

	/** Customers that were read or written whole, by id. */
	records: Record< number, Customer >;

	/** Pages of ids, by their serialized query. */
	lists: Record< string, CustomerIdList >;

	/** How often all lists have become stale. */
	listsRevision: number;
}

export interface CustomerIdList {
	ids: number[];
	pagination: Pagination;
}

export type Action = ReturnType< ( typeof actions )[ keyof typeof actions ] >;

/**
 * What thunks and resolvers are called with. It knows the plain actions and the
 * selectors: thunks are part of the store that their own types would define.
 */
export type StoreThunkArgs = ThunkArgs<
	StoreDescriptor<
		ReduxStoreConfig< State, typeof actions, typeof selectors >
	>
>;
