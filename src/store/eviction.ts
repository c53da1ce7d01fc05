import type { CustomerQuery } from '../api';
import type { CustomersState } from './records/customers-state';
import type { DraftsState } from './drafts';
import { isNeeded } from './reading';
import type { SelectionState } from './selection';
import type { Reads, SliceThunkArgs } from './thunk-args';

const MAX_LISTS = 50;
const MAX_RECORDS = 50;

/** Twice the number of lists or records, so that a compaction is rare. */
const MAX_RESOLUTIONS = 100;

/** An EquivalentKeyMap; `@wordpress/data` has no type for it. */
interface Entries {
	size: number;
	forEach: (
		callback: ( state: EntryState, args: unknown[] ) => void
	) => void;
}

type EntryState = { status: string; error?: unknown } | undefined;

/**
 * @return The queries of all stored lists by key, in the order in which they
 *         were received.
 */
function getListQueries( state: {
	customers: CustomersState;
} ): Record< string, CustomerQuery > {
	return Object.fromEntries(
		Object.entries( state.customers.lists ).map( ( [ key, { query } ] ) => [
			key,
			query,
		] )
	);
}

/**
 * @param state
 * @param state.customers
 * @param state.drafts
 * @param state.selection
 * @param keys            Lists that are about to be dropped.
 * @return The customers that only these lists have: not another list, a record,
 *         a draft, a pending change, or the selection.
 */
function getUnlistedCustomers(
	{
		customers,
		drafts,
		selection,
	}: {
		customers: CustomersState;
		drafts: DraftsState;
		selection: SelectionState;
	},
	keys: string[]
): number[] {
	const { summaries, lists, recordIds, optimisticUpdates } = customers;
	const dropped = new Set( keys );
	const kept = new Set( [
		...Object.entries( lists ).flatMap( ( [ key, { ids } ] ) =>
			dropped.has( key ) ? [] : ids
		),
		...recordIds,
		...Object.keys( drafts ).map( Number ),
		...Object.keys( optimisticUpdates ).map( Number ),
		...( 'ids' in selection ? selection.ids : [] ),
	] );
	return Object.keys( summaries )
		.map( Number )
		.filter( ( id ) => ! kept.has( id ) );
}

export const selectors = { getListQueries, getUnlistedCustomers };

/** The argument of thunks that evict lists. */
export type EvictionThunkArgs = SliceThunkArgs< unknown, typeof selectors >;

/**
 * Drops all lists but the last 50 and those that a component shows, with the
 * state of their resolvers, and the summaries that only they have.
 */
export function evictOldLists( args: EvictionThunkArgs ): void {
	const { dispatch, select } = args;
	const queries = select.getListQueries();
	const old = beforeLast( Object.keys( queries ), MAX_LISTS ).filter(
		( key ) => {
			const query = queries[ key ];
			return query && ! isNeeded( args, 'getCustomers', [ query ] );
		}
	);

	if ( old.length > 0 ) {
		void dispatch.dropLists( old, select.getUnlistedCustomers( old ) );
		compactResolutions( args, [ 'getCustomers' ] );
	}
}

/**
 * Drops all records but the last 50 and those that a component shows, with the
 * customers' orders and activity and the state of their resolvers.
 */
export function evictOldCustomers( args: SliceThunkArgs ): void {
	const { dispatch, select } = args;
	const old = beforeLast( select.getRecordIds(), MAX_RECORDS ).filter(
		( id ) => ! isNeeded( args, 'getCustomer', [ id ] )
	);

	if ( old.length > 0 ) {
		void dispatch.dropCustomers( old );
		compactResolutions( args, [
			'getActivity',
			'getCustomer',
			'getCustomerStats',
			'getOrders',
		] );
	}
}

/**
 * @return All items but the last ones.
 */
export function beforeLast< Item >( items: Item[], kept: number ): Item[] {
	return items.slice( 0, Math.max( items.length - kept, 0 ) );
}

/**
 * Removes the empty entries of invalidated resolutions. `@wordpress/data` keeps
 * one for each, and checks all of them with every action. All other entries
 * keep their state.
 */
export function compactResolutions(
	{ dispatch, registry, select }: SliceThunkArgs,
	names: Array< keyof Reads >
): void {
	for ( const name of names ) {
		const entries = select.getCachedResolvers()[ name ];
		if ( ! isEntries( entries ) || entries.size <= MAX_RESOLUTIONS ) {
			continue;
		}
		const resolving: unknown[][] = [];
		const finished: unknown[][] = [];
		const failed: unknown[][] = [];
		const errors: Array< Error | unknown > = [];

		entries.forEach( ( state, args ) => {
			switch ( state?.status ) {
				case 'resolving':
					resolving.push( args );
					break;
				case 'finished':
					finished.push( args );
					break;
				case 'error':
					failed.push( args );
					errors.push( state.error );
					break;
			}
		} );
		registry.batch( () => {
			void dispatch.invalidateResolutionForStoreSelector( name );
			void dispatch.startResolutions( name, resolving );
			void dispatch.finishResolutions( name, finished );
			void dispatch.failResolutions( name, failed, errors );
		} );
	}
}

function isEntries( value: unknown ): value is Entries {
	return typeof value === 'object' && value !== null && 'forEach' in value;
}
