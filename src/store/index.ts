import { createReduxStore, register } from '@wordpress/data';
import * as activityActions from './activity/actions';
import * as activityResolvers from './activity/resolvers';
import * as activitySelectors from './activity/selectors';
import * as addressActions from './addresses/actions';
import * as addressThunks from './addresses/thunks';
import * as bulkActions from './bulk/actions';
import * as bulkSelectors from './bulk/selectors';
import * as bulkThunks from './bulk/thunks';
import * as customerActions from './customers/actions';
import * as customerResolvers from './customers/resolvers';
import * as customerSelectors from './customers/selectors';
import * as customerThunks from './customers/thunks';
import * as draftActions from './drafts/actions';
import * as draftSelectors from './drafts/selectors';
import * as orderActions from './orders/actions';
import * as orderResolvers from './orders/resolvers';
import * as orderSelectors from './orders/selectors';
import * as overviewActions from './overview/actions';
import * as overviewResolvers from './overview/resolvers';
import * as overviewSelectors from './overview/selectors';
import * as placeActions from './places/actions';
import * as placeResolvers from './places/resolvers';
import * as placeSelectors from './places/selectors';
import * as needThunks from './need-thunks';
import { reducer } from './reducer';
import * as selectionActions from './selection/actions';
import * as selectionSelectors from './selection/selectors';
import * as userActions from './users/actions';
import * as userResolvers from './users/resolvers';
import * as userSelectors from './users/selectors';
import * as userThunks from './users/thunks';

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
		...addressActions,
		...addressThunks,
		...bulkActions,
		...bulkThunks,
		...customerActions,
		...customerThunks,
		...draftActions,
		...needThunks,
		...orderActions,
		...overviewActions,
		...placeActions,
		...selectionActions,
		...userActions,
		...userThunks,
	},
	selectors: {
		...activitySelectors,
		...bulkSelectors,
		...customerSelectors,
		...draftSelectors,
		...orderSelectors,
		...overviewSelectors,
		...placeSelectors,
		...selectionSelectors,
		...userSelectors,
	},
	resolvers: {
		...activityResolvers,
		...customerResolvers,
		...orderResolvers,
		...overviewResolvers,
		...placeResolvers,
		...userResolvers,
	},
} );

register( store );

export { ApiError, canSignInHere, getBootstrap, keepLoginAtHand } from '../api';
export type * from '../api/types';
export type { Bootstrap, CountryState, ForeignAnswer } from '../api';
export type { AddressTexts, AddressType } from './addresses/thunks';
export type {
	BulkFailure,
	BulkPhase,
	BulkProgress,
	BulkRun,
	BulkWait,
} from './bulk/bulk-run';
export { startDryRun } from './bulk/dry-run';
export type { BulkWork } from './bulk/steps';
export {
	conflictingFields,
	differingFields,
} from './customers/conflicting-fields';
export type {
	AddedInfo,
	AdditionalInfoDraft,
	CustomerDrafts,
	InfoKind,
	ProfileDraft,
	ProfileField,
} from './drafts/reducer';
export { explain, type Explanation } from './failures/explain';
export { failureText } from './failures/failure-text';
export { failureKindOf, NO_PERMISSION } from './failures/failures';
export type { Reads } from './needs';
export type { OrdersView } from './orders/reducer';
export {
	countSelected,
	isNobody,
	isSelected,
	MAX_NAMED,
	type Matching,
	type Selection,
} from './selection/selection';
