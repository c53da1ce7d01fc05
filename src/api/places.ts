/**
 * Countries and their states. The build writes both as files
 * (tools/webpack/places-plugin.mjs). A store with its own codes of states
 * provides the states instead.
 */
import { getBootstrap } from './bootstrap';

/** A state, province, prefecture or county. */
export interface CountryState {
	name: string;

	/** ISO 3166-2 without the country: `NY`, for Tokyo `13`; empty if the state has no code. A store's own codes may differ: `JP13`. */
	code: string;

	/** The value that an address stores. */
	value: string;
}

let countries: Promise< string[] > | undefined;

/**
 * @return The codes of all countries, ISO 3166-1 alpha-2.
 * @throws {Error} If the file cannot be read.
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
 * @return The country's states; empty if it has none, or if the code is unknown.
 * @throws {Error} If the states cannot be read.
 */
export async function fetchStates(
	country: string
): Promise< CountryState[] > {
	// Other codes have no file, and the browser would log a 404.
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

/** People can read a code of letters, such as NY, but not a number, such as 13. */
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
