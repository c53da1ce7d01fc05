import { dispatch, useDispatch, useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { store as noticesStore } from '@wordpress/notices';
import { failureText } from '@fcc/store';
import { SnackbarList } from '@wordpress/components';
import { useMemo } from '@wordpress/element';

/** Something was done for some customers and refused for others; the message says so in a sentence. */
export class PartialFailure extends Error {
	override readonly name = 'PartialFailure';
}

/**
 * Says shortly, and to screen readers too, that something was done.
 *
 * @param undo Takes it back; if that fails, the person is told.
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
	notifySuccess( __( 'Undone.', 'fluent-cart-customers' ) );
}

function notifyNotUndone( error: unknown ) {
	if ( error instanceof PartialFailure ) {
		notifyError(
			sprintf(
				/* translators: %s: for how many it was refused, and why: a sentence. */
				__( 'Not everything was undone. %s', 'fluent-cart-customers' ),
				error.message
			)
		);
		return;
	}
	notifyApiError( error, {
		what: __( 'This could not be undone.', 'fluent-cart-customers' ),
	} );
}

interface FailureOptions {
	/** What was not done, a sentence: the error says only why. */
	what?: string;
	/** Tries it once more. */
	retry?: () => void;
}

/**
 * Says why something was not done, until the person has read it.
 */
export function notifyApiError(
	error: unknown,
	{ what, retry }: FailureOptions = {}
) {
	const why = failureText( error );
	notifyError( what ? `${ what } ${ why }` : why, retry );
}

/**
 * Says that something was not done, until the person has read it.
 *
 * @param retry Tries it once more.
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

/** The id of the notice that reminds of unsaved changes. */
export const REMINDER = 'fcc-draft';

/**
 * Short messages at the bottom of the page. Those that come and go stand beside
 * the reminder of unsaved changes, which stays and so must not cover a dialog.
 */
export function Snackbars() {
	const notices = useSelect(
		( select ) => select( noticesStore ).getNotices(),
		[]
	);
	const snackbars = useMemo(
		() => notices.filter( ( { type } ) => type === 'snackbar' ),
		[ notices ]
	);
	const { removeNotice } = useDispatch( noticesStore );

	return (
		<div className="fcc-snackbars">
			<SnackbarList
				className="fcc-snackbars__staying"
				notices={ snackbars.filter( ( { id } ) => id === REMINDER ) }
				onRemove={ removeNotice }
			/>
			<SnackbarList
				notices={ snackbars.filter( ( { id } ) => id !== REMINDER ) }
				onRemove={ removeNotice }
			/>
		</div>
	);
}
