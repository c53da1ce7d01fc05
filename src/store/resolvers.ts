import {
	fetchCustomer,
	fetchCustomers,
	type CustomerList,
	type CustomerQuery,
} from '../api';
import type { Action, StoreThunkArgs } from './types';

export const getCustomers =
	( query: CustomerQuery ) =>
	async ( { dispatch, select }: StoreThunkArgs ): Promise< void > => {
		let list: CustomerList;
		let revision: number;
		do {
			revision = select.getListsRevision();
			list = await fetchCustomers( query );
			// A list that was on its way during a write may be from before it,
			// and `shouldInvalidate` is only asked about those that are done.
		} while ( revision !== select.getListsRevision() );

		await dispatch.receiveCustomers( query, list );
	};

getCustomers.shouldInvalidate = ( action: Action ): boolean =>
	action.type === 'REFRESH_CUSTOMERS';

export const getCustomer =
	( id: number ) =>
	async ( { dispatch, select }: StoreThunkArgs ): Promise< void > => {
		const known = select.getCustomer( id );
		const customer = await fetchCustomer( id );
		// If a write has answered meanwhile, its record is the newer one.
		if ( select.getCustomer( id ) === known ) {
			await dispatch.receiveCustomer( customer );
		}
	};
