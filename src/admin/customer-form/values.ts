import type {
	Customer,
	CustomerCreate,
	CustomerSummary,
	CustomerUpdate,
	ProfileField,
} from '@fcc/store';
import { trimmed } from '../../components/trimmed';

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
