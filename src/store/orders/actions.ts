import type { CustomerStats, OrderList, PageQuery } from '../../api';
import type { OrdersView } from './reducer';

/**
 * Takes in one page of a customer's orders.
 *
 * @return The action.
 */
export function receiveOrders(
	customerId: number,
	query: PageQuery,
	list: OrderList
) {
	return { type: 'RECEIVE_ORDERS', customerId, query, list } as const;
}

/**
 * Takes in what a customer's orders add up to.
 *
 * @return The action.
 */
export function receiveCustomerStats(
	customerId: number,
	stats: CustomerStats
) {
	return { type: 'RECEIVE_CUSTOMER_STATS', customerId, stats } as const;
}

/**
 * Has the screen show a page of a customer's orders, some of them marked.
 *
 * @return The action.
 */
export function showOrders( customerId: number, view: OrdersView ) {
	return { type: 'SHOW_ORDERS', customerId, view } as const;
}
