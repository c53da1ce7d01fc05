import type {
	ReduxStoreConfig,
	StoreDescriptor,
	ThunkArgs,
} from '@wordpress/data';
import type * as activityActions from './activity/actions';
import type { ActivityState } from './activity/reducer';
import type * as activitySelectors from './activity/selectors';
import type * as bulkActions from './bulk/actions';
import type { BulkState } from './bulk/reducer';
import type * as bulkSelectors from './bulk/selectors';
import type * as customerActions from './customers/actions';
import type { CustomersState } from './customers/reducer';
import type * as customerSelectors from './customers/selectors';
import type * as orderActions from './orders/actions';
import type { OrdersState } from './orders/reducer';
import type * as orderSelectors from './orders/selectors';
import type * as selectionActions from './selection/actions';
import type { SelectionState } from './selection/reducer';
import type * as selectionSelectors from './selection/selectors';

export interface State {
	activity: ActivityState;
	bulk: BulkState;
	customers: CustomersState;
	orders: OrdersState;
	selection: SelectionState;
}

type PlainActions = typeof activityActions &
	typeof bulkActions &
	typeof customerActions &
	typeof orderActions &
	typeof selectionActions;
type Selectors = typeof activitySelectors &
	typeof bulkSelectors &
	typeof customerSelectors &
	typeof orderSelectors &
	typeof selectionSelectors;

export type Action = ReturnType< PlainActions[ keyof PlainActions ] >;

/**
 * What thunks and resolvers are called with. It knows the plain actions and the
 * selectors: thunks are part of the store that their own types would define.
 */
export type StoreThunkArgs = ThunkArgs<
	StoreDescriptor< ReduxStoreConfig< State, PlainActions, Selectors > >
>;
