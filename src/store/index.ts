import { createReduxStore, register } from '@wordpress/data';
import * as activityActions from './activity/actions';
import * as activityResolvers from './activity/resolvers';
import * as activitySelectors from './activity/selectors';
import * as bulkActions from './bulk/actions';
import * as bulkSelectors from './bulk/selectors';
import * as bulkThunks from './bulk/thunks';
import * as customerActions from './customers/actions';
import * as customerResolvers from './customers/resolvers';
import * as customerSelectors from './customers/selectors';
import * as customerThunks from './customers/thunks';
import * as orderActions from './orders/actions';
import * as orderResolvers from './orders/resolvers';
import * as orderSelectors from './orders/selectors';
import { reducer } from './reducer';
import * as selectionActions from './selection/actions';
import * as selectionSelectors from './selection/selectors';

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
	actions: {
		...activityActions,
		...bulkActions,
		...bulkThunks,
		...customerActions,
		...customerThunks,
		...orderActions,
		...selectionActions,
	},
	selectors: {
		...activitySelectors,
		...bulkSelectors,
		...customerSelectors,
		...orderSelectors,
		...selectionSelectors,
	},
	resolvers: {
		...activityResolvers,
		...customerResolvers,
		...orderResolvers,
	},
} );

register( store );

export { ApiError, canSignInHere, getBootstrap, keepLoginAtHand } from '../api';
export type * from '../api/types';
export type { Bootstrap } from '../api';
export { conflictingFields } from './customers/conflicting-fields';
export { startDryRun } from './bulk/dry-run';
export type {
	BulkFailure,
	BulkPhase,
	BulkProgress,
	BulkRun,
	BulkWait,
} from './bulk/bulk-run';
export type { BulkWork } from './bulk/steps';
export {
	countSelected,
	isNobody,
	isSelected,
	MAX_NAMED,
	type Matching,
	type Selection,
} from './selection/selection';
export type { OrdersView } from './orders/reducer';
