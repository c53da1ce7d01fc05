import { __, sprintf } from '@wordpress/i18n';
import { isEmail } from '@wordpress/url';
import {
	LIMITS,
	toAddressValues,
	type Address,
	type AddressValues,
	type ApiError,
	type Customer,
	type CustomerSummary,
} from '@fcc/store';
import { trimmed } from '../../../components/trimmed';
import type { AddressField } from './address-layout';

/** A message for each field that cannot be saved as it is. */
type AddressErrors = Partial< Record< AddressField, string > >;

/** The fields that the contract requires. */
export const REQUIRED_FIELDS: readonly AddressField[] = [
	'country',
	'address_1',
	'city',
];

/**
 * @param addresses Addresses of the customer.
 * @return The values that a new address starts with: the customer's name, and the
 *         country of their first address.
 */
export function newAddressValues(
	{ first_name, last_name }: Customer | CustomerSummary,
	addresses: Address[]
): AddressValues {
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
 * @return The fields that differ, with their new values.
 */
export function changedAddressValues(
	before: AddressValues,
	after: AddressValues
): Partial< AddressValues > {
	return Object.fromEntries(
		fieldsOf( after )
			.map( ( field ) => [ field, trimmed( after[ field ] ) ] as const )
			.filter(
				( [ field, text ] ) => text !== trimmed( before[ field ] )
			)
	);
}

/**
 * @return Whether the contract accepts the address as a new one. FluentCart also
 *         stores incomplete addresses.
 */
export function canRestore( address: Address ): boolean {
	return (
		[ 'billing', 'shipping' ].includes( address.type ) &&
		/^[A-Z]{2}$/i.test( address.country ) &&
		Object.keys( validateAddress( toAddressValues( address ) ) ).length ===
			0
	);
}

/**
 * Finds what the contract would reject. The server has the last word.
 *
 * @param fields Fields to be sent. Stored values are not checked.
 */
export function validateAddress(
	values: AddressValues,
	fields: AddressField[] = fieldsOf( values )
): AddressErrors {
	const errors: AddressErrors = {};

	for ( const field of fields ) {
		const text = trimmed( values[ field ] );
		// A country is a code, not a text with a limit.
		const max =
			field === 'country' ? Infinity : LIMITS.addressFields[ field ];
		if ( ! text && REQUIRED_FIELDS.includes( field ) ) {
			errors[ field ] =
				field === 'country'
					? __( 'Select a country.', 'fluent-cart-customers' )
					: __( 'This is needed.', 'fluent-cart-customers' );
		} else if ( [ ...text ].length > max ) {
			errors[ field ] = sprintf(
				/* translators: %d: number of characters. */
				__( 'Use %d characters or fewer.', 'fluent-cart-customers' ),
				max
			);
		} else if ( field === 'email' && text && ! isEmail( text ) ) {
			errors[ field ] = __(
				'Enter a valid email address, like name@example.com.',
				'fluent-cart-customers'
			);
		}
	}
	return errors;
}

/**
 * @return The server's messages by field of the form.
 */
export function addressErrorsOf(
	error: ApiError,
	values: AddressValues
): AddressErrors {
	return Object.fromEntries(
		fieldsOf( values ).flatMap( ( field ) => {
			const message = error.fields[ field ];
			return message ? [ [ field, message ] ] : [];
		} )
	);
}

function fieldsOf( values: AddressValues ): AddressField[] {
	return Object.keys( values ).filter(
		( name ): name is AddressField => name in values
	);
}
