import type { Address, Customer, CustomerSummary } from '../../api';

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
