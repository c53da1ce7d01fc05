import { combineReducers, createSelector } from '@wordpress/data';
import {
	serializeQuery,
	type Address,
	type Customer,
	type CustomerList,
	type CustomerQuery,
	type CustomerSummary,
	type Pagination,
} from '../api';
import {
	withAddress,
	withAddresses,
	withoutAddress,
	withStatus,
} from './records/customer-record';
import { omitIds, type ActionOf, type SharedAction } from './shared';

export interface CustomersState {
	/** Rows of lists and records, by customer. */
	summaries: Record< number, CustomerSummary >;

	/** Records that were read or written, by customer. */
	records: Record< number, Customer >;

	/** Ids of the records, in the order in which they were received. */
	recordIds: number[];

	/** Changes that are pending on the server, by customer, oldest first. */
	optimisticUpdates: Record< number, OptimisticUpdate[] >;

	/** Pages of ids by serialized query, in the order in which they were received. */
	lists: Record< string, CustomerIdList >;

	/** How often all lists were invalidated. */
	listsRevision: number;
}

interface OptimisticUpdate {
	key: number;
	changes: Partial< Customer >;
}

interface CustomerIdList {
	query: CustomerQuery;
	ids: number[];
	pagination: Pagination;
}

/** The part of the state that the selectors read. */
interface State {
	customers: CustomersState;
}

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
					action.list.customers.map( ( row ) => [ row.id, row ] )
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

/**
 * Rows of one page of a list; its resolver reads them. After a write the old
 * rows stay until the new ones are read (`isResolving`).
 *
 * @return The rows, the same array until a row changes; undefined before the
 *         first read.
 */
function getCustomers(
	state: State,
	query: CustomerQuery
): CustomerSummary[] | undefined {
	return getRows( state, serializeQuery( query ) );
}

/**
 * Pagination of one page of a list. The resolver of `getCustomers` reads it.
 *
 * @return The pagination; undefined before the first read.
 */
function getCustomersPagination(
	state: State,
	query: CustomerQuery
): Pagination | undefined {
	return state.customers.lists[ serializeQuery( query ) ]?.pagination;
}

/**
 * A customer's record with its pending changes; its resolver reads it.
 *
 * @return The record; undefined before the first read.
 */
const getCustomer = createSelector(
	( state: State, id: number ): Customer | undefined => {
		const record = state.customers.records[ id ];
		return record && withUpdates( record, state, id );
	},
	( state: State, id: number ) => [
		state.customers.records[ id ],
		state.customers.optimisticUpdates[ id ],
	]
);

/**
 * A customer's summary from a list or from the record, with pending changes. It
 * has no resolver.
 *
 * @return The summary; undefined if neither was read.
 */
const getCustomerSummary = createSelector(
	( state: State, id: number ): CustomerSummary | undefined => {
		const summary = state.customers.summaries[ id ];
		return summary && withUpdates( summary, state, id );
	},
	( state: State, id: number ) => [
		state.customers.summaries[ id ],
		state.customers.optimisticUpdates[ id ],
	]
);

/**
 * How often all lists were invalidated. If the number grows during a read, its
 * answer may be older than a write.
 *
 * @return The number.
 */
function getListsRevision( state: State ): number {
	return state.customers.listsRevision;
}

/**
 * @return The ids of all stored records, in the order in which they were
 *         received.
 */
function getRecordIds( state: State ): number[] {
	return state.customers.recordIds;
}

export const selectors = {
	getCustomer,
	getCustomers,
	getCustomersPagination,
	getCustomerSummary,
	getListsRevision,
	getRecordIds,
};

function withUpdates< Known extends CustomerSummary >(
	customer: Known,
	state: State,
	id: number
): Known {
	return ( state.customers.optimisticUpdates[ id ] ?? [] ).reduce(
		( result, { changes } ) => ( { ...result, ...changes } ),
		customer
	);
}

function findRows( state: State, key: string ): CustomerSummary[] | undefined {
	return state.customers.lists[ key ]?.ids.flatMap(
		( id ) => getCustomerSummary( state, id ) ?? []
	);
}

// Depends only on the rows of its list, so that a prefetched list does not
// render the shown one again.
const getRows = createSelector( findRows, ( state: State, key: string ) => [
	state.customers.lists[ key ],
	...( findRows( state, key ) ?? [] ),
] );
