import { __, _n, sprintf } from '@wordpress/i18n';
import { isEmail } from '@wordpress/url';
import {
	LIMITS,
	type Address,
	type AddressValues,
	type ApiError,
	type Customer,
	type CustomerSummary,
} from '@fcc/store';
import { formatNumber } from '../../../components/format';
import { trimText } from '../../../components/trim-text';
import { addressLabel } from './address-labels';
import type { AddressField } from './address-layout';

/** A message for each field that cannot be saved as it is. */
type AddressErrors = Partial< Record< AddressField, string > >;

/** Messages of the fields that the contract requires. */
const REQUIRED: Partial< Record< AddressField, string > > = {
	country: __( 'Select a country.', 'fluent-cart-customers' ),
	address_1: __( 'Enter a street address.', 'fluent-cart-customers' ),
	city: __( 'Enter a city.', 'fluent-cart-customers' ),
};

/**
 * @return Whether the contract requires the field.
 */
export function isRequired( field: AddressField ): boolean {
	return field in REQUIRED;
}

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
			.map( ( field ) => [ field, trimText( after[ field ] ) ] as const )
			.filter(
				( [ field, text ] ) => text !== trimText( before[ field ] )
			)
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
		const text = trimText( values[ field ] );
		// A country is a code, not a text with a limit.
		const max =
			field === 'country' ? Infinity : LIMITS.addressFields[ field ];
		const required = REQUIRED[ field ];
		if ( ! text && required ) {
			errors[ field ] = required;
		} else if ( [ ...text ].length > max ) {
			errors[ field ] = sprintf(
				/* translators: 1: label of a field, 2: number of characters. */
				_n(
					'%1$s can’t be longer than %2$s character.',
					'%1$s can’t be longer than %2$s characters.',
					max,
					'fluent-cart-customers'
				),
				addressLabel( field, values.country ),
				formatNumber( max )
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
