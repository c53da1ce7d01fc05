import type { Customer } from '../../api';
import type { StoreThunkArgs } from '../types';
import { dropOldCustomers } from './drop-old';

/**
 * Takes in a customer that has changed on the server, by us or by others: the
 * record needs no reading, and any list may have changed with it.
 */
export function receiveWritten(
	args: StoreThunkArgs,
	customer: Customer
): void {
	const { dispatch, registry } = args;
	registry.batch( () => {
		dispatch.receiveCustomer( customer );
		dispatch.finishResolution( 'getCustomer', [ customer.id ] );
		dispatch.refreshCustomers( customer.id );
	} );
	dropOldCustomers( args );
}
