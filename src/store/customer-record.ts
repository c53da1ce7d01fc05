import type {
	Address,
	Customer,
	CustomerSummary,
	CustomerUpdate,
} from '../api';

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

/**
 * @return The customers with another status. A record keeps its outdated
 *         version until it is read again.
 */
export function withStatus< Known extends CustomerSummary >(
	map: Record< number, Known >,
	ids: number[],
	status: string
): Record< number, Known > {
	const changed = ids.flatMap( ( id ) => {
		const customer = map[ id ];
		return customer && customer.status !== status
			? [ [ id, { ...customer, status } ] as const ]
			: [];
	} );
	return changed.length > 0
		? { ...map, ...Object.fromEntries( changed ) }
		: map;
}

/**
 * @return The records with changed addresses of one customer; the same map if
 *         it does not have the customer.
 */
export function withAddresses(
	records: Record< number, Customer >,
	id: number,
	change: ( addresses: Address[] ) => Address[]
): Record< number, Customer > {
	const record = records[ id ];
	return record
		? {
				...records,
				[ id ]: { ...record, addresses: change( record.addresses ) },
			}
		: records;
}

/**
 * @param addresses
 * @param address   A new address, or the changed version of one of them.
 * @return All addresses in the server's order: primary addresses first.
 */
export function withAddress(
	addresses: Address[],
	address: Address
): Address[] {
	const others = addresses
		.filter( ( { id } ) => id !== address.id )
		.map( ( other ) =>
			address.is_primary && other.type === address.type
				? { ...other, is_primary: false }
				: other
		);
	return [ ...others, address ].sort( byPrimaryThenId );
}

/**
 * @param addresses
 * @param addressId
 * @return The other addresses. If the removed one was primary, the newest of its
 *         type becomes primary, as on the server.
 */
export function withoutAddress(
	addresses: Address[],
	addressId: number
): Address[] {
	const removed = addresses.find( ( { id } ) => id === addressId );
	const rest = addresses.filter( ( { id } ) => id !== addressId );
	const nextPrimary = rest
		.filter( ( { type } ) => type === removed?.type )
		.sort( ( a, b ) => b.id - a.id )[ 0 ];

	return removed?.is_primary && nextPrimary
		? withAddress( rest, { ...nextPrimary, is_primary: true } )
		: rest;
}

function byPrimaryThenId( a: Address, b: Address ): number {
	return Number( b.is_primary ) - Number( a.is_primary ) || a.id - b.id;
}
