import type {
	ReduxStoreConfig,
	StoreDescriptor,
	ThunkArgs,
} from '@wordpress/data';
import type * as customerActions from './customers/actions';
import type { CustomersState } from './customers/reducer';
import type * as customerSelectors from './customers/selectors';

export interface State {
	customers: CustomersState;
}

type PlainActions = typeof customerActions;
type Selectors = typeof customerSelectors;

export type Action = ReturnType< PlainActions[ keyof PlainActions ] >;

/**
 * What thunks and resolvers are called with. It knows the plain actions and the
 * selectors: thunks are part of the store that their own types would define.
 */
export type StoreThunkArgs = ThunkArgs<
	StoreDescriptor< ReduxStoreConfig< State, PlainActions, Selectors > >
>;
