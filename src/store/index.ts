import { createReduxStore, register } from '@wordpress/data';
import * as customerActions from './customers/actions';
import * as customerResolvers from './customers/resolvers';
import * as customerSelectors from './customers/selectors';
import * as customerThunks from './customers/thunks';
import { reducer } from './reducer';

/**
 * Customers and what belongs to them, as the server has them: lists by their
 * query, records by id. Each folder beside this file is one part of the state,
 * with its actions, reducer, resolvers, selectors and thunks.
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
	actions: { ...customerActions, ...customerThunks },
	selectors: customerSelectors,
	resolvers: customerResolvers,
} );

register( store );

export { ApiError, canSignInHere, getBootstrap, keepLoginAtHand } from '../api';
export type * from '../api/types';
export type { Bootstrap } from '../api';
export { conflictingFields } from './customers/conflicting-fields';
