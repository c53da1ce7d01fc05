import type { Customer, CustomerUpdate } from '../../api';

type Value = string | number | boolean | null | undefined;

/**
 * @param changes The changes that the user wants to save.
 * @param base    The record that the changes are based on.
 * @param current The record that the server has now.
 * @return The full names (`additional_info[notes]`) of the fields that another
 *         user has changed since, to another value than `changes`.
 */
export function conflictingFields(
	changes: CustomerUpdate,
	base: Customer,
	current: Customer
): string[] {
	const before = fieldsOf( base );
	const after = fieldsOf( current );

	return Object.entries( fieldsOf( changes ) )
		.filter(
			( [ field, wanted ] ) =>
				! isSame( before[ field ], after[ field ] ) &&
				! isSame( wanted, after[ field ] )
		)
		.map( ( [ field ] ) => field );
}

/**
 * @param before
 * @param after  A later record of the same customer.
 * @return The full names of the editable fields that differ.
 */
export function diffFields( before: Customer, after: Customer ): string[] {
	const then = fieldsOf( before );
	const now = fieldsOf( after );

	return Object.keys( { ...then, ...now } ).filter(
		( field ) => ! isSame( then[ field ], now[ field ] )
	);
}

function fieldsOf(
	customer: CustomerUpdate | Customer
): Record< string, Value > {
	const { email, first_name, last_name, phone, status, additional_info } =
		customer;
	const given = Object.entries( {
		email,
		first_name,
		last_name,
		phone,
		status,
	} ).filter( ( [ , value ] ) => value !== undefined );
	const info = Object.entries( additional_info ?? {} ).map(
		( [ key, value ] ) => [ `additional_info[${ key }]`, value ]
	);
	return Object.fromEntries( [ ...given, ...info ] );
}

/** A screen shows an empty value and a missing value alike. */
function isSame( a: Value, b: Value ): boolean {
	return ( a ?? '' ) === ( b ?? '' );
}
