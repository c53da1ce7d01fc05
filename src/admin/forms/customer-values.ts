import type {
	Customer,
	CustomerCreate,
	CustomerSummary,
	CustomerUpdate,
	ProfileField,
	ApiError,
} from '@fcc/store';
import { trimmed } from '../../components/trimmed';
import { __, sprintf } from '@wordpress/i18n';
import { isEmail } from '@wordpress/url';

/** What a form holds of a customer, all of it text. */
export type CustomerValues = Record< ProfileField, string >;

/** In the order of the forms. */
export const FIELDS: ProfileField[] = [
	'email',
	'first_name',
	'last_name',
	'phone',
	'status',
	'notes',
];

export const EMPTY_VALUES: CustomerValues = {
	email: '',
	first_name: '',
	last_name: '',
	phone: '',
	// The server gives the first of the store's statuses, which the control shows.
	status: '',
	notes: '',
};

/**
 * @param customer Of a list's row, phone and notes are not known.
 * @return What the form starts with.
 */
export function valuesOf(
	customer: CustomerSummary | Customer
): CustomerValues {
	const { email, first_name, last_name, status } = customer;
	const isWhole = 'version' in customer;

	return {
		email,
		first_name,
		last_name,
		phone: isWhole ? customer.phone : '',
		status,
		notes: ( isWhole && customer.additional_info.notes ) || '',
	};
}

/**
 * @param before
 * @param after
 * @return The fields that differ.
 */
export function changedFields(
	before: CustomerValues,
	after: CustomerValues
): ProfileField[] {
	return FIELDS.filter(
		( field ) => trimmed( before[ field ] ) !== trimmed( after[ field ] )
	);
}

/**
 * @param values
 * @return The body that adds this customer.
 */
export function toCreate( values: CustomerValues ): CustomerCreate {
	return {
		...toUpdate( values, changedFields( EMPTY_VALUES, values ) ),
		email: trimmed( values.email ),
	};
}

/**
 * @param values
 * @param fields Those to send.
 * @return The body that changes these fields and no others.
 */
export function toUpdate(
	values: CustomerValues,
	fields: ProfileField[]
): CustomerUpdate {
	return Object.fromEntries(
		fields.map( ( field ) => {
			const value = trimmed( values[ field ] );
			return field === 'notes'
				? [ 'additional_info', { notes: value || null } ]
				: [ field, value ];
		} )
	);
}

/**
 * @param field
 * @return Its full name in the API.
 */
export function apiName( field: ProfileField ): string {
	return field === 'notes' ? 'additional_info[notes]' : field;
}

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
	const email = trimmed( values.email );

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
		if ( max && [ ...trimmed( values[ field ] ) ].length > max ) {
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

export const FIELD_LABELS: Record< ProfileField, string > = {
	email: __( 'Email', 'fluent-cart-customers' ),
	first_name: __( 'First name', 'fluent-cart-customers' ),
	last_name: __( 'Last name', 'fluent-cart-customers' ),
	phone: __( 'Phone', 'fluent-cart-customers' ),
	status: __( 'Status', 'fluent-cart-customers' ),
	notes: __( 'Notes', 'fluent-cart-customers' ),
};
