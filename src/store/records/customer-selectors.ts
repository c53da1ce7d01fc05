import { createSelector } from '@wordpress/data';
import {
	serializeQuery,
	type Customer,
	type CustomerQuery,
	type CustomerRow,
	type CustomerSummary,
	type Pagination,
} from '../../api';
import type { CustomersState } from './customers-state';

/** The part of the state that the selectors read. */
interface State {
	customers: CustomersState;
}

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
): CustomerRow[] | undefined {
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
 * Customers with a name or email similar to a search that finds none. The
 * resolver of `getCustomers` reads them.
 *
 * @return At most five customers; undefined if there are none.
 */
function getSearchSuggestions(
	state: State,
	query: CustomerQuery
): CustomerSummary[] | undefined {
	return state.customers.lists[ serializeQuery( query ) ]?.did_you_mean;
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
	getSearchSuggestions,
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

function getSummaries( state: State, key: string ) {
	return state.customers.lists[ key ]?.ids.map( ( id ) =>
		getCustomerSummary( state, id )
	);
}

// Depends only on the rows of its list, so that a prefetched list does not
// render the shown one again.
const getRows = createSelector(
	( state: State, key: string ): CustomerRow[] | undefined => {
		const summaries = getSummaries( state, key );
		return state.customers.lists[ key ]?.customers.flatMap(
			( { matched }, index ) => {
				const row = summaries?.[ index ];
				if ( ! row ) {
					return [];
				}
				return matched ? { ...row, matched } : row;
			}
		);
	},
	( state: State, key: string ) => [
		state.customers.lists[ key ],
		...( getSummaries( state, key ) ?? [] ),
	]
);
