import {
	fetchCustomer,
	fetchCustomers,
	type Customer,
	type CustomerList,
	type CustomerQuery,
} from '../../api';
import type { Action, StoreThunkArgs } from '../types';

export const getCustomers =
	( query: CustomerQuery ) =>
	async ( { dispatch, select }: StoreThunkArgs ): Promise< void > => {
		let list: CustomerList;
		let revision: number;
		do {
			revision = select.getListsRevision();
			list = await fetchCustomers( query );
			// What was on its way during a write may be from before it,
			// and `shouldInvalidate` is only asked about those that are done.
		} while ( revision !== select.getListsRevision() );

		await dispatch.receiveCustomers( query, list );
	};

getCustomers.shouldInvalidate = ( action: Action ): boolean =>
	action.type === 'REFRESH_CUSTOMERS';

export const getCustomer =
	( id: number ) =>
	async ( { dispatch, select }: StoreThunkArgs ): Promise< void > => {
		let customer: Customer;
		let revision: number;
		do {
			revision = select.getListsRevision();
			customer = await fetchCustomer( id );
		} while ( revision !== select.getListsRevision() );

		await dispatch.receiveCustomer( customer );
	};

// Who changes one customer takes in what the server answered.
getCustomer.shouldInvalidate = ( action: Action ): boolean =>
	action.type === 'REFRESH_CUSTOMERS' && action.id === undefined;
