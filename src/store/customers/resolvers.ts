import {
	fetchCustomer,
	fetchCustomers,
	serializeQuery,
	type CustomerQuery,
} from '../../api';
import type { Action, StoreThunkArgs } from '../types';
import { readUpToDate } from '../read';
import { dropOldCustomers, dropOldLists } from './drop-old';

export const getCustomers =
	( query: CustomerQuery ) =>
	async ( args: StoreThunkArgs ): Promise< void > => {
		const list = await readUpToDate(
			args,
			'getCustomers',
			[ query ],
			( signal ) => fetchCustomers( query, { signal } )
		);
		if ( list ) {
			await args.dispatch.receiveCustomers( query, list );
			dropOldLists( args );
		}
	};

getCustomers.shouldInvalidate = (
	action: Action,
	query: CustomerQuery
): boolean =>
	action.type === 'REFRESH_CUSTOMERS' ||
	action.type === 'REFRESH_LISTS' ||
	( action.type === 'DROP_LISTS' &&
		action.keys.includes( serializeQuery( query ) ) );

export const getCustomer =
	( id: number ) =>
	async ( args: StoreThunkArgs ): Promise< void > => {
		const customer = await readUpToDate(
			args,
			'getCustomer',
			[ id ],
			( signal ) => fetchCustomer( id, { signal } )
		);
		if ( customer ) {
			await args.dispatch.receiveCustomer( customer );
			dropOldCustomers( args );
		}
	};

// Who changes one customer takes in what the server answered.
getCustomer.shouldInvalidate = ( action: Action, id: number ): boolean =>
	( action.type === 'REFRESH_CUSTOMERS' && action.id === undefined ) ||
	( action.type === 'EXPIRE_CUSTOMER' && action.id === id ) ||
	( action.type === 'DROP_CUSTOMERS' && action.ids.includes( id ) );
