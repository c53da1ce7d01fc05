import { request, type ReadOptions } from './request';
import type { SavedView } from './types';

/**
 * Reads the saved views that the user sees, by position.
 *
 * @throws {ApiError}
 */
export async function fetchViews(
	options: ReadOptions = {}
): Promise< SavedView[] > {
	const { data } = await request< 'listViews' >( '/views', options );
	return data.views;
}
