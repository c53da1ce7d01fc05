import { request, type ReadOptions } from './request';
import type { BulkAction, BulkResult, Column } from './types';

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

/**
 * Reads the columns that an export can contain, and the fields that an import can
 * write.
 *
 * @return The columns with their names in the user's language.
 * @throws {ApiError} `insufficient_permissions` and others.
 */
export async function fetchColumns(
	options: ReadOptions = {}
): Promise< Column[] > {
	const { data } = await request< 'listColumns' >( '/columns', options );
	return data.columns;
}
