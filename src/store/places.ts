import { combineReducers } from '@wordpress/data';
import { fetchCountries, fetchStates, type CountryState } from '../api';
import type { ActionOf } from './shared';
import type { SliceThunkArgs } from './thunk-args';

interface PlacesState {
	/** Codes of all countries; empty before the first read. */
	countries: string[];

	/** States by country code. */
	states: Record< string, CountryState[] >;
}

/** The part of the state that the selectors read. */
interface State {
	places: PlacesState;
}

type Action = ActionOf< typeof actions >;
type Args = SliceThunkArgs< typeof actions, typeof selectors >;

/**
 * Stores the codes of all countries.
 *
 * @return The action.
 */
function receiveCountries( codes: string[] ) {
	return { type: 'RECEIVE_COUNTRIES', codes } as const;
}

/**
 * Stores the states of a country.
 *
 * @return The action.
 */
function receiveStates( country: string, list: CountryState[] ) {
	return { type: 'RECEIVE_STATES', country, states: list } as const;
}

export const actions = { receiveCountries, receiveStates };

function countries(
	state: PlacesState[ 'countries' ] = [],
	action: Action
): PlacesState[ 'countries' ] {
	return action.type === 'RECEIVE_COUNTRIES' ? action.codes : state;
}

function states(
	state: PlacesState[ 'states' ] = {},
	action: Action
): PlacesState[ 'states' ] {
	return action.type === 'RECEIVE_STATES'
		? { ...state, [ action.country ]: action.states }
		: state;
}

export const reducer = combineReducers( { countries, states } );

const NO_STATES: CountryState[] = [];

/**
 * The codes of all countries; its resolver reads them.
 *
 * @return ISO 3166-1 alpha-2 codes; empty before the first read.
 */
function getCountries( state: State ): string[] {
	return state.places.countries;
}

/**
 * The states, provinces or prefectures of a country; its resolver reads them.
 *
 * @param state
 * @param country ISO 3166-1 alpha-2.
 * @return The states; empty before the first read, and for a country without
 *         states.
 */
function getStates( state: State, country: string ): CountryState[] {
	return state.places.states[ country ] ?? NO_STATES;
}

export const selectors = { getCountries, getStates };

const resolveCountries =
	() =>
	async ( { dispatch }: Args ): Promise< void > => {
		await dispatch.receiveCountries( await fetchCountries() );
	};

const resolveStates =
	( country: string ) =>
	async ( { dispatch }: Args ): Promise< void > => {
		if ( country ) {
			await dispatch.receiveStates(
				country,
				await fetchStates( country )
			);
		}
	};

export const resolvers = {
	getCountries: resolveCountries,
	getStates: resolveStates,
};
