import { formatAddress } from 'localized-address-format';
import {
	getBootstrap,
	type AddressValues,
	type CountryState,
} from '@fcc/store';
import { countryName } from '../../../components/country-name';
import { fullName, inNameOrder } from '../../../components/customer-name';

export type AddressField = keyof AddressValues;

type ScriptType = NonNullable< Parameters< typeof formatAddress >[ 1 ] >;

/**
 * A private-use character for each part. Its position in a formatted address is
 * the position of the part.
 */
const PLACEHOLDERS = {
	administrativeArea: '\uE000',
	locality: '\uE001',
	postalCode: '\uE002',
	organization: '\uE003',
	name: '\uE004',
	addressLines: [ '\uE005' ],
};

const FIELDS_BY_PLACEHOLDER: Record< string, AddressField[] > = {
	'\uE000': [ 'state' ],
	'\uE001': [ 'city' ],
	'\uE002': [ 'postcode' ],
	'\uE003': [ 'company' ],
	'\uE004': inNameOrder< AddressField >( 'first_name', 'last_name' ),
	'\uE005': [ 'address_1', 'address_2' ],
};

/** Countries that write the family name first, in their own script. */
const FAMILY_FIRST = [ 'CN', 'HK', 'JP', 'KP', 'KR', 'MO', 'TW' ];

const IS_LATIN = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

/**
 * @param state The state as it is written in the country.
 * @return The lines of the address in the layout of its country, ending with the
 *         country.
 */
export function addressLines(
	address: AddressValues,
	state: string
): string[] {
	const { country, city } = address;
	const postcode = formatPostcode( country, address.postcode );
	// Avoids “Madrid, Madrid”.
	const shownState = state === city ? '' : state;
	const script = IS_LATIN.test( Object.values( address ).join( '' ) )
		? 'latin'
		: 'local';
	const isFamilyFirst =
		script === 'local' && FAMILY_FIRST.includes( country );
	const known = formatFields( country, script ).flat();
	// Some countries have no city in their layout, but the contract requires one.
	// Such a city is placed beside the state, or else below the street.
	const besideState = ! known.includes( 'city' ) && known.includes( 'state' );
	const belowStreet = ! known.includes( 'city' ) && ! besideState;

	const lines = formatAddress(
		{
			postalCountry: country,
			administrativeArea: besideState
				? cityAndState( city, shownState, script )
				: shownState,
			locality: city,
			postalCode: postcode,
			organization: address.company,
			name: fullName( address, isFamilyFirst || undefined ),
			addressLines: [ address.address_1, address.address_2 ].filter(
				Boolean
			),
		},
		script
	).flatMap( ( line ) => line.split( '\n' ) );

	return [
		...lines,
		belowStreet && ! containsCity( city, lines ) ? city : '',
		known.includes( 'postcode' ) ? '' : postcode,
		countryName( country ),
	].filter( Boolean );
}

function cityAndState(
	city: string,
	state: string,
	script: ScriptType
): string {
	return script === 'latin'
		? [ city, state ].filter( Boolean ).join( ', ' )
		: [ state, city ].filter( Boolean ).join( '\n' );
}

/** Some layouts contain the city already, as in SINGAPORE 049145. */
function containsCity( city: string, lines: string[] ): boolean {
	return lines
		.join( '\n' )
		.toLowerCase()
		.includes( city.trim().toLowerCase() );
}

/**
 * @param country Empty while none is chosen.
 * @param known   The values of the address. Fields that the country does not use
 *                are offered only if they have a value.
 * @return The fields of a form, one row for each line of the country's layout.
 */
export function fieldRows(
	country: string,
	known: AddressValues
): AddressField[][] {
	const script = userScript();
	const rows = formatFields( country, script );
	const shown = rows.flat();
	const missing = ( [ 'state', 'postcode' ] as const ).filter(
		( field ) =>
			! shown.includes( field ) && ( ! country || known[ field ] )
	);
	const all = missing.length > 0 ? [ ...rows, missing ] : rows;

	// The contract requires a city in every country.
	return shown.includes( 'city' ) ? all : withCity( all, script );
}

function withCity(
	rows: AddressField[][],
	script: ScriptType
): AddressField[][] {
	const hasState = rows.flat().includes( 'state' );

	return rows.flatMap( ( row ): AddressField[][] => {
		if ( row.includes( 'state' ) ) {
			return script === 'latin'
				? [ [ 'city', ...row ] ]
				: [ row, [ 'city' ] ];
		}
		return row.includes( 'address_2' ) && ! hasState
			? [ row, [ 'city' ] ]
			: [ row ];
	} );
}

/**
 * @return The fields of the country's layout, one row for each line.
 */
function formatFields( country: string, script: ScriptType ): AddressField[][] {
	return formatAddress( { ...PLACEHOLDERS, postalCountry: country }, script )
		.map( ( line ) =>
			[ ...line ].flatMap(
				( character ) => FIELDS_BY_PLACEHOLDER[ character ] ?? []
			)
		)
		.flatMap( ( row ) =>
			row.includes( 'address_1' ) ? splitStreet( row ) : [ row ]
		)
		.filter( ( row ) => row.length > 0 );
}

/** Gives each line of a street a row of its own, because streets are long. */
function splitStreet( row: AddressField[] ): AddressField[][] {
	const others = row.filter(
		( field ) => field !== 'address_1' && field !== 'address_2'
	);
	return [ [ 'address_1' ], [ 'address_2' ], others ];
}

/**
 * The script of the user's language. Some countries order an address differently
 * in Latin letters.
 */
function userScript(): ScriptType {
	const { script } = new Intl.Locale( getBootstrap().locale ).maximize();
	return script === 'Latn' ? 'latin' : 'local';
}

/** A postal code without separators, and its replacement with them. */
type Pattern = [ unseparated: RegExp, separated: string ];

const ZIP_PLUS_FOUR: Pattern = [ /^(\d{5})(\d{4})$/, '$1-$2' ];
const BRITISH: Pattern = [ /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/, '$1 $2' ];
const THREE_AND_TWO: Pattern = [ /^(\d{3})(\d{2})$/, '$1 $2' ];

/** Countries whose postal services separate a code. */
const PATTERNS: Record< string, Pattern > = {
	AS: ZIP_PLUS_FOUR,
	BM: [ /^([A-Z]{2})([A-Z\d]{2})$/, '$1 $2' ],
	BR: [ /^(\d{5})(\d{3})$/, '$1-$2' ],
	CA: [ /^([A-Z]\d[A-Z])(\d[A-Z]\d)$/, '$1 $2' ],
	CL: [ /^(\d{3})(\d{4})$/, '$1-$2' ],
	CZ: THREE_AND_TWO,
	FK: BRITISH,
	FM: ZIP_PLUS_FOUR,
	GB: BRITISH,
	GG: BRITISH,
	GI: BRITISH,
	GR: THREE_AND_TWO,
	GU: ZIP_PLUS_FOUR,
	IE: [ /^([A-Z]\d[\dW])([A-Z\d]{4})$/, '$1 $2' ],
	IM: BRITISH,
	IR: [ /^(\d{5})(\d{5})$/, '$1-$2' ],
	JE: BRITISH,
	JP: [ /^(\d{3})(\d{4})$/, '$1-$2' ],
	KY: [ /^(KY\d)(\d{4})$/, '$1-$2' ],
	LB: [ /^(\d{4})(\d{4})$/, '$1 $2' ],
	MH: ZIP_PLUS_FOUR,
	MP: ZIP_PLUS_FOUR,
	MT: [ /^([A-Z]{3})(\d{4})$/, '$1 $2' ],
	NL: [ /^(\d{4})([A-Z]{2})$/, '$1 $2' ],
	PL: [ /^(\d{2})(\d{3})$/, '$1-$2' ],
	PR: ZIP_PLUS_FOUR,
	PT: [ /^(\d{4})(\d{3})$/, '$1-$2' ],
	PW: ZIP_PLUS_FOUR,
	SA: [ /^(\d{5})(\d{4})$/, '$1-$2' ],
	SE: THREE_AND_TWO,
	SK: THREE_AND_TWO,
	US: ZIP_PLUS_FOUR,
	VI: ZIP_PLUS_FOUR,
};

/**
 * @param country  ISO 3166-1 alpha-2.
 * @param postcode As stored.
 * @return The postal code as its country writes it, without Japan's postal mark,
 *         which is part of the layout. Codes of an unknown shape stay as stored.
 */
export function formatPostcode( country: string, postcode: string ): string {
	const text =
		country === 'JP' ? postcode.replace( /^\s*[〒〶]\s*/u, '' ) : postcode;
	const [ unseparated, separated ] = PATTERNS[ country ] ?? [];
	if ( ! unseparated || ! separated ) {
		return text;
	}
	// NFKC turns the wide digits of a Japanese keyboard into plain ones. Its long
	// vowel mark is on the key of the hyphen.
	const characters = text
		.normalize( 'NFKC' )
		.replace( /[\s\p{Pd}\u2212ー]/gu, '' )
		.toUpperCase();
	return unseparated.test( characters )
		? characters.replace( unseparated, separated )
		: text;
}

/** Countries that write the code: Austin, TX. Others write the name. */
const COUNTRIES_OF_CODES = [ 'AU', 'BR', 'CA', 'IT', 'US' ];

/**
 * @param states  The states of the country.
 * @param country ISO 3166-1 alpha-2.
 * @param stored  A code, a code with the country before it as FluentCart stores it
 *                (JP13, TH-10), or a name.
 * @return The matching state, if there is one.
 */
export function findState(
	states: CountryState[],
	country: string,
	stored: string
): CountryState | undefined {
	const text = stored.trim().toLowerCase();
	const prefix = country.toLowerCase();
	const withoutCountry = ( code: string ) =>
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
			( state ) =>
				state.code &&
				withoutCountry( codeOf( state ) ) === withoutCountry( text )
		)
	);
}

/**
 * @param states  The states of the country.
 * @param country ISO 3166-1 alpha-2.
 * @param stored  The state of an address.
 * @return The state as people in the country write it in an address.
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
