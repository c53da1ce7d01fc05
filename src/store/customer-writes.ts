import * as api from '../api';
import type {
	Customer,
	CustomerChange,
	CustomerCreate,
	CustomerQuery,
	CustomerUpdate,
	Deletion,
} from '../api';
import type { CustomersAction } from './customers';
import { conflictingFields } from './records/edit-conflicts';
import {
	evictOldCustomers,
	evictOldLists,
	type EvictionThunkArgs,
} from './eviction';
import { fetchUntilStable } from './reading';
import type { SliceThunkArgs } from './thunk-args';

const resolveCustomers =
	( query: CustomerQuery ) =>
	async ( args: EvictionThunkArgs ): Promise< void > => {
		const list = await fetchUntilStable(
			args,
			'getCustomers',
			[ query ],
			( signal ) => api.fetchCustomers( query, { signal } )
		);
		if ( list ) {
			await args.dispatch.receiveCustomers( query, list );
			evictOldLists( args );
		}
	};

resolveCustomers.shouldInvalidate = (
	action: CustomersAction,
	query: CustomerQuery
): boolean =>
	action.type === 'INVALIDATE_AFTER_WRITE' ||
	action.type === 'INVALIDATE_LISTS' ||
	( action.type === 'DROP_LISTS' &&
		action.keys.includes( api.serializeQuery( query ) ) );

const resolveCustomer =
	( id: number ) =>
	async ( args: SliceThunkArgs ): Promise< void > => {
		const customer = await fetchUntilStable(
			args,
			'getCustomer',
			[ id ],
			( signal ) => api.fetchCustomer( id, { signal } )
		);
		if ( customer ) {
			await args.dispatch.receiveCustomer( customer );
			evictOldCustomers( args );
		}
	};

// A write of one customer stores the server's answer, so its record stays valid.
resolveCustomer.shouldInvalidate = (
	action: CustomersAction,
	id: number
): boolean =>
	( action.type === 'INVALIDATE_AFTER_WRITE' && action.id === undefined ) ||
	( action.type === 'INVALIDATE_CUSTOMER' && action.id === id ) ||
	( action.type === 'DROP_CUSTOMERS' && action.ids.includes( id ) );

export const resolvers = {
	getCustomer: resolveCustomer,
	getCustomers: resolveCustomers,
};

/** The last pending write of each customer. */
const lastWrites = new Map< number, Promise< void > >();

/**
 * Sends a write after the pending writes of its customers. Concurrent requests
 * may overtake each other, and the user's first change would win.
 *
 * @param customerIds The customers that the write changes.
 * @param write       Sends the write.
 * @return The answer of the write; rejects with its error.
 */
export function queueWrite< Result >(
	customerIds: number[],
	write: () => Promise< Result >
): Promise< Result > {
	const earlier = customerIds.flatMap( ( id ) => lastWrites.get( id ) ?? [] );
	const written =
		earlier.length > 0 ? Promise.all( earlier ).then( write ) : write();
	const settled = written.then( remove, remove );

	for ( const id of customerIds ) {
		lastWrites.set( id, settled );
	}
	return written;

	function remove() {
		for ( const id of customerIds ) {
			if ( lastWrites.get( id ) === settled ) {
				lastWrites.delete( id );
			}
		}
	}
}

let lastUpdateKey = 0;

/**
 * Shows the expected changes of a customer while a write is queued and pending.
 *
 * @param args
 * @param customerId
 * @param changes    The expected fields.
 * @param write      Sends the write and stores the answer.
 * @return The answer of the write; rejects with its error.
 */
export function withOptimisticUpdate< Result >(
	args: SliceThunkArgs,
	customerId: number,
	changes: Partial< Customer >,
	write: () => Promise< Result >
): Promise< Result > {
	const end = showOptimisticUpdate( args, [ customerId ], changes );
	return queueWrite( [ customerId ], write ).finally( end );
}

/**
 * Shows the expected changes of several customers.
 *
 * @param args
 * @param args.dispatch
 * @param args.registry
 * @param customerIds
 * @param changes       The expected fields.
 * @return Shows the stored fields again.
 */
export function showOptimisticUpdate(
	{ dispatch, registry }: SliceThunkArgs,
	customerIds: number[],
	changes: Partial< Customer >
): () => void {
	const key = ++lastUpdateKey;
	registry.batch( () =>
		customerIds.forEach( ( id ) =>
			dispatch.startOptimisticUpdate( key, id, changes )
		)
	);
	return () =>
		registry.batch( () =>
			customerIds.forEach( ( id ) =>
				dispatch.endOptimisticUpdate( key, id )
			)
		);
}

/**
 * Stores a record from the answer of a write or of a conflict, and invalidates
 * all lists. The record itself needs no further read.
 */
export function receiveSavedCustomer(
	args: SliceThunkArgs,
	customer: Customer
): void {
	const { dispatch, registry } = args;
	registry.batch( () => {
		dispatch.receiveCustomer( customer );
		dispatch.finishResolution( 'getCustomer', [ customer.id ] );
		dispatch.invalidateAfterWrite( customer.id );
	} );
	evictOldCustomers( args );
}

/**
 * Adds a customer.
 *
 * @return The new customer; rejects with an ApiError.
 */
const createCustomer =
	( input: CustomerCreate ) =>
	async ( args: SliceThunkArgs ): Promise< Customer > => {
		const customer = await api.createCustomer( input );
		receiveSavedCustomer( args, customer );
		return customer;
	};

/**
 * Changes the given fields of a customer and leaves the others.
 *
 * @param base The record that the changes are based on. If another user has
 *             changed one of the same fields since, nothing is saved, the error
 *             is `edit_conflict`, and `getCustomer` returns the current record.
 *             Other users' changes of other fields are kept. Without a base the
 *             last write wins.
 * @return The saved customer and the run; rejects with an ApiError.
 */
const updateCustomer =
	( id: number, changes: CustomerUpdate, base?: Customer ) =>
	( args: SliceThunkArgs ): Promise< CustomerChange > =>
		queueWrite( [ id ], () =>
			updateUnlessConflicting( args, id, changes, base )
		);

async function updateUnlessConflicting(
	args: SliceThunkArgs,
	id: number,
	changes: CustomerUpdate,
	base?: Customer
): Promise< CustomerChange > {
	let version = base?.version;
	for (;;) {
		try {
			const change = await api.updateCustomer( id, changes, {
				version,
			} );
			receiveSavedCustomer( args, change.customer );
			return change;
		} catch ( error ) {
			if ( ! ( error instanceof api.ApiError && error.current ) ) {
				throw error;
			}
			receiveSavedCustomer( args, error.current );
			if (
				! base ||
				conflictingFields( changes, base, error.current ).length > 0
			) {
				throw error;
			}
			version = error.current.version;
		}
	}
}

/**
 * Deletes a customer and all related rows except the orders.
 *
 * @param options.force Delete the customer even if they have orders.
 * @param options.undo  Record the deletion, so that it can be undone.
 * @return The run; rejects with an ApiError.
 */
const deleteCustomer =
	( id: number, options: { force?: boolean; undo?: boolean } = {} ) =>
	async ( { dispatch, registry }: SliceThunkArgs ): Promise< Deletion > => {
		const deletion = await queueWrite( [ id ], () =>
			api.deleteCustomer( id, options )
		);
		registry.batch( () => {
			dispatch.removeCustomers( [ id ] );
			dispatch.invalidateLists();
		} );
		return deletion;
	};

export const thunks = { createCustomer, deleteCustomer, updateCustomer };
