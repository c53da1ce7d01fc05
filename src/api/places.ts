/**
 * Countries and their states, from files of the build
 * (tools/webpack/places-plugin.mjs); the states from the store, where it has
 * codes of its own.
 */
import { getBootstrap } from './bootstrap';

/** A state, province, prefecture or county. */
export interface CountryState {
	name: string;

	/** ISO 3166-2 without the country: `NY`, for Tokyo `13`; empty where there is none. A store may have others: `JP13`. */
	code: string;

	/** What an address keeps of it. */
	value: string;
}

let countries: Promise< string[] > | undefined;

/**
 * @return The codes of all countries, ISO 3166-1 alpha-2.
 * @throws {Error} If they cannot be read.
 */
export async function fetchCountries(): Promise< string[] > {
	countries ??= readJson< string[] >( fileOf( 'countries' ) );
	try {
		return await countries;
	} catch ( error ) {
		countries = undefined;
		throw error;
	}
}

/**
 * @param  country A country's code, in upper case.
 * @return Its states; none where it has none, or nobody knows it.
 * @throws {Error} If they cannot be read.
 */
export async function fetchStates(
	country: string
): Promise< CountryState[] > {
	// There is no file of others, and the browser would complain of it.
	if ( ! ( await fetchCountries() ).includes( country ) ) {
		return [];
	}
	const { statesUrl } = getBootstrap();
	const states = await readJson< Array< [ string, string ] > >(
		statesUrl === null ? fileOf( country ) : statesUrl + country
	);
	return states.map( ( [ name, code ] ) => ( {
		name,
		code,
		value: statesUrl === null ? readableCode( code ) || name : code,
	} ) );
}

/** Codes with letters, as in the contract's examples (NY), mean something by themselves; others (13) do not. */
function readableCode( code: string ): string {
	return /^[A-Z]{1,3}$/.test( code ) ? code : '';
}

function fileOf( name: string ): string {
	return `${ __webpack_public_path__ }places/${ name }.json`;
}

async function readJson< Content >( url: string ): Promise< Content > {
	const response = await fetch( url );
	if ( ! response.ok ) {
		throw new Error( `${ response.url }: ${ response.status }` );
	}
	return response.json();
}
