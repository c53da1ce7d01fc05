import { buildQueryString } from '@wordpress/url';
import { request, type ReadOptions } from './request';
import type { Activity, PageQuery } from './types';

/**
 * Reads one page of a customer's activity, newest first.
 *
 * @return The page with its pagination.
 * @throws {ApiError} `customer_not_found` and others.
 */
export async function fetchActivity(
	customerId: number,
	query: PageQuery,
	options: ReadOptions = {}
): Promise< Activity > {
	const { data } = await request< 'listCustomerActivity' >(
		`/${ customerId }/activity?${ buildQueryString( { ...query } ) }`,
		options
	);
	return data;
}
