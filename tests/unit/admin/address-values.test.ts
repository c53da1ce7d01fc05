import { LIMITS, type AddressValues } from '@fcc/store';
import { validateAddress } from '../../../src/admin/customer/addresses/address-values';

const VALID: AddressValues = {
	label: '',
	first_name: 'Ada',
	last_name: 'Lovelace',
	company: '',
	address_1: '12 St James’s Square',
	address_2: '',
	city: 'London',
	state: '',
	postcode: 'SW1Y 4JH',
	country: 'GB',
	phone: '',
	email: '',
};

type LimitedField = keyof typeof LIMITS.addressFields;

const LIMITED = Object.keys( VALID ).filter(
	( field ): field is LimitedField => field in LIMITS.addressFields
);

it( 'every field of an address but the country has a limit', () => {
	expect( LIMITED ).toEqual(
		Object.keys( VALID ).filter( ( field ) => field !== 'country' )
	);
} );

describe( 'an address', () => {
	it( 'with a valid value in every field has no error', () => {
		expect( validateAddress( VALID ) ).toEqual( {} );
	} );

	it.each( LIMITED )(
		'with more characters in %s than the contract allows has an error',
		( field ) => {
			const max = LIMITS.addressFields[ field ];
			const errors = validateAddress( {
				...VALID,
				[ field ]: 'é'.repeat( max + 1 ),
			} );

			expect( errors[ field ] ).toContain( String( max ) );
		}
	);

	it.each( LIMITED.filter( ( field ) => field !== 'email' ) )(
		'with as many characters in %s as the contract allows has no error',
		( field ) => {
			// The server counts a character outside of the basic plane once.
			const value = '𝒳'.repeat( LIMITS.addressFields[ field ] );

			expect( validateAddress( { ...VALID, [ field ]: value } ) ).toEqual(
				{}
			);
		}
	);

	it.each( [ 'country', 'address_1', 'city' ] as const )(
		'without %s has an error',
		( field ) => {
			expect(
				validateAddress( { ...VALID, [ field ]: ' ' } )
			).toHaveProperty( field );
		}
	);

	it( 'is checked in the given fields only', () => {
		expect(
			validateAddress( { ...VALID, city: '' }, [ 'state' ] )
		).toEqual( {} );
	} );
} );
