import type { CountryState } from '../../api';
import type { State } from '../types';

const NO_STATES: CountryState[] = [];

/**
 * The codes of all countries; reads them if need be.
 *
 * @return ISO 3166-1 alpha-2 codes; none as long as they were never read.
 */
export function getCountries( state: State ): string[] {
	return state.places.countries;
}

/**
 * The states, provinces or prefectures of a country; reads them if need be.
 *
 * @param state
 * @param country ISO 3166-1 alpha-2.
 * @return The states; none as long as they were never read, and where the
 *         country has none.
 */
export function getStates( state: State, country: string ): CountryState[] {
	return state.places.states[ country ] ?? NO_STATES;
}
