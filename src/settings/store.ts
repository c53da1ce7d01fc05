import {
	createReduxStore,
	register,
	type ReduxStoreConfig,
	type StoreDescriptor,
	type ThunkArgs,
} from '@wordpress/data';
import {
	type AbilityCall,
	type SettingsAnswer,
	type SettingsUpdate,
} from '@fcc/store';
import { fetchAbilityCalls, fetchSettings, updateSettings } from './requests';

interface State {
	answer: SettingsAnswer | undefined;
	calls: AbilityCall[] | undefined;
}

type Action = ReturnType< typeof receiveSettings | typeof receiveAbilityCalls >;

type SettingsThunkArgs = ThunkArgs<
	StoreDescriptor<
		ReduxStoreConfig<
			State,
			{
				receiveSettings: typeof receiveSettings;
				receiveAbilityCalls: typeof receiveAbilityCalls;
			},
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
 * Stores the last calls of abilities.
 *
 * @return The action.
 */
function receiveAbilityCalls( calls: AbilityCall[] ) {
	return { type: 'RECEIVE_ABILITY_CALLS', calls } as const;
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

/**
 * The last calls of abilities; the resolver reads them.
 *
 * @return The newest first; undefined before the first read.
 */
function getAbilityCalls( state: State ): AbilityCall[] | undefined {
	return state.calls;
}

const selectors = { getSettings, getAbilityCalls };

const resolveSettings =
	() =>
	async ( { dispatch }: SettingsThunkArgs ): Promise< void > => {
		await dispatch.receiveSettings( await fetchSettings() );
	};

const resolveAbilityCalls =
	() =>
	async ( { dispatch }: SettingsThunkArgs ): Promise< void > => {
		await dispatch.receiveAbilityCalls( await fetchAbilityCalls() );
	};

const EMPTY: State = { answer: undefined, calls: undefined };

function reducer( state: State = EMPTY, action: Action ): State {
	return action.type === 'RECEIVE_SETTINGS'
		? { ...state, answer: action.answer }
		: {
				...state,
				...( action.type === 'RECEIVE_ABILITY_CALLS' && {
					calls: action.calls,
				} ),
			};
}

/** The settings of the site, as they are saved, and the calls of abilities. */
export const store = createReduxStore( 'fluent-cart-customers/settings', {
	reducer,
	actions: { receiveSettings, receiveAbilityCalls, saveSettings },
	selectors,
	resolvers: {
		getSettings: resolveSettings,
		getAbilityCalls: resolveAbilityCalls,
	},
} );

register( store );
