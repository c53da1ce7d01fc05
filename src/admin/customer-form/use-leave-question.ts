import type { SyntheticEvent } from 'react';
import { useCallback, useState } from '@wordpress/element';

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
