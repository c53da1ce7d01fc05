/**
 * The requests of saved views that few page views need.
 */
import {
	request,
	type SavedView,
	type ViewCreate,
	type ViewUpdate,
} from '@fcc/store';

/**
 * Reads the views with the numbers of their customers, which take a moment.
 *
 * @throws {ApiError}
 */
export async function fetchCountedViews(): Promise< SavedView[] > {
	const { data } = await request< 'listViews' >( '/views?counts=true' );
	return data.views;
}

/**
 * Saves a new view.
 *
 * @throws {ApiError} `validation_error` and others.
 */
export async function createView( input: ViewCreate ): Promise< SavedView > {
	const { data } = await request< 'createView' >( '/views', {
		method: 'POST',
		data: input,
	} );
	return data.view;
}

/**
 * Changes the given members of a view and leaves the others.
 *
 * @param  view    As it was read; if it has changed since, the server rejects the request.
 * @param  changes
 * @throws {ApiError} `edit_conflict`, `view_not_found` and others.
 */
export async function updateView(
	view: SavedView,
	changes: ViewUpdate
): Promise< SavedView > {
	const { data } = await request< 'updateView' >( `/views/${ view.id }`, {
		method: 'PUT',
		data: changes,
		headers: ifMatch( view ),
	} );
	return data.view;
}

/**
 * Deletes a view, for all persons.
 *
 * @param  view As it was read; if it has changed since, the server rejects the request.
 * @throws {ApiError} `edit_conflict`, `view_not_found` and others.
 */
export async function deleteView( view: SavedView ): Promise< void > {
	await request< 'deleteView' >( `/views/${ view.id }`, {
		method: 'DELETE',
		headers: ifMatch( view ),
	} );
}

function ifMatch( { version }: SavedView ) {
	return { 'If-Match': `"${ version }"` };
}
