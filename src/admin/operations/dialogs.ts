import { useSyncExternalStore } from '@wordpress/element';
import type { Selection } from '@fcc/store';

/** A question that is asked before something is done to customers. */
export type Dialog =
	| { about: 'deletion'; customers: Selection }
	| { about: 'status'; customers: Selection; status: string }
	| { about: 'failures' };

const listeners = new Set< () => void >();

let open: Dialog | undefined;

export function openDialog( dialog: Dialog ): void {
	show( dialog );
}

export function closeDialog(): void {
	show( undefined );
}

/**
 * @return The dialog that is to be open, followed.
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

/**
 * Asks whether customers are to be deleted, and deletes them if so.
 */
export function openDeleteDialog( customers: Selection ): void {
	openDialog( { about: 'deletion', customers } );
}
