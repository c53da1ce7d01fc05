import type { Customer } from '../../api';
import type { StoreThunkArgs } from '../types';

/**
 * Takes in a customer that has changed on the server, by us or by others: the
 * record needs no reading, and any list may have changed with it.
 */
export function receiveWritten(
	{ dispatch, registry }: StoreThunkArgs,
	customer: Customer
): void {
	registry.batch( () => {
		dispatch.receiveCustomer( customer );
		dispatch.finishResolution( 'getCustomer', [ customer.id ] );
		dispatch.refreshCustomers( customer.id );
	} );
}
