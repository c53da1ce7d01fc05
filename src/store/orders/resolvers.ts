import { fetchCustomerStats, fetchOrders, type PageQuery } from '../../api';
import { read } from '../read';
import type { Action, StoreThunkArgs } from '../types';

export const getOrders =
	( customerId: number, query: PageQuery ) =>
	async ( args: StoreThunkArgs ): Promise< void > => {
		const list = await read(
			args,
			'getOrders',
			[ customerId, query ],
			( signal ) => fetchOrders( customerId, query, { signal } )
		);
		if ( list ) {
			await args.dispatch.receiveOrders( customerId, query, list );
		}
	};

export const getCustomerStats =
	( customerId: number ) =>
	async ( args: StoreThunkArgs ): Promise< void > => {
		const stats = await read(
			args,
			'getCustomerStats',
			[ customerId ],
			( signal ) => fetchCustomerStats( customerId, { signal } )
		);
		if ( stats ) {
			await args.dispatch.receiveCustomerStats( customerId, stats );
		}
	};

// Nothing that is written here changes an order, or what orders add up to.
const isExpired = ( action: Action, customerId: number ): boolean =>
	( action.type === 'EXPIRE_CUSTOMER' && action.id === customerId ) ||
	( action.type === 'DROP_CUSTOMERS' && action.ids.includes( customerId ) );

getOrders.shouldInvalidate = isExpired;
getCustomerStats.shouldInvalidate = isExpired;
