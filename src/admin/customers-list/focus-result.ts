import { focusFirstRow } from '../shortcuts/row-focus';

/** In milliseconds: after that, the person has gone on. */
const WAIT = 10_000;

/**
 * Leads from the search field to the first customer found, at once or as soon as
 * the rows are those of the search.
 *
 * @param input
 * @param search What the rows are to be found by.
 */
export function focusResult( input: HTMLElement, search: string ): void {
	const card = input.closest< HTMLElement >( '.fcc-card' );
	const isReady = () =>
		card?.dataset.search === search &&
		card.getAttribute( 'aria-busy' ) !== 'true';

	if ( ! card || isReady() ) {
		focusFirstRow();
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
			focusFirstRow();
		}
	} );
	const timer = setTimeout( stop, WAIT );
	// The person has gone elsewhere, or types on.
	input.addEventListener( 'blur', stop );
	input.addEventListener( 'input', stop );
	observer.observe( card, { attributes: true } );
}
