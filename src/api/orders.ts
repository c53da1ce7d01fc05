import { buildQueryString } from '@wordpress/url';
import { request, type ReadOptions } from './request';
import type { CustomerStats, OrderList, PageQuery } from './types';

/**
 * Reads one page of a customer's orders, the newest first.
 *
 * @return The page, and where it stands among all.
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
 * Reads what a customer's orders add up to.
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
