import { hasModifier } from '../../../components/has-modifier';
import { isComposing } from '../../../components/search/is-composing';
import { shownLinks } from '../rows/focus';

/** After this time, the user is likely to be elsewhere. */
const WAIT_MS = 10_000;

let stopWaiting = () => {};

/**
 * Goes from the search field to the first result, as soon as the rows are those
 * of the search: the down arrow moves the focus, Enter opens the customer. A
 * suggestion is only focused, because it is no result.
 *
 * @param event  A key in the search field.
 * @param search The text of the field.
 * @param send   Searches immediately.
 */
export function goToFirstResult(
	event: KeyboardEvent,
	search: string,
	send: () => void
): void {
	const input = event.target;
	const isOpening = event.key === 'Enter';
	if (
		! ( input instanceof HTMLInputElement ) ||
		hasModifier( event ) ||
		isComposing( event ) ||
		( isOpening && ! search ) ||
		// While this script was loaded, the user has continued to type, or left.
		input.value.trim() !== search ||
		input.ownerDocument.activeElement !== input
	) {
		return;
	}
	send();
	stopWaiting();

	const card = input.closest< HTMLElement >( '.fcc-card' );
	const isReady = () =>
		card?.dataset.search === search &&
		card.getAttribute( 'aria-busy' ) !== 'true';
	const go = () => {
		const [ first ] = shownLinks();
		if ( isOpening && first?.closest( 'tr' ) ) {
			first.click();
		} else {
			first?.focus();
		}
	};

	if ( ! card || isReady() ) {
		go();
		return;
	}
	const stop = () => {
		clearTimeout( timer );
		observer.disconnect();
		input.removeEventListener( 'blur', stop );
		input.removeEventListener( 'input', stop );
	};
	const observer = new MutationObserver( () => {
		if ( isReady() ) {
			stop();
			go();
		}
	} );
	const timer = setTimeout( stop, WAIT_MS );
	// Stops when the user leaves the field, continues to type, or presses another
	// of these keys.
	input.addEventListener( 'blur', stop );
	input.addEventListener( 'input', stop );
	stopWaiting = stop;
	observer.observe( card, { attributes: true } );
}
