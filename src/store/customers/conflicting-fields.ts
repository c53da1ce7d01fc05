import type { Customer, CustomerUpdate } from '../../api';

type Value = string | number | boolean | null | undefined;

/**
 * @param changes What somebody wants to change.
 * @param base    The customer as they saw it.
 * @param current The customer as it is now.
 * @return The fields, by their full names (`additional_info[notes]`), that
 *         somebody else has changed meanwhile, and to something else.
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
 * @param after  The same customer later.
 * @return The fields, by their full names, that a person can edit and that are
 *         no longer what they were.
 */
export function differingFields( before: Customer, after: Customer ): string[] {
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

/** An empty value and none are the same to a person. */
function isSame( a: Value, b: Value ): boolean {
	return ( a ?? '' ) === ( b ?? '' );
}
