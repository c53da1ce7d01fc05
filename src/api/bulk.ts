import { request, type ReadOptions } from './request';
import type { BulkAction, BulkResult } from './types';

/**
 * Does one request of a bulk action, or one step of a work on all that match:
 * send the `cursor` of the answer with the next step until it is null.
 *
 * @return What was done; of a dry run, what would be.
 * @throws {ApiError} `rate_limited` with `retryAfter`, and others.
 */
export async function doBulkAction(
	action: BulkAction,
	options: ReadOptions = {}
): Promise< BulkResult > {
	const { data } = await request< 'doBulkAction' >( '/do-bulk-action', {
		method: 'POST',
		data: action,
		...options,
	} );
	return data;
}
