import type { PageQuery } from '../../api';

/** The actions that a set of action creators returns. */
export type ActionOf<
	Creators extends Record< string, ( ...args: never[] ) => unknown >,
> = ReturnType< Creators[ keyof Creators ] >;

/**
 * Removes deleted customers, and their rows from every list.
 *
 * @return The action.
 */
export function removeCustomers( ids: number[] ) {
	return { type: 'REMOVE_CUSTOMERS', ids } as const;
}

/**
 * Drops the stored data of customers, except their summaries, to free memory.
 *
 * @return The action.
 */
export function dropCustomers( ids: number[] ) {
	return { type: 'DROP_CUSTOMERS', ids } as const;
}

/**
 * Invalidates what a write may have changed: all lists, and the data of one
 * customer. Without an id it invalidates the data of all customers. The next
 * selection reads again; until then the old data stays.
 *
 * @return The action.
 */
export function invalidateAfterWrite( id?: number ) {
	return { type: 'INVALIDATE_AFTER_WRITE', id } as const;
}

/**
 * Invalidates all lists. The data of single customers stays valid: after a
 * deletion, a read of the deleted customer would only fail.
 *
 * @return The action.
 */
export function invalidateLists() {
	return { type: 'INVALIDATE_LISTS' } as const;
}

/**
 * Invalidates the data of one customer, because another user may have changed
 * it. Lists stay valid.
 *
 * @return The action.
 */
export function invalidateCustomer( id: number ) {
	return { type: 'INVALIDATE_CUSTOMER', id } as const;
}

/**
 * Stores a new status of customers.
 *
 * @return The action.
 */
export function receiveStatus( ids: number[], status: string ) {
	return { type: 'RECEIVE_STATUS', ids, status } as const;
}

export const actions = {
	dropCustomers,
	invalidateCustomer,
	invalidateAfterWrite,
	receiveStatus,
	/** The name that docs/panels.md gives to other plugins. */
	refreshCustomers: invalidateAfterWrite,
	invalidateLists,
	removeCustomers,
};

/** Actions that several reducers handle. */
export type SharedAction = ActionOf< typeof actions >;

/**
 * @return The map without the entries of these ids; the same map if it has none
 *         of them.
 */
export function omitIds< Value >(
	map: Record< number, Value >,
	ids: readonly number[]
): Record< number, Value > {
	const found = ids.filter( ( id ) => id in map );
	if ( found.length === 0 ) {
		return map;
	}
	const removed = new Set( found );
	return Object.fromEntries(
		Object.entries( map ).filter(
			( [ id ] ) => ! removed.has( Number( id ) )
		)
	);
}

/**
 * @return The key of a page of a customer's orders or activity.
 */
export function pageKey( { page, per_page }: PageQuery ): string {
	return `${ per_page }:${ page }`;
}
