import { combineReducers } from '@wordpress/data';
import type { CustomerStats, OrderList } from '../../api';
import { pageKey } from '../page-key';
import type { Action } from '../types';
import { without } from '../without';

export interface OrdersState {
	/** Pages of orders, by customer and page. */
	pages: Record< number, Record< string, OrderList > >;

	/** What the orders add up to, by customer. */
	stats: Record< number, CustomerStats >;

	/** Which page of the orders is shown, by customer; the first if there is none. */
	views: Record< number, OrdersView >;
}

/** What the screen shows of a customer's orders. */
export interface OrdersView {
	page: number;

	/** Which orders stand out: those that the figures add up, or the one with this id. */
	marked?: 'counted' | number;
}

function pages(
	state: OrdersState[ 'pages' ] = {},
	action: Action
): OrdersState[ 'pages' ] {
	switch ( action.type ) {
		case 'RECEIVE_ORDERS': {
			const { customerId, query, list } = action;
			return {
				...state,
				[ customerId ]: {
					...state[ customerId ],
					[ pageKey( query ) ]: list,
				},
			};
		}
		case 'FORGET_CUSTOMERS':
		case 'DROP_CUSTOMERS':
			return without( state, action.ids );
	}
	return state;
}

function stats(
	state: OrdersState[ 'stats' ] = {},
	action: Action
): OrdersState[ 'stats' ] {
	switch ( action.type ) {
		case 'RECEIVE_CUSTOMER_STATS':
			return { ...state, [ action.customerId ]: action.stats };
		case 'FORGET_CUSTOMERS':
		case 'DROP_CUSTOMERS':
			return without( state, action.ids );
	}
	return state;
}

function views(
	state: OrdersState[ 'views' ] = {},
	action: Action
): OrdersState[ 'views' ] {
	switch ( action.type ) {
		case 'SHOW_ORDERS':
			return { ...state, [ action.customerId ]: action.view };
		case 'FORGET_CUSTOMERS':
		case 'DROP_CUSTOMERS':
			return without( state, action.ids );
	}
	return state;
}

export const orders = combineReducers( { pages, stats, views } );
