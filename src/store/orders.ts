import { combineReducers } from '@wordpress/data';
import {
	fetchCustomerStats,
	fetchOrders,
	type CustomerStats,
	type OrderList,
	type PageQuery,
} from '../api';
import { fetchAbortable } from './reading';
import { omitIds, pageKey, type ActionOf, type SharedAction } from './shared';
import type { SliceThunkArgs } from './thunk-args';

export interface OrdersState {
	/** Pages of orders, by customer and page. */
	pages: Record< number, Record< string, OrderList > >;

	/** Totals of the orders, by customer. */
	stats: Record< number, CustomerStats >;

	/** The page of orders that the screen shows, by customer; page 1 if missing. */
	views: Record< number, OrdersView >;
}

/** The page of a customer's orders that the screen shows. */
export interface OrdersView {
	page: number;

	/** Highlighted orders: those that count in the totals, or the one with this id. */
	highlighted?: 'counted' | number;
}

/** The part of the state that the selectors read. */
interface State {
	orders: OrdersState;
}

type Action = SharedAction | ActionOf< typeof actions >;
type Args = SliceThunkArgs< typeof actions, typeof selectors >;

/**
 * Stores one page of a customer's orders.
 *
 * @return The action.
 */
function receiveOrders(
	customerId: number,
	query: PageQuery,
	list: OrderList
) {
	return { type: 'RECEIVE_ORDERS', customerId, query, list } as const;
}

/**
 * Stores the totals of a customer's orders.
 *
 * @return The action.
 */
function receiveCustomerStats( customerId: number, totals: CustomerStats ) {
	return {
		type: 'RECEIVE_CUSTOMER_STATS',
		customerId,
		stats: totals,
	} as const;
}

/**
 * Sets the page of orders that the screen shows, and which of them it
 * highlights.
 *
 * @return The action.
 */
function setOrdersView( customerId: number, view: OrdersView ) {
	return { type: 'SET_ORDERS_VIEW', customerId, view } as const;
}

export const actions = { receiveCustomerStats, receiveOrders, setOrdersView };

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
		case 'REMOVE_CUSTOMERS':
		case 'DROP_CUSTOMERS':
			return omitIds( state, action.ids );
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
		case 'REMOVE_CUSTOMERS':
		case 'DROP_CUSTOMERS':
			return omitIds( state, action.ids );
	}
	return state;
}

function views(
	state: OrdersState[ 'views' ] = {},
	action: Action
): OrdersState[ 'views' ] {
	switch ( action.type ) {
		case 'SET_ORDERS_VIEW':
			return { ...state, [ action.customerId ]: action.view };
		case 'REMOVE_CUSTOMERS':
		case 'DROP_CUSTOMERS':
			return omitIds( state, action.ids );
	}
	return state;
}

export const reducer = combineReducers( { pages, stats, views } );

const FIRST_PAGE: OrdersView = { page: 1 };

/**
 * One page of a customer's orders; its resolver reads it.
 *
 * @return The page; undefined before the first read.
 */
function getOrders(
	state: State,
	customerId: number,
	query: PageQuery
): OrderList | undefined {
	return state.orders.pages[ customerId ]?.[ pageKey( query ) ];
}

/**
 * The totals of a customer's orders; its resolver reads them.
 *
 * @return The totals; undefined before the first read.
 */
function getCustomerStats(
	state: State,
	customerId: number
): CustomerStats | undefined {
	return state.orders.stats[ customerId ];
}

/**
 * The page of a customer's orders that the screen shows.
 *
 * @return The view, the same object until it is set again.
 */
function getOrdersView( state: State, customerId: number ): OrdersView {
	return state.orders.views[ customerId ] ?? FIRST_PAGE;
}

export const selectors = { getCustomerStats, getOrders, getOrdersView };

const resolveOrders =
	( customerId: number, query: PageQuery ) =>
	async ( args: Args ): Promise< void > => {
		const list = await fetchAbortable(
			args,
			'getOrders',
			[ customerId, query ],
			( signal ) => fetchOrders( customerId, query, { signal } )
		);
		if ( list ) {
			await args.dispatch.receiveOrders( customerId, query, list );
		}
	};

const resolveCustomerStats =
	( customerId: number ) =>
	async ( args: Args ): Promise< void > => {
		const totals = await fetchAbortable(
			args,
			'getCustomerStats',
			[ customerId ],
			( signal ) => fetchCustomerStats( customerId, { signal } )
		);
		if ( totals ) {
			await args.dispatch.receiveCustomerStats( customerId, totals );
		}
	};

// The writes of this plugin change no order and no totals.
const invalidatesCustomer = ( action: Action, customerId: number ): boolean =>
	( action.type === 'INVALIDATE_CUSTOMER' && action.id === customerId ) ||
	( action.type === 'DROP_CUSTOMERS' && action.ids.includes( customerId ) );

resolveOrders.shouldInvalidate = invalidatesCustomer;
resolveCustomerStats.shouldInvalidate = invalidatesCustomer;

export const resolvers = {
	getCustomerStats: resolveCustomerStats,
	getOrders: resolveOrders,
};
