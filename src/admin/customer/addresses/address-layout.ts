import { formatAddress } from 'localized-address-format';
import { getBootstrap, type AddressTexts } from '@fcc/store';
import { countryName } from '../../../components/country-name';

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

const IS_LATIN = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

/**
 * @param address
 * @param state   The state as it is written there.
 * @return The lines of the address as its country writes it, the country's name
 *         last.
 */
export function addressLines( address: AddressTexts, state: string ): string[] {
	const { country, city, postcode } = address;
	const name = [ address.first_name, address.last_name ];
	const lines = formatAddress(
		{
			postalCountry: country,
			administrativeArea: state,
			locality: city,
			postalCode: postcode,
			organization: address.company,
			name: name.filter( Boolean ).join( ' ' ),
			addressLines: [ address.address_1, address.address_2 ].filter(
				Boolean
			),
		},
		IS_LATIN.test( Object.values( address ).join( '' ) ) ? 'latin' : 'local'
	);
	// Some countries do without them; what is stored is shown all the same.
	const text = lines.join( '\n' ).toLowerCase();
	const missing = [ city, postcode ].filter(
		( part ) => part && ! text.includes( part.toLowerCase() )
	);

	return [ ...lines, missing.join( ' ' ), countryName( country ) ].filter(
		Boolean
	);
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
	const rows = formatAddress(
		{ ...MARKS, postalCountry: country },
		scriptOfPerson()
	)
		.map( ( line ) =>
			[ ...line ].flatMap( ( mark ) => FIELDS_OF_MARKS[ mark ] ?? [] )
		)
		.flatMap( ( row ) =>
			row.includes( 'address_1' )
				? row.map( ( field ) => [ field ] )
				: [ row ]
		)
		.filter( ( row ) => row.length > 0 );

	const asked = rows.flat();
	const missing = ( [ 'city', 'state', 'postcode' ] as const ).filter(
		( field ) =>
			! asked.includes( field ) &&
			// The contract wants a city everywhere.
			( field === 'city' || ! country || known[ field ] )
	);
	return missing.length > 0 ? [ ...rows, missing ] : rows;
}

/**
 * Some countries write addresses in one order in their own script, and in
 * another in Latin letters.
 */
function scriptOfPerson(): ScriptType {
	const { script } = new Intl.Locale( getBootstrap().locale ).maximize();
	return script === 'Latn' ? 'latin' : 'local';
}
