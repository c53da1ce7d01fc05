import { dispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import { failureText } from '@fcc/store';
import { joinSentences } from '../../components/sentences';

/**
 * Announces a success in a notice that disappears.
 *
 * @param onUndo Without it, the notice has no button.
 */
export function notifySuccess( text: string, onUndo?: () => void ) {
	dispatch( noticesStore ).createSuccessNotice( text, {
		type: 'snackbar',
		actions: onUndo
			? [
					{
						label: __( 'Undo', 'fluent-cart-customers' ),
						onClick: onUndo,
					},
				]
			: [],
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
	notifyError(
		what ? joinSentences( [ what, why ] ) : why,
		retry && {
			label: __( 'Try again', 'fluent-cart-customers' ),
			onClick: retry,
		}
	);
}

/**
 * Reports a failure in a notice that stays until it is dismissed.
 *
 * @param text
 * @param action Without it, the notice has no button.
 */
export function notifyError(
	text: string,
	action?: { label: string; onClick: () => void }
) {
	dispatch( noticesStore ).createErrorNotice( text, {
		type: 'snackbar',
		explicitDismiss: true,
		actions: action ? [ action ] : [],
	} );
}

/** Id of the notice about unsaved edits. */
export const REMINDER_ID = 'fcc-draft';
