import {
	createReduxStore,
	register,
	type ReduxStoreConfig,
	type StoreDescriptor,
	type ThunkArgs,
} from '@wordpress/data';
import { type SettingsAnswer, type SettingsUpdate } from '@fcc/store';
import { fetchSettings, updateSettings } from './requests';

interface State {
	answer: SettingsAnswer | undefined;
}

type Action = ReturnType< typeof receiveSettings >;

type SettingsThunkArgs = ThunkArgs<
	StoreDescriptor<
		ReduxStoreConfig<
			State,
			{ receiveSettings: typeof receiveSettings },
			typeof selectors
		>
	>
>;

/**
 * Stores the settings of the site.
 *
 * @return The action.
 */
function receiveSettings( answer: SettingsAnswer ) {
	return { type: 'RECEIVE_SETTINGS', answer } as const;
}

/**
 * Changes the given settings.
 *
 * @return A thunk that resolves when the settings are saved.
 */
const saveSettings =
	( changes: SettingsUpdate ) =>
	async ( { dispatch }: SettingsThunkArgs ): Promise< void > => {
		await dispatch.receiveSettings( await updateSettings( changes ) );
	};

/**
 * The settings of the site; the resolver reads them.
 *
 * @return The answer; undefined before the first read.
 */
function getSettings( state: State ): SettingsAnswer | undefined {
	return state.answer;
}

const selectors = { getSettings };

const resolveSettings =
	() =>
	async ( { dispatch }: SettingsThunkArgs ): Promise< void > => {
		await dispatch.receiveSettings( await fetchSettings() );
	};

/** The settings of the site, as they are saved. */
export const store = createReduxStore( 'fluent-cart-customers/settings', {
	reducer: ( state: State = { answer: undefined }, action: Action ): State =>
		action.type === 'RECEIVE_SETTINGS' ? { answer: action.answer } : state,
	actions: { receiveSettings, saveSettings },
	selectors,
	resolvers: { getSettings: resolveSettings },
} );

register( store );
