import { fetchCustomerStats, fetchOrders, type PageQuery } from '../../api';
import type { Action, StoreThunkArgs } from '../types';

export const getOrders =
	( customerId: number, query: PageQuery ) =>
	async ( { dispatch }: StoreThunkArgs ): Promise< void > => {
		const list = await fetchOrders( customerId, query );
		await dispatch.receiveOrders( customerId, query, list );
	};

export const getCustomerStats =
	( customerId: number ) =>
	async ( { dispatch }: StoreThunkArgs ): Promise< void > => {
		const stats = await fetchCustomerStats( customerId );
		await dispatch.receiveCustomerStats( customerId, stats );
	};

// Nothing that is written here changes an order, or what orders add up to.
const isExpired = ( action: Action, customerId: number ): boolean =>
	action.type === 'EXPIRE_CUSTOMER' && action.id === customerId;

getOrders.shouldInvalidate = isExpired;
getCustomerStats.shouldInvalidate = isExpired;
