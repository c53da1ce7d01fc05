import type { Customer, CustomerList, CustomerQuery } from '../api';

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
 * Makes all lists stale: each is read again when it is next selected, and its
 * rows stay selectable until the new ones are there.
 *
 * @return The action.
 */
export function refreshCustomers() {
	return { type: 'REFRESH_CUSTOMERS' } as const;
}
