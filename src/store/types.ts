import type {
	ReduxStoreConfig,
	StoreDescriptor,
	ThunkArgs,
} from '@wordpress/data';
import type * as activityActions from './activity/actions';
import type { ActivityState } from './activity/reducer';
import type * as activitySelectors from './activity/selectors';
import type * as addressActions from './addresses/actions';
import type * as bulkActions from './bulk/actions';
import type { BulkState } from './bulk/reducer';
import type * as bulkSelectors from './bulk/selectors';
import type * as customerActions from './customers/actions';
import type { CustomersState } from './customers/reducer';
import type * as customerSelectors from './customers/selectors';
import type * as draftActions from './drafts/actions';
import type { DraftsState } from './drafts/reducer';
import type * as draftSelectors from './drafts/selectors';
import type * as orderActions from './orders/actions';
import type { OrdersState } from './orders/reducer';
import type * as orderSelectors from './orders/selectors';
import type * as overviewActions from './overview/actions';
import type { OverviewState } from './overview/reducer';
import type * as overviewSelectors from './overview/selectors';
import type * as placeActions from './places/actions';
import type { PlacesState } from './places/reducer';
import type * as placeSelectors from './places/selectors';
import type * as selectionActions from './selection/actions';
import type { SelectionState } from './selection/reducer';
import type * as selectionSelectors from './selection/selectors';
import type * as userActions from './users/actions';
import type { UsersState } from './users/reducer';
import type * as userSelectors from './users/selectors';

export interface State {
	activity: ActivityState;
	bulk: BulkState;
	customers: CustomersState;
	drafts: DraftsState;
	orders: OrdersState;
	overview: OverviewState;
	places: PlacesState;
	selection: SelectionState;
	users: UsersState;
}

type PlainActions = typeof activityActions &
	typeof addressActions &
	typeof bulkActions &
	typeof customerActions &
	typeof draftActions &
	typeof orderActions &
	typeof overviewActions &
	typeof placeActions &
	typeof selectionActions &
	typeof userActions;
type Selectors = typeof activitySelectors &
	typeof bulkSelectors &
	typeof customerSelectors &
	typeof draftSelectors &
	typeof orderSelectors &
	typeof overviewSelectors &
	typeof placeSelectors &
	typeof selectionSelectors &
	typeof userSelectors;

export type Action = ReturnType< PlainActions[ keyof PlainActions ] >;

/**
 * What thunks and resolvers are called with. It knows the plain actions and the
 * selectors: thunks are part of the store that their own types would define.
 */
export type StoreThunkArgs = ThunkArgs<
	StoreDescriptor< ReduxStoreConfig< State, PlainActions, Selectors > >
>;
