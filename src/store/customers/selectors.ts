import { createSelector } from '@wordpress/data';
import {
	serializeQuery,
	type Customer,
	type CustomerQuery,
	type CustomerSummary,
	type Pagination,
} from '../../api';
import type { State } from '../types';

/**
 * The rows of one page; reads them if need be. After a write they are the old
 * ones until the new ones are there (`isResolving` tells).
 *
 * @return The rows, the same array as long as none of them changes; undefined
 *         as long as there never were any.
 */
export function getCustomers(
	state: State,
	query: CustomerQuery
): CustomerSummary[] | undefined {
	return getRows( state, serializeQuery( query ) );
}

/**
 * Where a page stands among all. Selecting `getCustomers` with the same query
 * reads it.
 *
 * @return The pagination, or undefined as long as there never was one.
 */
export function getCustomersPagination(
	state: State,
	query: CustomerQuery
): Pagination | undefined {
	return state.customers.lists[ serializeQuery( query ) ]?.pagination;
}

/**
 * All of one customer, with changes that are on their way to the server; reads
 * it if need be.
 *
 * @return The customer, or undefined as long as it was never read whole.
 */
export const getCustomer = createSelector(
	( state: State, id: number ): Customer | undefined => {
		const record = state.customers.records[ id ];
		return record && changed( record, state, id );
	},
	( state: State, id: number ) => [
		state.customers.records[ id ],
		state.customers.changes[ id ],
	]
);

/**
 * What is already known of one customer, be it from a list, with changes that
 * are on their way to the server. Reads nothing.
 *
 * @return The summary, or undefined.
 */
export const getCustomerSummary = createSelector(
	( state: State, id: number ): CustomerSummary | undefined => {
		const summary = state.customers.summaries[ id ];
		return summary && changed( summary, state, id );
	},
	( state: State, id: number ) => [
		state.customers.summaries[ id ],
		state.customers.changes[ id ],
	]
);

/**
 * How often all lists have become stale: a list that was asked for at another
 * revision may be from before a write.
 *
 * @return A number that only grows.
 */
export function getListsRevision( state: State ): number {
	return state.customers.listsRevision;
}

/**
 * @return The queries of all lists that are kept, by their keys, the one that was
 *         read longest ago first.
 */
export function getListQueries(
	state: State
): Record< string, CustomerQuery > {
	return Object.fromEntries(
		Object.entries( state.customers.lists ).map( ( [ key, { query } ] ) => [
			key,
			query,
		] )
	);
}

/**
 * @return The customers whose records are kept, the one that was read longest
 *         ago first.
 */
export function getRecordIds( state: State ): number[] {
	return state.customers.recordIds;
}

/**
 * @param state
 * @param keys  Lists that are about to be dropped.
 * @return The customers of whom nothing else is kept: no other list, record,
 *         draft, change on its way, or selection.
 */
export function getUnlistedCustomers( state: State, keys: string[] ): number[] {
	const { summaries, lists, recordIds, changes } = state.customers;
	const { selection } = state;
	const dropped = new Set( keys );
	const kept = new Set( [
		...Object.entries( lists ).flatMap( ( [ key, { ids } ] ) =>
			dropped.has( key ) ? [] : ids
		),
		...recordIds,
		...Object.keys( state.drafts ).map( Number ),
		...Object.keys( changes ).map( Number ),
		...( 'ids' in selection ? selection.ids : [] ),
	] );
	return Object.keys( summaries )
		.map( Number )
		.filter( ( id ) => ! kept.has( id ) );
}

function changed< Known extends CustomerSummary >(
	customer: Known,
	state: State,
	id: number
): Known {
	return ( state.customers.changes[ id ] ?? [] ).reduce(
		( result, { changes } ) => ( { ...result, ...changes } ),
		customer
	);
}

function findRows( state: State, key: string ): CustomerSummary[] | undefined {
	return state.customers.lists[ key ]?.ids.flatMap(
		( id ) => getCustomerSummary( state, id ) ?? []
	);
}

// Depends on its own rows only: a list that is read ahead must not make the
// shown one draw again.
const getRows = createSelector( findRows, ( state: State, key: string ) => [
	state.customers.lists[ key ],
	...( findRows( state, key ) ?? [] ),
] );
