import { combineReducers } from '@wordpress/data';
import type { CountryState } from '../../api';
import type { Action } from '../types';

export interface PlacesState {
	/** Codes of all countries; empty until they were read. */
	countries: string[];

	/** By the code of their country. */
	states: Record< string, CountryState[] >;
}

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

export const places = combineReducers( { countries, states } );
