import { Button, Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { SyntheticEvent } from 'react';
import { useCallback, useState, useEffect } from '@wordpress/element';
import { blockHistory } from '../navigation/location';

interface DiscardDialogProps {
	onDiscard: () => void;
	onKeep: () => void;
}

/**
 * Asks before unsaved work is lost.
 */
export function DiscardDialog( { onDiscard, onKeep }: DiscardDialogProps ) {
	return (
		<Modal
			className="fcc-discard"
			role="alertdialog"
			size="small"
			title={ __( 'Discard your changes?', 'fluent-cart-customers' ) }
			onRequestClose={ onKeep }
		>
			<p>
				{ __(
					'What you typed is not saved yet.',
					'fluent-cart-customers'
				) }
			</p>
			<div className="fcc-form__actions">
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					isDestructive
					onClick={ onDiscard }
				>
					{ __( 'Discard', 'fluent-cart-customers' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="primary"
					onClick={ onKeep }
				>
					{ __( 'Keep editing', 'fluent-cart-customers' ) }
				</Button>
			</div>
		</Modal>
	);
}

interface LeaveQuestion {
	isAsking: boolean;

	/** Asks. The same function from render to render. */
	ask: ( goOn?: () => void ) => void;

	/**
	 * For `onRequestClose` of a Modal with unsaved work. Without an event it is
	 * another Modal, such as the command palette, that opens over this one; that
	 * does not lose the work.
	 */
	askOnClose: ( event?: SyntheticEvent ) => void;

	/** Ends the question: the person keeps editing. */
	keep: () => void;

	/** Where the person was going, such as to a customer of the command palette. */
	goOn: ( () => void ) | undefined;
}

/**
 * @return The question whether unsaved work is to be discarded.
 */
export function useLeaveQuestion(): LeaveQuestion {
	const [ question, setQuestion ] = useState< { goOn?: () => void } >();
	const ask = useCallback(
		( goOn?: () => void ) => setQuestion( goOn ? { goOn } : {} ),
		[]
	);
	return {
		isAsking: question !== undefined,
		ask,
		askOnClose: ( event ) => event && ask(),
		keep: () => setQuestion( undefined ),
		goOn: question?.goOn,
	};
}

/**
 * Keeps unsaved work from being lost: the browser asks before the page is left,
 * and `onLeave` is called instead of going back or elsewhere.
 *
 * @param onLeave Must be the same function from render to render.
 */
export function useUnsavedWork(
	isUnsaved: boolean,
	onLeave: ( goOn?: () => void ) => void
): void {
	useEffect( () => {
		if ( ! isUnsaved ) {
			return;
		}
		const askBrowser = ( event: BeforeUnloadEvent ) =>
			event.preventDefault();

		window.addEventListener( 'beforeunload', askBrowser );
		const release = blockHistory( onLeave );
		return () => {
			window.removeEventListener( 'beforeunload', askBrowser );
			release();
		};
	}, [ isUnsaved, onLeave ] );
}
