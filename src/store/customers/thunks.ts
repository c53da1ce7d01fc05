import * as api from '../../api';
import type { Customer, CustomerCreate, CustomerUpdate } from '../../api';
import type { StoreThunkArgs } from '../types';
import { conflictingFields } from './conflicting-fields';
import { inTurn } from './in-turn';
import { receiveWritten } from './receive-written';

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
 * @param base The customer that the changes are based on. What somebody else
 *             has changed since stands beside them; but if that is one of the
 *             same fields, nothing is changed, the error is `edit_conflict`,
 *             and `getCustomer` has the newest. Without it the last one wins.
 * @return The customer as it is now; rejects with an ApiError.
 */
export const updateCustomer =
	( id: number, changes: CustomerUpdate, base?: Customer ) =>
	( args: StoreThunkArgs ): Promise< Customer > =>
		inTurn( [ id ], () =>
			updateUnlessConflicting( args, id, changes, base )
		);

async function updateUnlessConflicting(
	args: StoreThunkArgs,
	id: number,
	changes: CustomerUpdate,
	base?: Customer
): Promise< Customer > {
	let version = base?.version;
	for (;;) {
		try {
			const customer = await api.updateCustomer( id, changes, {
				version,
			} );
			receiveWritten( args, customer );
			return customer;
		} catch ( error ) {
			if ( ! ( error instanceof api.ApiError && error.current ) ) {
				throw error;
			}
			receiveWritten( args, error.current );
			if (
				! base ||
				conflictingFields( changes, base, error.current ).length > 0
			) {
				throw error;
			}
			version = error.current.version;
		}
	}
}

/**
 * Deletes a customer with everything that belongs to them but their orders.
 *
 * @param options.force Customers with orders, too.
 * @return Rejects with an ApiError.
 */
export const deleteCustomer =
	( id: number, options: { force?: boolean } = {} ) =>
	async ( { dispatch, registry }: StoreThunkArgs ): Promise< void > => {
		await inTurn( [ id ], () => api.deleteCustomer( id, options ) );
		registry.batch( () => {
			dispatch.forgetCustomers( [ id ] );
			dispatch.refreshLists();
		} );
	};
