import type { Address } from '../../api';

/**
 * @param addresses
 * @param address   A new one, or one of them as it is now.
 * @return All of them, in the server's order: the primary ones first.
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
	return [ ...others, address ].sort( inOrder );
}

/**
 * @param addresses
 * @param addressId
 * @return The rest; where it was the primary one, the newest of its type is now.
 */
export function withoutAddress(
	addresses: Address[],
	addressId: number
): Address[] {
	const gone = addresses.find( ( { id } ) => id === addressId );
	const rest = addresses.filter( ( { id } ) => id !== addressId );
	const heir = rest
		.filter( ( { type } ) => type === gone?.type )
		.sort( ( a, b ) => b.id - a.id )[ 0 ];

	return gone?.is_primary && heir
		? withAddress( rest, { ...heir, is_primary: true } )
		: rest;
}

function inOrder( a: Address, b: Address ): number {
	return Number( b.is_primary ) - Number( a.is_primary ) || a.id - b.id;
}
