import { formatAddress } from 'localized-address-format';
import { getBootstrap, type AddressTexts } from '@fcc/store';
import { countryName } from '../../../components/country-name';
import { formatPostcode } from './postcode';

export type AddressField = keyof AddressTexts;

type ScriptType = NonNullable< Parameters< typeof formatAddress >[ 1 ] >;

/** One character for each part, to find it again in what is formatted. */
const MARKS = {
	administrativeArea: '\uE000',
	locality: '\uE001',
	postalCode: '\uE002',
	organization: '\uE003',
	name: '\uE004',
	addressLines: [ '\uE005' ],
};

const FIELDS_OF_MARKS: Record< string, AddressField[] > = {
	'\uE000': [ 'state' ],
	'\uE001': [ 'city' ],
	'\uE002': [ 'postcode' ],
	'\uE003': [ 'company' ],
	'\uE004': [ 'first_name', 'last_name' ],
	'\uE005': [ 'address_1', 'address_2' ],
};

/** Where the family name stands first, in their own script. */
const FAMILY_FIRST = [ 'CN', 'HK', 'JP', 'KP', 'KR', 'MO', 'TW' ];

const IS_LATIN = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

/**
 * @param address
 * @param state   The state as it is written there.
 * @return The lines of the address as its country writes it, the country's name
 *         last.
 */
export function addressLines( address: AddressTexts, state: string ): string[] {
	const { country, city } = address;
	const postcode = formatPostcode( country, address.postcode );
	// Nobody writes Madrid twice.
	const ownState = state === city ? '' : state;
	const script = IS_LATIN.test( Object.values( address ).join( '' ) )
		? 'latin'
		: 'local';
	const name = [ address.first_name, address.last_name ];
	if ( script === 'local' && FAMILY_FIRST.includes( country ) ) {
		name.reverse();
	}
	const known = formatFields( country, script ).flat();
	// Some countries write no city, but a store has one all the same: beside
	// the state, or else below the street.
	const besideState = ! known.includes( 'city' ) && known.includes( 'state' );
	const belowStreet = ! known.includes( 'city' ) && ! besideState;

	const lines = formatAddress(
		{
			postalCountry: country,
			administrativeArea: besideState
				? cityAndState( city, ownState, script )
				: ownState,
			locality: city,
			postalCode: postcode,
			organization: address.company,
			name: name.filter( Boolean ).join( ' ' ),
			addressLines: [ address.address_1, address.address_2 ].filter(
				Boolean
			),
		},
		script
	).flatMap( ( line ) => line.split( '\n' ) );

	return [
		...lines,
		belowStreet && ! isWritten( city, lines ) ? city : '',
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

/** A city that is its own country stands there already: SINGAPORE 049145. */
function isWritten( city: string, lines: string[] ): boolean {
	return lines
		.join( '\n' )
		.toLowerCase()
		.includes( city.trim().toLowerCase() );
}

/**
 * @param country Empty where none is chosen yet.
 * @param known   What the address holds: what its country has no field for is
 *                asked for all the same where there is something in it.
 * @return The fields of an address, a row for each of its lines, in the order in
 *         which the country writes them.
 */
export function fieldRows(
	country: string,
	known: AddressTexts
): AddressField[][] {
	const script = scriptOfPerson();
	const rows = formatFields( country, script );
	const asked = rows.flat();
	const missing = ( [ 'state', 'postcode' ] as const ).filter(
		( field ) =>
			! asked.includes( field ) && ( ! country || known[ field ] )
	);
	const all = missing.length > 0 ? [ ...rows, missing ] : rows;

	// The contract wants a city everywhere.
	return asked.includes( 'city' ) ? all : withCity( all, script );
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
 * @return The fields that the country's format has, a row for each line.
 */
function formatFields( country: string, script: ScriptType ): AddressField[][] {
	return formatAddress( { ...MARKS, postalCountry: country }, script )
		.map( ( line ) =>
			[ ...line ].flatMap( ( mark ) => FIELDS_OF_MARKS[ mark ] ?? [] )
		)
		.flatMap( ( row ) =>
			row.includes( 'address_1' ) ? separately( row ) : [ row ]
		)
		.filter( ( row ) => row.length > 0 );
}

/** The street is long: each of its lines has one of the form's. */
function separately( row: AddressField[] ): AddressField[][] {
	const others = row.filter(
		( field ) => field !== 'address_1' && field !== 'address_2'
	);
	return [ [ 'address_1' ], [ 'address_2' ], others ];
}

/**
 * Some countries write addresses in one order in their own script, and in
 * another in Latin letters.
 */
function scriptOfPerson(): ScriptType {
	const { script } = new Intl.Locale( getBootstrap().locale ).maximize();
	return script === 'Latn' ? 'latin' : 'local';
}
