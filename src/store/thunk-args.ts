import type {
	ReduxStoreConfig,
	StoreDescriptor,
	ThunkArgs,
} from '@wordpress/data';
import type {
	CustomerQuery,
	PageQuery,
	RunResultsQuery,
	RunsQuery,
} from '../api';
import type * as customers from './customers';
import type * as shared from './shared';

/** The arguments of each selector whose resolver sends a request. */
export interface Reads {
	getActivity: [ customerId: number, query: PageQuery ];
	getAttachableUsers: [ search: string ];
	getCustomer: [ id: number ];
	getCustomerStats: [ customerId: number ];
	getCustomers: [ query: CustomerQuery ];
	getOrders: [ customerId: number, query: PageQuery ];
	getOverview: [ period: string ];
	getRun: [ id: number ];
	getRunResults: [ id: number, query: RunResultsQuery ];
	getRuns: [ query: RunsQuery ];
}

/** Names only, so that a thunk can invalidate a read of any slice. */
type ReadSelectors = Record< keyof Reads, unknown >;

type CustomersSelectors = typeof customers.selectors;

/**
 * The argument of a slice's thunks and resolvers. It has the shared actions and
 * the actions and selectors of `customers.ts`. A slice adds its own and those of
 * the slices below it, so that no file needs the type of the whole store.
 */
export type SliceThunkArgs<
	Actions = unknown,
	Selectors = unknown,
> = ThunkArgs<
	StoreDescriptor<
		ReduxStoreConfig<
			unknown,
			typeof shared.actions & typeof customers.actions & Actions,
			CustomersSelectors &
				Selectors &
				Omit<
					ReadSelectors,
					keyof CustomersSelectors | keyof Selectors
				>
		>
	>
>;
