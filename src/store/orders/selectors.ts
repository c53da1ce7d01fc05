import type { CustomerStats, OrderList, PageQuery } from '../../api';
import { pageKey } from '../page-key';
import type { State } from '../types';
import type { OrdersView } from './reducer';

const FIRST_PAGE: OrdersView = { page: 1 };

/**
 * One page of a customer's orders; reads it if need be.
 *
 * @return The page, or undefined as long as it was never read.
 */
export function getOrders(
	state: State,
	customerId: number,
	query: PageQuery
): OrderList | undefined {
	return state.orders.pages[ customerId ]?.[ pageKey( query ) ];
}

/**
 * What a customer's orders add up to; reads it if need be.
 *
 * @return The figures, or undefined as long as they were never read.
 */
export function getCustomerStats(
	state: State,
	customerId: number
): CustomerStats | undefined {
	return state.orders.stats[ customerId ];
}

/**
 * What the screen shows of a customer's orders.
 *
 * @return The same object as long as nobody asks for another view.
 */
export function getOrdersView( state: State, customerId: number ): OrdersView {
	return state.orders.views[ customerId ] ?? FIRST_PAGE;
}
