import type { CountryState } from '@fcc/store';

/** Where people write the code: Austin, TX. Elsewhere nobody would know it. */
const COUNTRIES_OF_CODES = [ 'AU', 'BR', 'CA', 'IT', 'US' ];

/**
 * @param states  Those of the country.
 * @param country ISO 3166-1 alpha-2.
 * @param stored  What an address holds: a code, also one with the country's
 *                before it as FluentCart has it (JP13, TH-10), or a name.
 * @return The state that is meant, if it is one of these.
 */
export function findState(
	states: CountryState[],
	country: string,
	stored: string
): CountryState | undefined {
	const text = stored.trim().toLowerCase();
	const prefix = country.toLowerCase();
	const bare = ( code: string ) =>
		code.startsWith( prefix ) && code !== prefix
			? code.slice( prefix.length ).replace( /^-/, '' )
			: code;
	const codeOf = ( { code }: CountryState ) => code.toLowerCase();

	return (
		states.find(
			( state ) =>
				text !== '' &&
				[ state.name.toLowerCase(), codeOf( state ) ].includes( text )
		) ??
		states.find(
			( state ) => state.code && bare( codeOf( state ) ) === bare( text )
		)
	);
}

/**
 * @param states  Those of the country.
 * @param country ISO 3166-1 alpha-2.
 * @param stored  What an address holds.
 * @return It as people there write it below an address.
 */
export function stateText(
	states: CountryState[],
	country: string,
	stored: string
): string {
	const state = findState( states, country, stored );

	if ( ! state ) {
		return stored;
	}
	return COUNTRIES_OF_CODES.includes( country ) && state.code
		? state.code
		: state.name;
}
