import { __, _n, sprintf } from '@wordpress/i18n';
import { isEmail } from '@wordpress/url';
import {
	LIMITS,
	type ApiError,
	type Customer,
	type CustomerCreate,
	type CustomerSummary,
	type CustomerUpdate,
	type ProfileField,
} from '@fcc/store';
import { inNameOrder } from '../../components/customer-name';
import { formatNumber, formatSize } from '../../components/format';
import { trimText } from '../../components/trim-text';

/** The values of a form, all of them text. */
export type CustomerValues = Record< ProfileField, string >;

/** A message for each field that cannot be saved as it is. */
export type FieldErrors = Partial< Record< ProfileField, string > > & {
	/** Whether the email is invalid because another customer has it. */
	isEmailTaken?: boolean;
};

interface ProfileFieldDefinition {
	/** The name in texts: conflicts, activity, the read-only profile. */
	label: string;

	/** The name in requests, errors and the activity of the API. */
	apiName: string;

	control: 'email' | 'select' | 'tel' | 'text' | 'textarea';

	isRequired?: boolean;

	/** Shown below the control while there is no error. */
	hint?: string;

	/** In characters, as the server counts them. */
	maxLength?: number;
	maxBytes?: number;
}

/** The definition of each field of a profile. */
export const PROFILE_FIELDS: Record< ProfileField, ProfileFieldDefinition > = {
	email: {
		label: __( 'Email', 'fluent-cart-customers' ),
		apiName: 'email',
		control: 'email',
		isRequired: true,
		maxLength: LIMITS.customerFields.email,
	},
	first_name: {
		label: __( 'First name', 'fluent-cart-customers' ),
		apiName: 'first_name',
		control: 'text',
		maxLength: LIMITS.customerFields.first_name,
	},
	last_name: {
		label: __( 'Last name', 'fluent-cart-customers' ),
		apiName: 'last_name',
		control: 'text',
		maxLength: LIMITS.customerFields.last_name,
	},
	phone: {
		label: __( 'Phone', 'fluent-cart-customers' ),
		apiName: 'phone',
		control: 'tel',
		maxLength: LIMITS.customerFields.phone,
	},
	status: {
		label: __( 'Status', 'fluent-cart-customers' ),
		apiName: 'status',
		control: 'select',
	},
	notes: {
		label: __( 'Notes', 'fluent-cart-customers' ),
		apiName: 'additional_info[notes]',
		control: 'textarea',
		hint: __( 'Visible to staff only.', 'fluent-cart-customers' ),
		maxBytes: LIMITS.notesBytes,
	},
};

/** All fields, in the order of the forms. */
export const FIELDS: ProfileField[] = [
	'email',
	...inNameOrder< ProfileField >( 'first_name', 'last_name' ),
	'phone',
	'status',
	'notes',
];

export const EMPTY_VALUES: CustomerValues = {
	email: '',
	first_name: '',
	last_name: '',
	phone: '',
	// The select control shows the first status, which is the server's default.
	status: '',
	notes: '',
};

/**
 * @param customer A row of a list lacks phone and notes.
 * @return The values that the form starts with.
 */
export function valuesOf(
	customer: CustomerSummary | Customer
): CustomerValues {
	const { email, first_name, last_name, status } = customer;
	const isFull = 'version' in customer;

	return {
		email,
		first_name,
		last_name,
		phone: isFull ? customer.phone : '',
		status,
		notes: ( isFull && customer.additional_info.notes ) || '',
	};
}

/** Lists the fields that differ; surrounding spaces are no difference. */
export function changedFields(
	before: CustomerValues,
	after: CustomerValues
): ProfileField[] {
	return FIELDS.filter(
		( field ) => trimText( before[ field ] ) !== trimText( after[ field ] )
	);
}

/**
 * @return The body of a request that creates the customer.
 */
export function toCreate( values: CustomerValues ): CustomerCreate {
	return {
		...toUpdate( values, changedFields( EMPTY_VALUES, values ) ),
		email: trimText( values.email ),
	};
}

/**
 * @return The body of a request that changes only these fields.
 */
export function toUpdate(
	values: CustomerValues,
	fields: ProfileField[]
): CustomerUpdate {
	return Object.fromEntries(
		fields.map( ( field ) => {
			const value = trimText( values[ field ] );
			return field === 'notes'
				? [ 'additional_info', { notes: value || null } ]
				: [ field, value ];
		} )
	);
}

/**
 * Finds what the contract would reject. The server has the last word.
 *
 * @param fields Fields to be sent. Stored values are not checked, because older
 *               versions and importers may have written invalid ones.
 */
export function validate(
	values: CustomerValues,
	fields: ProfileField[] = FIELDS
): FieldErrors {
	const errors: FieldErrors = {};

	for ( const field of fields ) {
		const problem = problemOf( field, values[ field ] );
		if ( problem ) {
			errors[ field ] = problem;
		}
	}
	return errors;
}

function problemOf( field: ProfileField, value: string ): string | undefined {
	const { label, maxLength, maxBytes } = PROFILE_FIELDS[ field ];
	const text = trimText( value );

	if ( maxLength && [ ...text ].length > maxLength ) {
		return sprintf(
			/* translators: 1: label of a field, 2: number of characters. */
			_n(
				'%1$s can’t be longer than %2$s character.',
				'%1$s can’t be longer than %2$s characters.',
				maxLength,
				'fluent-cart-customers'
			),
			label,
			formatNumber( maxLength )
		);
	}
	if ( maxBytes && new Blob( [ value ] ).size > maxBytes ) {
		return sprintf(
			/* translators: %s: a size, like “16 KB”. */
			__(
				'Notes are too long. Shorten them to %s or less.',
				'fluent-cart-customers'
			),
			formatSize( maxBytes )
		);
	}
	return field === 'email' ? emailProblem( text ) : undefined;
}

function emailProblem( email: string ): string | undefined {
	if ( ! email ) {
		return __( 'Enter an email address.', 'fluent-cart-customers' );
	}
	return isEmail( email )
		? undefined
		: __(
				'Enter a valid email address, like name@example.com.',
				'fluent-cart-customers'
			);
}

/**
 * @return The server's messages by field of the form. The message of a taken email
 *         is the server's too. `isEmailTaken` only adds a link.
 */
export function fieldErrorsOf( error: ApiError ): FieldErrors {
	const errors: FieldErrors = {};

	for ( const field of FIELDS ) {
		const message = error.fields[ PROFILE_FIELDS[ field ].apiName ];
		if ( message ) {
			errors[ field ] = message;
		}
	}
	// With status 400, the same code stands for a malformed email.
	if ( error.code === 'invalid_email' && error.status === 409 ) {
		errors.isEmailTaken = true;
	}
	return errors;
}
