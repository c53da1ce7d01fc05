import type { CountryState } from '../../api';

/**
 * Takes in the codes of all countries.
 *
 * @return The action.
 */
export function receiveCountries( codes: string[] ) {
	return { type: 'RECEIVE_COUNTRIES', codes } as const;
}

/**
 * Takes in the states of a country.
 *
 * @return The action.
 */
export function receiveStates( country: string, states: CountryState[] ) {
	return { type: 'RECEIVE_STATES', country, states } as const;
}
