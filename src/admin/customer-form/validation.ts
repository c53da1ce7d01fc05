import { __, sprintf } from '@wordpress/i18n';
import { isEmail } from '@wordpress/url';
import type { ApiError, ProfileField } from '@fcc/store';
import { apiName, FIELDS, type CustomerValues } from './values';

/** A message for each field that cannot be saved as it is. */
export type FieldErrors = Partial< Record< ProfileField, string > > & {
	/** Whether the email was refused because another customer has it. */
	isEmailTaken?: boolean;
};

/** In characters, as the server counts them. */
const MAX_LENGTHS: Partial< Record< ProfileField, number > > = {
	email: 192,
	first_name: 192,
	last_name: 192,
	phone: 50,
};

const MAX_NOTES_BYTES = 16 * 1024;

/**
 * @param values
 * @param fields Those to be sent; what a customer has already is not judged.
 * @return What the contract would refuse of them. The server has the last word.
 */
export function validate(
	values: CustomerValues,
	fields: ProfileField[] = FIELDS
): FieldErrors {
	const errors: FieldErrors = {};
	const email = values.email.trim();

	if ( ! fields.includes( 'email' ) ) {
		// Nothing to judge.
	} else if ( ! email ) {
		errors.email = __( 'Enter an email address.', 'fluent-cart-customers' );
	} else if ( ! isEmail( email ) ) {
		errors.email = __(
			'This is not an email address. It looks like name@example.com.',
			'fluent-cart-customers'
		);
	}
	for ( const field of fields ) {
		const max = MAX_LENGTHS[ field ];
		if ( max && [ ...values[ field ].trim() ].length > max ) {
			errors[ field ] = sprintf(
				/* translators: %d: number of characters. */
				__( 'At most %d characters.', 'fluent-cart-customers' ),
				max
			);
		}
	}
	if (
		fields.includes( 'notes' ) &&
		new Blob( [ values.notes ] ).size > MAX_NOTES_BYTES
	) {
		errors.notes = __(
			'These notes are too long.',
			'fluent-cart-customers'
		);
	}
	return errors;
}

/**
 * @param error
 * @return What the server refused, by the form's own fields.
 */
export function fieldErrorsOf( error: ApiError ): FieldErrors {
	const errors: FieldErrors = {};

	for ( const field of FIELDS ) {
		const message = error.fields[ apiName( field ) ];
		if ( message ) {
			errors[ field ] = message;
		}
	}
	// The contract has one code for this and, with 400, for what is no email.
	if ( error.code === 'invalid_email' && error.status === 409 ) {
		errors.isEmailTaken = true;
	}
	return errors;
}
