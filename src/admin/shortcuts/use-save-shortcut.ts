import { isKeyboardEvent } from '@wordpress/keycodes';
import { useEffect } from '@wordpress/element';

/** A form of the page; `Form` draws it. */
const FORM = 'form.fcc-form';

/** Forms of the customer screen have these while something is not saved. */
const UNSAVED_FORM = `${ FORM }:has(.fcc-save-bar)`;

/**
 * Saves with Ctrl+S or ⌘S, also while the person types: the form of the open
 * dialog, else all forms of the screen that hold unsaved changes. The browser's
 * own dialog, which would save the page as a file, does not open where there is
 * a form.
 */
export function useSaveShortcut(): void {
	useEffect( () => {
		const save = ( event: KeyboardEvent ) => {
			if (
				event.defaultPrevented ||
				! isKeyboardEvent.primary( event, 's' )
			) {
				return;
			}
			const forms = shownForms();
			if ( forms.length === 0 ) {
				return;
			}
			event.preventDefault();
			forms
				.filter( isToBeSaved )
				.forEach( ( form ) => form.requestSubmit() );
		};
		document.addEventListener( 'keydown', save );
		return () => document.removeEventListener( 'keydown', save );
	}, [] );
}

/** Of the topmost dialog, if there is one. */
function shownForms(): HTMLFormElement[] {
	const dialogs = [
		...document.querySelectorAll( '[role="dialog"], [role="alertdialog"]' ),
	].filter( ( dialog ) => dialog.checkVisibility() );
	const root = dialogs.at( -1 ) ?? document;

	return [ ...root.querySelectorAll< HTMLFormElement >( FORM ) ].filter(
		( form ) => form.checkVisibility()
	);
}

function isToBeSaved( form: HTMLFormElement ): boolean {
	return (
		form.closest( '[role="dialog"]' ) !== null ||
		form.matches( UNSAVED_FORM )
	);
}
