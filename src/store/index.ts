import { combineReducers, createReduxStore, register } from '@wordpress/data';
import * as activity from './activity';
import * as addresses from './addresses';
import * as bulk from './bulk';
import * as currentRun from './current-run';
import * as customerWrites from './customer-writes';
import * as customers from './customers';
import * as drafts from './drafts';
import * as eviction from './eviction';
import * as orders from './orders';
import * as overview from './overview';
import * as places from './places';
import * as reading from './reading';
import * as runDriving from './run-driving';
import * as runs from './runs';
import * as selection from './selection';
import * as shared from './shared';
import * as users from './users';
import * as views from './views';

const reducer = combineReducers( {
	activity: activity.reducer,
	currentRun: currentRun.reducer,
	customers: customers.reducer,
	drafts: drafts.reducer,
	driving: runDriving.reducer,
	orders: orders.reducer,
	overview: overview.reducer,
	places: places.reducer,
	runs: runs.reducer,
	selection: selection.reducer,
	users: users.reducer,
	views: views.reducer,
} );

type State = ReturnType< typeof reducer >;

/** Each selector takes the part of the state that it reads. */
const selectors = {
	...activity.selectors,
	...currentRun.selectors,
	...customers.selectors,
	...drafts.selectors,
	...eviction.selectors,
	...orders.selectors,
	...overview.selectors,
	...places.selectors,
	...runDriving.selectors,
	...runs.selectors,
	...selection.selectors,
	...users.selectors,
	...views.selectors,
} satisfies Record< string, ( state: State, ...args: never[] ) => unknown >;

/**
 * The server's customers and their related data: lists by query, records by id.
 * Each file beside this one is one slice of the state, with its actions,
 * reducer, selectors, resolvers and thunks.
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
		...activity.actions,
		...addresses.thunks,
		...bulk.thunks,
		...currentRun.actions,
		...currentRun.thunks,
		...customers.actions,
		...customerWrites.thunks,
		...drafts.actions,
		...orders.actions,
		...overview.actions,
		...places.actions,
		...reading.thunks,
		...runDriving.actions,
		...runDriving.thunks,
		...runs.actions,
		...runs.thunks,
		...selection.actions,
		...shared.actions,
		...users.actions,
		...users.thunks,
		...views.actions,
	},
	selectors,
	resolvers: {
		...activity.resolvers,
		...customerWrites.resolvers,
		...orders.resolvers,
		...overview.resolvers,
		...places.resolvers,
		...runs.resolvers,
		...users.resolvers,
		...views.resolvers,
	},
} );

register( store );

export {
	ApiError,
	canReauthenticate,
	getBootstrap,
	keepLoginReusable,
	LIMITS,
	request,
} from '../api';
export type * from '../api/types';
export type {
	Bootstrap,
	CountryState,
	ForeignAnswer,
	ReadOptions,
} from '../api';
export {
	toAddressValues,
	type AddressType,
	type AddressValues,
} from './addresses';
export type { StartingOperation } from './current-run';
export { startPreview } from './preview';
export type {
	BulkFailure,
	BulkOperation,
	Preview,
	PreviewProgress,
} from './preview';
export type {
	AdditionalInfoDraft,
	CustomerDrafts,
	InfoType,
	NewInfoEntry,
	ProfileDraft,
	ProfileField,
} from './drafts';
export { conflictingFields, diffFields } from './records/edit-conflicts';
export {
	explainError,
	failureText,
	type Explanation,
} from './failures/explain';
export { failureKindOf, NO_PERMISSION } from './failures/failures';
export { sendUntilAnswered, type RetryDelay } from './failures/retry';
export type { OrdersView } from './orders';
export { hasRunEnded, isWorking } from './runs';
export {
	countSelected,
	isEmptySelection,
	isSelected,
	MAX_SELECTED_IDS,
	type CustomerCriteria,
	type Selection,
} from './selection';
export type { Reads } from './thunk-args';
