import * as api from '../api';
import type { Customer, CustomerCreate, CustomerUpdate } from '../api';
import type { StoreThunkArgs } from './types';

/**
 * Adds a customer.
 *
 * @return The new customer; rejects with an ApiError.
 */
export const createCustomer =
	( input: CustomerCreate ) =>
	async ( args: StoreThunkArgs ): Promise< Customer > => {
		const customer = await api.createCustomer( input );
		receiveWritten( args, customer );
		return customer;
	};

/**
 * Changes the given fields of a customer and no others.
 *
 * @param options.version The `version` that the changes are based on. If it is
 *                        not the newest, nothing is changed, the error is
 *                        `edit_conflict`, and `getCustomer` has the newest.
 * @return The customer as it is now; rejects with an ApiError.
 */
export const updateCustomer =
	(
		id: number,
		changes: CustomerUpdate,
		options: { version?: string } = {}
	) =>
	async ( args: StoreThunkArgs ): Promise< Customer > => {
		try {
			const customer = await api.updateCustomer( id, changes, options );
			receiveWritten( args, customer );
			return customer;
		} catch ( error ) {
			if ( error instanceof api.ApiError && error.current ) {
				receiveWritten( args, error.current );
			}
			throw error;
		}
	};

/**
 * Takes in a customer that has changed on the server, by us or by others: the
 * record needs no reading, and any list may have changed with it.
 */
function receiveWritten(
	{ dispatch, registry }: StoreThunkArgs,
	customer: Customer
): void {
	registry.batch( () => {
		dispatch.receiveCustomer( customer );
		dispatch.finishResolution( 'getCustomer', [ customer.id ] );
		dispatch.refreshCustomers();
	} );
}
