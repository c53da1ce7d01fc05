import apiFetch, { type APIFetchOptions } from '@wordpress/api-fetch';
import type { operations } from '../contract/types';
import { ApiError } from './api-error';
import { getBootstrap } from './bootstrap';
import { serializeQuery } from './customer-query';
import { createEnvelopeMiddleware } from './envelope-middleware';
import type {
	Customer,
	CustomerCreate,
	CustomerList,
	CustomerQuery,
	CustomerUpdate,
} from './types';

interface ReadOptions {
	/** Ends the request; the promise then rejects with the AbortError. */
	signal?: AbortSignal;
}

interface UpdateOptions {
	/** The `version` that the changes are based on: if it is not the newest, nothing is changed. */
	version?: string | undefined;
}

/** The JSON that an operation of the contract answers with when it succeeds. */
type SuccessOf< Name extends keyof operations > =
	operations[ Name ][ 'responses' ] extends infer Responses
		? Responses[ keyof Responses & ( 200 | 201 ) ] extends {
				content: { 'application/json': infer Body };
			}
			? Body
			: never
		: never;

const { namespace } = getBootstrap();

apiFetch.use( createEnvelopeMiddleware( namespace ) );

/**
 * Reads one page of customers.
 *
 * @return The page, and where it stands among all.
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
 * Reads all of one customer.
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
 * Changes the given fields of a customer and no others.
 *
 * @return The customer as it is now.
 * @throws {ApiError} `edit_conflict`, `invalid_email`, `validation_error` and others.
 */
export async function updateCustomer(
	id: number,
	changes: CustomerUpdate,
	{ version }: UpdateOptions = {}
): Promise< Customer > {
	const { data } = await request< 'updateCustomer' >( `/${ id }`, {
		method: 'PUT',
		data: changes,
		...( version && { headers: { 'If-Match': `"${ version }"` } } ),
	} );
	return data.customer;
}

async function request< Name extends keyof operations >(
	path: string,
	options: Omit< APIFetchOptions< true >, 'path' >
): Promise< SuccessOf< Name > > {
	try {
		return await apiFetch< SuccessOf< Name > >( {
			...options,
			path: `/${ namespace }/customers${ path }`,
		} );
	} catch ( error ) {
		if ( error instanceof ApiError || options.signal?.aborted ) {
			throw error;
		}
		// A stale nonce that apiFetch could not renew: until WordPress 6.8 it
		// rejects with the refusal instead of what led to it.
		if ( error instanceof Response ) {
			throw ApiError.sessionEnded();
		}
		throw ApiError.withoutResponse();
	}
}
