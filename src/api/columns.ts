import { request, type ReadOptions } from './request';
import type { Column } from './types';

/**
 * Reads the columns of exports and the fields of imports.
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
