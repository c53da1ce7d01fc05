import { request, type ReadOptions } from './request';
import type { BulkAction, BulkResult } from './types';

/**
 * Sends one step of a bulk action. If the answer has a `cursor`, the next step
 * sends it; a null cursor ends the action.
 *
 * @return The results; of a dry run, the results that the action would have.
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
