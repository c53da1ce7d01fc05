import { combineReducers } from '@wordpress/data';
import {
	serializeQuery,
	type Address,
	type Customer,
	type CustomerQuery,
	type CustomerSummary,
	type Pagination,
} from '../../api';
import { withAddress, withoutAddress } from '../addresses/list';
import type { Action } from '../types';
import { without } from '../without';

export interface CustomersState {
	/** What is known of each customer from lists and from the record, by id. */
	summaries: Record< number, CustomerSummary >;

	/** Customers that were read or written whole, by id. */
	records: Record< number, Customer >;

	/** Their ids, the one that was received longest ago first. */
	recordIds: number[];

	/** Changes that are on their way to the server, by customer, oldest first. */
	changes: Record< number, PendingChange[] >;

	/** Pages of ids, by their serialized query, the one that was received longest ago first. */
	lists: Record< string, CustomerIdList >;

	/** How often all lists have become stale. */
	listsRevision: number;
}

export interface PendingChange {
	key: number;
	changes: Partial< Customer >;
}

export interface CustomerIdList {
	query: CustomerQuery;
	ids: number[];
	pagination: Pagination;
}

function summaries(
	state: CustomersState[ 'summaries' ] = {},
	action: Action
): CustomersState[ 'summaries' ] {
	switch ( action.type ) {
		case 'RECEIVE_CUSTOMERS':
			return {
				...state,
				...Object.fromEntries(
					action.list.customers.map( ( row ) => [ row.id, row ] )
				),
			};
		case 'RECEIVE_CUSTOMER':
			return { ...state, [ action.customer.id ]: action.customer };
		case 'RECEIVE_STATUS':
			return withStatus( state, action.ids, action.status );
		case 'FORGET_CUSTOMERS':
		case 'DROP_LISTS':
			return without( state, action.ids );
	}
	return state;
}

function recordIds(
	state: CustomersState[ 'recordIds' ] = [],
	action: Action
): CustomersState[ 'recordIds' ] {
	switch ( action.type ) {
		case 'RECEIVE_CUSTOMER': {
			const { id } = action.customer;
			return [ ...state.filter( ( other ) => other !== id ), id ];
		}
		case 'FORGET_CUSTOMERS':
		case 'DROP_CUSTOMERS':
			return state.some( ( id ) => action.ids.includes( id ) )
				? state.filter( ( id ) => ! action.ids.includes( id ) )
				: state;
	}
	return state;
}

function records(
	state: CustomersState[ 'records' ] = {},
	action: Action
): CustomersState[ 'records' ] {
	switch ( action.type ) {
		case 'RECEIVE_CUSTOMER':
			return { ...state, [ action.customer.id ]: action.customer };
		case 'RECEIVE_ADDRESS':
			return withAddresses( state, action.customerId, ( addresses ) =>
				withAddress( addresses, action.address )
			);
		case 'FORGET_ADDRESS':
			return withAddresses( state, action.customerId, ( addresses ) =>
				withoutAddress( addresses, action.addressId )
			);
		case 'RECEIVE_STATUS':
			return withStatus( state, action.ids, action.status );
		case 'FORGET_CUSTOMERS':
		case 'DROP_CUSTOMERS':
			return without( state, action.ids );
	}
	return state;
}

function changes(
	state: CustomersState[ 'changes' ] = {},
	action: Action
): CustomersState[ 'changes' ] {
	switch ( action.type ) {
		case 'START_CHANGE': {
			const { key, customerId } = action;
			const change = { key, changes: action.changes };
			return {
				...state,
				[ customerId ]: [ ...( state[ customerId ] ?? [] ), change ],
			};
		}
		case 'END_CHANGE': {
			const left = ( state[ action.customerId ] ?? [] ).filter(
				( { key } ) => key !== action.key
			);
			return left.length > 0
				? { ...state, [ action.customerId ]: left }
				: without( state, [ action.customerId ] );
		}
	}
	return state;
}

function lists(
	state: CustomersState[ 'lists' ] = {},
	action: Action
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
					pagination: list.pagination,
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

function listsRevision( state = 0, action: Action ): number {
	return action.type === 'REFRESH_CUSTOMERS' ||
		action.type === 'REFRESH_LISTS'
		? state + 1
		: state;
}

function withAddresses(
	state: CustomersState[ 'records' ],
	id: number,
	change: ( addresses: Address[] ) => Address[]
): CustomersState[ 'records' ] {
	const record = state[ id ];
	return record
		? {
				...state,
				[ id ]: { ...record, addresses: change( record.addresses ) },
			}
		: state;
}

/**
 * @return The customers with another status, as far as they are known. Of a
 *         record, the version is not: it is read again.
 */
function withStatus< Known extends CustomerSummary >(
	map: Record< number, Known >,
	ids: number[],
	status: string
): Record< number, Known > {
	const changed = ids.flatMap( ( id ) => {
		const customer = map[ id ];
		return customer && customer.status !== status
			? [ [ id, { ...customer, status } ] as const ]
			: [];
	} );
	return changed.length > 0
		? { ...map, ...Object.fromEntries( changed ) }
		: map;
}

export const customers = combineReducers( {
	summaries,
	records,
	recordIds,
	changes,
	lists,
	listsRevision,
} );
