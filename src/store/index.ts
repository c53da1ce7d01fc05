import { createReduxStore, register } from '@wordpress/data';
import * as actions from './actions';
import { reducer } from './reducer';
import * as resolvers from './resolvers';
import * as selectors from './selectors';
import * as thunks from './thunks';

/**
 * Customers as the server has them: lists by their query, records by id.
 *
 * @example
 * ```ts
 * const customers = useSelect(
 * 	( select ) => select( store ).getCustomers( query ),
 * 	[ query ]
 * );
 * const { updateCustomer } = useDispatch( store );
 * ```
 */
export const store = createReduxStore( 'fluent-cart-customers', {
	reducer,
	actions: { ...actions, ...thunks },
	selectors,
	resolvers,
} );

register( store );

export { ApiError, getBootstrap } from '../api';
export type {
	Bootstrap,
	Customer,
	CustomerCreate,
	CustomerFilters,
	CustomerList,
	CustomerQuery,
	CustomerSortField,
	CustomerSummary,
	CustomerUpdate,
	Pagination,
} from '../api';
