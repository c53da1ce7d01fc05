import { useCallback, useEffect, useState } from '@wordpress/element';
import type { SyntheticEvent } from 'react';
import { useUnloadWarning } from '../../components/use-unload-warning';
import { blockHistory } from '../navigation/location';

interface LeaveQuestion {
	isAsking: boolean;

	/** Opens the question. The same function from render to render. */
	ask: ( proceed?: () => void ) => void;

	/**
	 * For `onRequestClose` of a Modal with unsaved edits. Without an event,
	 * another Modal such as the command palette opens on top, which loses
	 * nothing.
	 */
	askOnClose: ( event?: SyntheticEvent ) => void;

	/** Closes the question; the user continues to edit. */
	keep: () => void;

	/**
	 * Continues to where the user was going, such as a customer from the command
	 * palette.
	 */
	proceed: ( () => void ) | undefined;
}

/**
 * State of the question whether to discard unsaved edits.
 */
export function useLeaveQuestion(): LeaveQuestion {
	const [ question, setQuestion ] = useState< { proceed?: () => void } >();
	const ask = useCallback(
		( proceed?: () => void ) => setQuestion( proceed ? { proceed } : {} ),
		[]
	);
	return {
		isAsking: question !== undefined,
		ask,
		askOnClose: ( event ) => event && ask(),
		keep: () => setQuestion( undefined ),
		proceed: question?.proceed,
	};
}

/**
 * Protects unsaved edits: the browser asks before it leaves the page, and
 * `onLeave` is called instead of a navigation within it.
 *
 * @param onLeave Must be the same function from render to render.
 */
export function useUnsavedWork(
	isUnsaved: boolean,
	onLeave: ( proceed?: () => void ) => void
): void {
	useUnloadWarning( isUnsaved );
	useEffect(
		() => ( isUnsaved ? blockHistory( onLeave ) : undefined ),
		[ isUnsaved, onLeave ]
	);
}
