import { fetchCustomer, fetchCustomers, type CustomerQuery } from '../../api';
import type { Action, StoreThunkArgs } from '../types';
import { readUpToDate } from '../up-to-date';

export const getCustomers =
	( query: CustomerQuery ) =>
	async ( args: StoreThunkArgs ): Promise< void > => {
		const list = await readUpToDate( args, () => fetchCustomers( query ) );
		await args.dispatch.receiveCustomers( query, list );
	};

getCustomers.shouldInvalidate = ( action: Action ): boolean =>
	action.type === 'REFRESH_CUSTOMERS' || action.type === 'REFRESH_LISTS';

export const getCustomer =
	( id: number ) =>
	async ( args: StoreThunkArgs ): Promise< void > => {
		const customer = await readUpToDate( args, () => fetchCustomer( id ) );
		await args.dispatch.receiveCustomer( customer );
	};

// Who changes one customer takes in what the server answered.
getCustomer.shouldInvalidate = ( action: Action, id: number ): boolean =>
	( action.type === 'REFRESH_CUSTOMERS' && action.id === undefined ) ||
	( action.type === 'EXPIRE_CUSTOMER' && action.id === id );
