/**
 * Changes of saved views: each sends a request and updates the store.
 */
import { dispatch, select } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import {
	ApiError,
	store,
	type SavedView,
	type ViewCreate,
	type ViewUpdate,
} from '@fcc/store';
import {
	viewFromArguments,
	viewToPreferences,
	viewToQuery,
	type CustomersView,
} from '../navigation/view';
import { notifyApiError, notifyError } from '../navigation/notices';
import { ALL, readViewPreferences } from '../navigation/preferences';
import { inOrder } from './order';
import { createView, deleteView, updateView } from './requests';

/**
 * @return What a saved view keeps of the list.
 */
export function savedMembers(
	view: CustomersView
): Required<
	Pick<
		ViewUpdate,
		'search' | 'filters' | 'order_by' | 'order_type' | 'columns'
	>
> {
	const {
		search = '',
		filters = {},
		order_by,
		order_type,
	} = viewToQuery( view );
	return {
		search,
		filters,
		order_by,
		order_type,
		columns: view.fields ?? [],
	};
}

/**
 * @param id   A saved view, or `all`.
 * @param view The open view, whose page size and density stay.
 * @return The first page of the saved view.
 */
export function viewOf(
	id: number | typeof ALL,
	view: CustomersView
): CustomersView {
	const saved = viewFromArguments(
		{ view: String( id ) },
		{
			...viewToPreferences( view ),
			fields: readViewPreferences().fields,
		},
		views()
	);
	return view.type === 'table' && view.layout
		? { ...saved, layout: view.layout }
		: saved;
}

function views(): SavedView[] {
	return select( store ).getViews() ?? [];
}

/** Replaces one view in the store, or removes it. */
export function receive( id: number, changed?: SavedView ): void {
	void dispatch( store ).receiveViews(
		inOrder( [
			...views().filter( ( view ) => view.id !== id ),
			...( changed ? [ changed ] : [] ),
		] )
	);
}

/**
 * Saves a new view, which is the last one.
 *
 * @return The view; rejects with an ApiError.
 */
export async function saveNew( input: ViewCreate ): Promise< SavedView > {
	const created = await createView( input );
	receive( created.id, created );
	return created;
}

/**
 * Changes a view. If another person has changed or deleted it, the views are read
 * again.
 *
 * @return The view; rejects with an ApiError.
 */
export async function save(
	view: SavedView,
	changes: ViewUpdate
): Promise< SavedView > {
	const saved = await orReadAgain( () => updateView( view, changes ) );
	// If the user no longer sees it, the store keeps it until the list shows another
	// one.
	if ( saved.is_shared || saved.is_own ) {
		receive( view.id, saved );
	}
	return saved;
}

/**
 * Deletes a view. The store keeps it until the list shows another one.
 *
 * @return Rejects with an ApiError.
 */
export async function remove( view: SavedView ): Promise< void > {
	await orReadAgain( () => deleteView( view ) );
}

async function orReadAgain< Result >(
	send: () => Promise< Result >
): Promise< Result > {
	try {
		return await send();
	} catch ( error ) {
		if ( isOutdated( error ) ) {
			readAgain();
		}
		throw error;
	}
}

function isOutdated( error: unknown ): boolean {
	return (
		error instanceof ApiError &&
		[ 'edit_conflict', 'view_not_found' ].includes( error.code )
	);
}

/** Reads the views again, because another person or tab may have changed them. */
export function readAgain(): void {
	void dispatch( store ).invalidateResolution( 'getViews', [] );
}

/**
 * Reports in a notice why a view was not changed.
 */
export function notifyUnchanged(
	error: unknown,
	{ name }: SavedView,
	retry: () => void
): void {
	if ( error instanceof ApiError && error.code === 'edit_conflict' ) {
		notifyError( conflictText( name ) );
		return;
	}
	notifyApiError( error, {
		what: sprintf(
			/* translators: %s: name of a saved view. */
			__( 'Couldn’t change the view “%s”.', 'fluent-cart-customers' ),
			name
		),
		...( ! isOutdated( error ) && { retry } ),
	} );
}

/** What happened, and what to do, if another person has changed the view. */
export function conflictText( name: string ): string {
	return sprintf(
		/* translators: %s: name of a saved view. */
		__(
			'Someone else changed the view “%s”, so your change wasn’t saved. The newest version is loaded now. Check it and try again.',
			'fluent-cart-customers'
		),
		name
	);
}
