import { dispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import { failureText } from '@fcc/store';
import { joinSentences } from '../../components/sentences';

/**
 * An operation succeeded for some customers only; the message explains it in a
 * sentence.
 */
export class PartialFailure extends Error {
	override readonly name = 'PartialFailure';
}

/**
 * Announces a success in a notice that disappears.
 *
 * @param undo Reverts it; a failure is reported.
 */
export function notifySuccess( text: string, undo?: () => Promise< unknown > ) {
	dispatch( noticesStore ).createSuccessNotice( text, {
		type: 'snackbar',
		actions: undo
			? [
					{
						label: __( 'Undo', 'fluent-cart-customers' ),
						onClick: () => {
							undo().then( notifyUndone, notifyNotUndone );
						},
					},
				]
			: [],
	} );
}

function notifyUndone() {
	notifySuccess( __( 'Change undone.', 'fluent-cart-customers' ) );
}

function notifyNotUndone( error: unknown ) {
	if ( error instanceof PartialFailure ) {
		notifyError(
			sprintf(
				/* translators: %s: how many customers were not changed, and why: a sentence. */
				__( 'Couldn’t undo all changes. %s', 'fluent-cart-customers' ),
				error.message
			)
		);
		return;
	}
	notifyApiError( error, {
		what: __( 'Couldn’t undo the change.', 'fluent-cart-customers' ),
	} );
}

interface FailureOptions {
	/** What failed, as a sentence; the error only says why. */
	what?: string;
	retry?: () => void;
}

/**
 * Reports an error in a notice that stays until it is dismissed.
 */
export function notifyApiError(
	error: unknown,
	{ what, retry }: FailureOptions = {}
) {
	const why = failureText( error );
	notifyError( what ? joinSentences( [ what, why ] ) : why, retry );
}

/**
 * Reports a failure in a notice that stays until it is dismissed.
 */
export function notifyError( text: string, retry?: () => void ) {
	dispatch( noticesStore ).createErrorNotice( text, {
		type: 'snackbar',
		explicitDismiss: true,
		actions: retry
			? [
					{
						label: __( 'Try again', 'fluent-cart-customers' ),
						onClick: retry,
					},
				]
			: [],
	} );
}

/** Id of the notice about unsaved edits. */
export const REMINDER_ID = 'fcc-draft';
