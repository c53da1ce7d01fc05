import { useSyncExternalStore } from '@wordpress/element';
import type { CustomerQuery, SavedView, Selection } from '@fcc/store';

/** The order of a list. */
export type ExportOrder = Pick< CustomerQuery, 'order_by' | 'order_type' >;

/** What is exported. */
export interface ExportOptions {
	customers: Selection;
	/** Whether they are all that match search and filters. Otherwise they are selected. */
	isView: boolean;
	/** Number of customers, as far as the list counts them; undefined while it is loading. */
	total: number | undefined;
	/** Whether the list counts all. */
	isExact: boolean | undefined;
	/** Without it, the file is in the order of ids. */
	order?: ExportOrder | undefined;
}

/** A dialog that asks before an operation. */
type Dialog =
	| { kind: 'user-creation'; customerId: number }
	| { kind: 'password-reset'; customerId: number }
	| { kind: 'deletion'; customers: Selection }
	| { kind: 'status'; customers: Selection; status: string }
	| { kind: 'view-name'; view?: SavedView | undefined }
	| { kind: 'view-removal'; view: SavedView; isUnsharing: boolean }
	| ( { kind: 'export' } & ExportOptions );

const listeners = new Set< () => void >();

let open: Dialog | undefined;

/** Opens a dialog and closes the one before. */
export function openDialog( dialog: Dialog ): void {
	show( dialog );
}

/** Closes the open dialog. */
export function closeDialog(): void {
	show( undefined );
}

/**
 * Asks whether to delete customers, and deletes them after a confirmation.
 */
export function openDeleteDialog( customers: Selection ): void {
	openDialog( { kind: 'deletion', customers } );
}

/**
 * @return The open dialog, kept up to date.
 */
export function useDialog(): Dialog | undefined {
	return useSyncExternalStore( subscribe, () => open );
}

function show( dialog: Dialog | undefined ): void {
	open = dialog;
	listeners.forEach( ( listener ) => listener() );
}

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}
