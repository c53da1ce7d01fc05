import type { MouseEvent } from 'react';
import { hrefWith, leave, navigate, type Arguments } from './location';

/** The dialog that the address asks for: the form of a new or of a known customer. */
export type Dialog = { type: 'add' } | { type: 'edit'; customerId: number };

/**
 * @param args Arguments of the address.
 * @return The dialog that they ask for.
 */
export function dialogOf( args: Arguments ): Dialog | undefined {
	if ( args.dialog === 'add' ) {
		return { type: 'add' };
	}
	return /^[1-9]\d*$/.test( args.customer ?? '' )
		? { type: 'edit', customerId: Number( args.customer ) }
		: undefined;
}

/**
 * @param dialog
 */
export function openDialog( dialog: Dialog ): void {
	navigate( argumentsOf( dialog ) );
}

/**
 * Closes the dialog, unsaved work or not.
 */
export function closeDialog(): void {
	leave( 'dialog', 'customer' );
}

/**
 * @param dialog
 * @return Props of a true link to the dialog, which a plain click opens in place.
 */
export function dialogLinkProps( dialog: Dialog ) {
	return {
		href: hrefWith( argumentsOf( dialog ) ),
		onClick( event: MouseEvent ) {
			const isPlainClick =
				event.button === 0 &&
				! (
					event.ctrlKey ||
					event.metaKey ||
					event.shiftKey ||
					event.altKey
				);

			if ( isPlainClick ) {
				event.preventDefault();
				openDialog( dialog );
			}
		},
	};
}

function argumentsOf( dialog: Dialog ) {
	return dialog.type === 'add'
		? { dialog: 'add', customer: undefined }
		: { dialog: undefined, customer: String( dialog.customerId ) };
}
