import { combineReducers } from '@wordpress/data';
import {
	serializeQuery,
	type Address,
	type Customer,
	type CustomerList,
	type CustomerQuery,
} from '../api';
import {
	withAddress,
	withAddresses,
	withoutAddress,
	withStatus,
} from './records/customer-record';
import type { CustomersState } from './records/customers-state';
import { omitIds, type ActionOf, type SharedAction } from './shared';

/**
 * Stores one page of customers.
 *
 * @return The action.
 */
function receiveCustomers( query: CustomerQuery, list: CustomerList ) {
	return { type: 'RECEIVE_CUSTOMERS', query, list } as const;
}

/**
 * Stores one customer's record.
 *
 * @return The action.
 */
function receiveCustomer( customer: Customer ) {
	return { type: 'RECEIVE_CUSTOMER', customer } as const;
}

/**
 * Stores a new or changed address of a customer.
 *
 * @return The action.
 */
function receiveAddress( customerId: number, address: Address ) {
	return { type: 'RECEIVE_ADDRESS', customerId, address } as const;
}

/**
 * Removes a deleted address.
 *
 * @return The action.
 */
function removeAddress( customerId: number, addressId: number ) {
	return { type: 'REMOVE_ADDRESS', customerId, addressId } as const;
}

/**
 * Shows changes of a customer that the server has not confirmed yet.
 *
 * @param key        Identifies the update.
 * @param customerId
 * @param changes    Fields that replace the stored ones until
 *                   `endOptimisticUpdate`.
 * @return The action.
 */
function startOptimisticUpdate(
	key: number,
	customerId: number,
	changes: Partial< Customer >
) {
	return {
		type: 'START_OPTIMISTIC_UPDATE',
		key,
		customerId,
		changes,
	} as const;
}

/**
 * Shows the stored fields of a customer again.
 *
 * @return The action.
 */
function endOptimisticUpdate( key: number, customerId: number ) {
	return { type: 'END_OPTIMISTIC_UPDATE', key, customerId } as const;
}

/**
 * Drops lists, to free memory.
 *
 * @param keys Their serialized queries.
 * @param ids  Customers that only these lists have; their summaries are dropped.
 * @return The action.
 */
function dropLists( keys: string[], ids: number[] ) {
	return { type: 'DROP_LISTS', keys, ids } as const;
}

export const actions = {
	dropLists,
	endOptimisticUpdate,
	receiveAddress,
	receiveCustomer,
	receiveCustomers,
	removeAddress,
	startOptimisticUpdate,
};

export type CustomersAction = SharedAction | ActionOf< typeof actions >;

function summaries(
	state: CustomersState[ 'summaries' ] = {},
	action: CustomersAction
): CustomersState[ 'summaries' ] {
	switch ( action.type ) {
		case 'RECEIVE_CUSTOMERS':
			return {
				...state,
				...Object.fromEntries(
					action.list.customers.map(
						// What a search matches differs from list to list.
						( { matched: _, ...row } ) => [ row.id, row ]
					)
				),
			};
		case 'RECEIVE_CUSTOMER':
			return { ...state, [ action.customer.id ]: action.customer };
		case 'RECEIVE_STATUS':
			return withStatus( state, action.ids, action.status );
		case 'REMOVE_CUSTOMERS':
		case 'DROP_LISTS':
			return omitIds( state, action.ids );
	}
	return state;
}

function recordIds(
	state: CustomersState[ 'recordIds' ] = [],
	action: CustomersAction
): CustomersState[ 'recordIds' ] {
	switch ( action.type ) {
		case 'RECEIVE_CUSTOMER': {
			const { id } = action.customer;
			return [ ...state.filter( ( other ) => other !== id ), id ];
		}
		case 'REMOVE_CUSTOMERS':
		case 'DROP_CUSTOMERS':
			return state.some( ( id ) => action.ids.includes( id ) )
				? state.filter( ( id ) => ! action.ids.includes( id ) )
				: state;
	}
	return state;
}

function records(
	state: CustomersState[ 'records' ] = {},
	action: CustomersAction
): CustomersState[ 'records' ] {
	switch ( action.type ) {
		case 'RECEIVE_CUSTOMER':
			return { ...state, [ action.customer.id ]: action.customer };
		case 'RECEIVE_ADDRESS':
			return withAddresses( state, action.customerId, ( addresses ) =>
				withAddress( addresses, action.address )
			);
		case 'REMOVE_ADDRESS':
			return withAddresses( state, action.customerId, ( addresses ) =>
				withoutAddress( addresses, action.addressId )
			);
		case 'RECEIVE_STATUS':
			return withStatus( state, action.ids, action.status );
		case 'REMOVE_CUSTOMERS':
		case 'DROP_CUSTOMERS':
			return omitIds( state, action.ids );
	}
	return state;
}

function optimisticUpdates(
	state: CustomersState[ 'optimisticUpdates' ] = {},
	action: CustomersAction
): CustomersState[ 'optimisticUpdates' ] {
	switch ( action.type ) {
		case 'START_OPTIMISTIC_UPDATE': {
			const { key, customerId, changes } = action;
			return {
				...state,
				[ customerId ]: [
					...( state[ customerId ] ?? [] ),
					{ key, changes },
				],
			};
		}
		case 'END_OPTIMISTIC_UPDATE': {
			const left = ( state[ action.customerId ] ?? [] ).filter(
				( { key } ) => key !== action.key
			);
			return left.length > 0
				? { ...state, [ action.customerId ]: left }
				: omitIds( state, [ action.customerId ] );
		}
	}
	return state;
}

function lists(
	state: CustomersState[ 'lists' ] = {},
	action: CustomersAction
): CustomersState[ 'lists' ] {
	switch ( action.type ) {
		case 'RECEIVE_CUSTOMERS': {
			const { query, list } = action;
			const key = serializeQuery( query );
			const { [ key ]: _, ...others } = state;
			return {
				...others,
				[ key ]: {
					query,
					ids: list.customers.map( ( { id } ) => id ),
					...list,
				},
			};
		}
		case 'DROP_LISTS':
			return Object.fromEntries(
				Object.entries( state ).filter(
					( [ key ] ) => ! action.keys.includes( key )
				)
			);
	}
	return state;
}

function listsRevision( state = 0, action: CustomersAction ): number {
	return action.type === 'INVALIDATE_AFTER_WRITE' ||
		action.type === 'INVALIDATE_LISTS'
		? state + 1
		: state;
}

export const reducer = combineReducers( {
	summaries,
	records,
	recordIds,
	optimisticUpdates,
	lists,
	listsRevision,
} );

export { selectors } from './records/customer-selectors';
