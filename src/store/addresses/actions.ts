import type { Address } from '../../api';

/**
 * Takes in one address, a new one or a changed one.
 *
 * @return The action.
 */
export function receiveAddress( customerId: number, address: Address ) {
	return { type: 'RECEIVE_ADDRESS', customerId, address } as const;
}

/**
 * Lets go of an address that is there no more.
 *
 * @return The action.
 */
export function forgetAddress( customerId: number, addressId: number ) {
	return { type: 'FORGET_ADDRESS', customerId, addressId } as const;
}
