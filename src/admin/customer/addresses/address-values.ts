import { __, sprintf } from '@wordpress/i18n';
import { isEmail } from '@wordpress/url';
import type {
	Address,
	AddressTexts,
	ApiError,
	Customer,
	CustomerSummary,
} from '@fcc/store';
import type { AddressField } from './address-layout';
import { trimmed } from '../../../components/trimmed';

/** A message for each field that cannot be saved as it is. */
export type AddressErrors = Partial< Record< AddressField, string > >;

const REQUIRED: AddressField[] = [ 'country', 'address_1', 'city' ];

/** In characters, as in the contract. */
const MAX_LENGTHS: Partial< Record< AddressField, number > > = {
	postcode: 32,
	label: 50,
};
const MAX_LENGTH = 192;

/**
 * @param address
 * @return What a person writes of it.
 */
export function textsOf( address: Address ): AddressTexts {
	const { id, type, is_primary, created_at, updated_at, ...texts } = address;
	return texts;
}

/**
 * @param customer
 * @param addresses Those that they have.
 * @return What a new address starts with: the customer's name, and the country
 *         of their other addresses.
 */
export function newTexts(
	{ first_name, last_name }: Customer | CustomerSummary,
	addresses: Address[]
): AddressTexts {
	return {
		label: '',
		first_name,
		last_name,
		company: '',
		address_1: '',
		address_2: '',
		city: '',
		state: '',
		postcode: '',
		country: addresses[ 0 ]?.country ?? '',
		phone: '',
		email: '',
	};
}

/**
 * @param before
 * @param after
 * @return The fields that differ, as they are after.
 */
export function changedTexts(
	before: AddressTexts,
	after: AddressTexts
): Partial< AddressTexts > {
	return Object.fromEntries(
		fieldsOf( after )
			.map( ( field ) => [ field, trimmed( after[ field ] ) ] as const )
			.filter(
				( [ field, text ] ) => text !== trimmed( before[ field ] )
			)
	);
}

/**
 * @param address
 * @return Whether the contract would take it as a new one: FluentCart keeps
 *         addresses with less in them.
 */
export function canRestore( address: Address ): boolean {
	return (
		[ 'billing', 'shipping' ].includes( address.type ) &&
		/^[A-Z]{2}$/i.test( address.country ) &&
		Object.keys( validateAddress( textsOf( address ) ) ).length === 0
	);
}

/**
 * @param texts
 * @param fields Those to be sent; what an address has already is not judged.
 * @return What the contract would refuse of them. The server has the last word.
 */
export function validateAddress(
	texts: AddressTexts,
	fields: AddressField[] = fieldsOf( texts )
): AddressErrors {
	const errors: AddressErrors = {};

	for ( const field of fields ) {
		const text = trimmed( texts[ field ] );
		const max = MAX_LENGTHS[ field ] ?? MAX_LENGTH;
		if ( ! text && REQUIRED.includes( field ) ) {
			errors[ field ] =
				field === 'country'
					? __( 'Choose a country.', 'fluent-cart-customers' )
					: __( 'This is needed.', 'fluent-cart-customers' );
		} else if ( [ ...text ].length > max ) {
			errors[ field ] = sprintf(
				/* translators: %d: number of characters. */
				__( 'At most %d characters.', 'fluent-cart-customers' ),
				max
			);
		} else if ( field === 'email' && text && ! isEmail( text ) ) {
			errors[ field ] = __(
				'This is not an email address. It looks like name@example.com.',
				'fluent-cart-customers'
			);
		}
	}
	return errors;
}

/**
 * @param error
 * @param texts
 * @return What the server refused, by the form's own fields.
 */
export function addressErrorsOf(
	error: ApiError,
	texts: AddressTexts
): AddressErrors {
	return Object.fromEntries(
		fieldsOf( texts ).flatMap( ( field ) => {
			const message = error.fields[ field ];
			return message ? [ [ field, message ] ] : [];
		} )
	);
}

function fieldsOf( texts: AddressTexts ): AddressField[] {
	return Object.keys( texts ).filter(
		( name ): name is AddressField => name in texts
	);
}
