import { useSyncExternalStore } from '@wordpress/element';
import type { Selection } from '@fcc/store';

/** A dialog that asks before an operation. */
type Dialog =
	| { kind: 'user-creation'; customerId: number }
	| { kind: 'password-reset'; customerId: number }
	| { kind: 'deletion'; customers: Selection }
	| { kind: 'status'; customers: Selection; status: string };

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
