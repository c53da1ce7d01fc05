import { dispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import { failureText } from '../components/failure/failure-text';

/**
 * Says shortly, and to screen readers too, that something was done.
 *
 * @param text
 * @param undo Takes it back; if that fails, the person is told.
 */
export function notifyDone( text: string, undo?: () => Promise< unknown > ) {
	dispatch( noticesStore ).createSuccessNotice( text, {
		type: 'snackbar',
		actions: undo
			? [
					{
						label: __( 'Undo', 'fluent-cart-customers' ),
						onClick: () => {
							undo().then( notifyUndone, notifyFailure );
						},
					},
				]
			: [],
	} );
}

function notifyUndone() {
	notifyDone( __( 'Undone.', 'fluent-cart-customers' ) );
}

/**
 * Says why something was not done, until the person has read it.
 *
 * @param error
 */
export function notifyFailure( error: unknown ) {
	notifyNotDone( failureText( error ) );
}

/**
 * Says that something was not done, until the person has read it.
 *
 * @param text
 */
export function notifyNotDone( text: string ) {
	dispatch( noticesStore ).createErrorNotice( text, {
		type: 'snackbar',
		explicitDismiss: true,
	} );
}
