import { buildQueryString } from '@wordpress/url';
import { request, type ReadOptions } from './request';
import type { CustomerStats, OrderList, PageQuery } from './types';

/**
 * Reads one page of a customer's orders, newest first.
 *
 * @return The page with its pagination.
 * @throws {ApiError} `customer_not_found` and others.
 */
export async function fetchOrders(
	customerId: number,
	query: PageQuery,
	options: ReadOptions = {}
): Promise< OrderList > {
	const { data } = await request< 'listCustomerOrders' >(
		`/${ customerId }/orders?${ buildQueryString( { ...query } ) }`,
		options
	);
	return data;
}

/**
 * Reads the totals of a customer's orders.
 *
 * @return The figures.
 * @throws {ApiError} `customer_not_found` and others.
 */
export async function fetchCustomerStats(
	customerId: number,
	options: ReadOptions = {}
): Promise< CustomerStats > {
	const { data } = await request< 'getCustomerStats' >(
		`/get-stats/${ customerId }`,
		options
	);
	return data.stats;
}
