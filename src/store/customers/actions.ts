import type { Customer, CustomerList, CustomerQuery } from '../../api';

/**
 * Takes in one page of customers.
 *
 * @param query What was asked for.
 * @param list  What was answered.
 * @return The action.
 */
export function receiveCustomers( query: CustomerQuery, list: CustomerList ) {
	return { type: 'RECEIVE_CUSTOMERS', query, list } as const;
}

/**
 * Takes in one whole customer.
 *
 * @return The action.
 */
export function receiveCustomer( customer: Customer ) {
	return { type: 'RECEIVE_CUSTOMER', customer } as const;
}

/**
 * Lets go of customers that are there no more; their rows leave every list.
 *
 * @return The action.
 */
export function forgetCustomers( ids: number[] ) {
	return { type: 'FORGET_CUSTOMERS', ids } as const;
}

/**
 * Makes stale what a change has touched: all lists, and what is kept of the one
 * customer, or, without an id, of all. It is read again when it is next
 * selected, and stays selectable until the new is there.
 *
 * @return The action.
 */
export function refreshCustomers( id?: number ) {
	return { type: 'REFRESH_CUSTOMERS', id } as const;
}

/**
 * Makes all lists stale, and nothing that is kept of a single customer: after a
 * deletion there is nothing more to read of them.
 *
 * @return The action.
 */
export function refreshLists() {
	return { type: 'REFRESH_LISTS' } as const;
}

/**
 * Has all that is kept of a customer read again when it is next selected, since
 * others may have changed it meanwhile. No list becomes stale.
 *
 * @return The action.
 */
export function expireCustomer( id: number ) {
	return { type: 'EXPIRE_CUSTOMER', id } as const;
}

/**
 * Shows a change before the server has confirmed it.
 *
 * @param key        Tells it from other changes.
 * @param customerId
 * @param changes    What lies over the customer until `endChange`.
 * @return The action.
 */
export function startChange(
	key: number,
	customerId: number,
	changes: Partial< Customer >
) {
	return { type: 'START_CHANGE', key, customerId, changes } as const;
}

/**
 * Shows what is stored again: the change, or what was there before it.
 *
 * @return The action.
 */
export function endChange( key: number, customerId: number ) {
	return { type: 'END_CHANGE', key, customerId } as const;
}

/**
 * Drops lists that were read long ago, and what only they knew of customers.
 *
 * @param keys Their serialized queries.
 * @param ids  Customers of whom nothing else is kept.
 * @return The action.
 */
export function dropLists( keys: string[], ids: number[] ) {
	return { type: 'DROP_LISTS', keys, ids } as const;
}

/**
 * Drops everything but the list rows of customers who were read long ago.
 *
 * @return The action.
 */
export function dropCustomers( ids: number[] ) {
	return { type: 'DROP_CUSTOMERS', ids } as const;
}
