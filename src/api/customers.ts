import { serializeQuery } from './customer-query';
import { request, type ReadOptions } from './request';
import type {
	Customer,
	CustomerChange,
	CustomerCreate,
	CustomerList,
	CustomerQuery,
	CustomerUpdate,
	Deletion,
} from './types';

interface UpdateOptions {
	/** The `version` that the changes are based on. If it is outdated, the server rejects the request; undefined skips the check. */
	version?: string | undefined;
}

interface DeleteOptions {
	/** Delete the customer even if they have orders. The orders stay, without a customer. */
	force?: boolean;
	/** Record the deletion, so that it can be undone. Default true. */
	undo?: boolean;
}

/**
 * Reads one page of customers.
 *
 * @return The page with its pagination.
 * @throws {ApiError}
 */
export async function fetchCustomers(
	query: CustomerQuery,
	options: ReadOptions = {}
): Promise< CustomerList > {
	const { data } = await request< 'listCustomers' >(
		`?${ serializeQuery( query ) }`,
		options
	);
	return data;
}

/**
 * Reads one customer's record.
 *
 * @return The customer.
 * @throws {ApiError} `customer_not_found` and others.
 */
export async function fetchCustomer(
	id: number,
	options: ReadOptions = {}
): Promise< Customer > {
	const { data } = await request< 'getCustomer' >( `/${ id }`, options );
	return data.customer;
}

/**
 * Adds a customer.
 *
 * @return The new customer.
 * @throws {ApiError} `invalid_email`, `validation_error` and others.
 */
export async function createCustomer(
	input: CustomerCreate
): Promise< Customer > {
	const { data } = await request< 'createCustomer' >( '', {
		method: 'POST',
		data: input,
	} );
	return data.customer;
}

/**
 * Changes the given fields of a customer and leaves the others.
 *
 * @return The saved customer and the run.
 * @throws {ApiError} `edit_conflict`, `invalid_email`, `validation_error` and others.
 */
export async function updateCustomer(
	id: number,
	changes: CustomerUpdate,
	{ version }: UpdateOptions = {}
): Promise< CustomerChange > {
	const { data } = await request< 'updateCustomer' >( `/${ id }`, {
		method: 'PUT',
		data: changes,
		...( version && { headers: { 'If-Match': `"${ version }"` } } ),
	} );
	return data;
}

/**
 * Deletes a customer and all related rows except the orders.
 *
 * @return The run.
 * @throws {ApiError} `customer_has_orders` without `force`,
 *                    `customer_has_subscriptions` and others.
 */
export async function deleteCustomer(
	id: number,
	options: DeleteOptions = {}
): Promise< Deletion > {
	const { data } = await request< 'deleteCustomer' >( `/${ id }`, {
		method: 'DELETE',
		data: options,
	} );
	return data;
}
