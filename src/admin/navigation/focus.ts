/** After this time, the row with the focus has been removed or stays. */
const WATCH_MS = 5_000;
const WATCH_INTERVAL_MS = 50;

let watch: ReturnType< typeof setInterval > | undefined;

/**
 * Moves the focus to the heading of the list when the focused element is removed.
 * A row is removed after the server's answer, so the focus is watched until then
 * or until the user acts.
 */
export function focusList(): void {
	const startedAt = Date.now();

	stopWatching();
	watch = setInterval( () => {
		if ( ! document.querySelector( 'body :focus' ) ) {
			document
				.querySelector< HTMLElement >( '.fcc-header__title' )
				?.focus( { preventScroll: true } );
		}
		if ( Date.now() - startedAt > WATCH_MS ) {
			stopWatching();
		}
	}, WATCH_INTERVAL_MS );
	document.addEventListener( 'keydown', stopWatching, { once: true } );
	document.addEventListener( 'pointerdown', stopWatching, { once: true } );
}

function stopWatching(): void {
	clearInterval( watch );
	document.removeEventListener( 'keydown', stopWatching );
	document.removeEventListener( 'pointerdown', stopWatching );
}

/**
 * Moves the focus to the title of the shown screen.
 */
export function focusTitle(): void {
	[ ...document.querySelectorAll< HTMLElement >( '.fcc-screen h1' ) ]
		.find( ( title ) => title.checkVisibility() )
		?.focus( { preventScroll: true } );
}

/**
 * @param element An element in a panel.
 * @return The heading of the panel.
 */
export function headingOf(
	element: Element | null | undefined
): HTMLElement | null | undefined {
	return element?.closest( 'section' )?.querySelector( 'h2' );
}

/**
 * Moves the focus to the heading of a panel, before the focused element is
 * removed.
 *
 * @param element An element in the panel.
 */
export function focusHeading( element: Element | null | undefined ): void {
	headingOf( element )?.focus();
}

/** Links of the customers in the list. */
const LINKS = '.fcc-card [data-customer]';

/**
 * Moves the focus by one row; from outside the list, to the first row.
 *
 * @return Whether such a row exists.
 */
export function focusRow( step: 1 | -1 ): boolean {
	const links = shownLinks();
	const focused = links[ 0 ]?.ownerDocument.activeElement;
	const row = focused?.closest( 'tr' );
	const index = links.findIndex(
		( link ) => link === focused || !! row?.contains( link )
	);
	const target = index < 0 ? links[ 0 ] : links[ index + step ];

	target?.focus();
	return !! target;
}

/**
 * @return Whether the list has a row.
 */
function focusFirstRow(): boolean {
	const [ first ] = shownLinks();
	first?.focus();
	return !! first;
}

/** Whether an element is the link of a customer in the list. */
export function isRowLink( element: EventTarget | null ): boolean {
	return element instanceof Element && element.matches( LINKS );
}

function shownLinks(): HTMLElement[] {
	return [ ...document.querySelectorAll< HTMLElement >( LINKS ) ].filter(
		( link ) => link.checkVisibility()
	);
}

/** After this time, the user is likely to be elsewhere. */
const RESULT_WAIT_MS = 10_000;

/**
 * Moves the focus from the search field to the first result, as soon as the rows
 * are those of the search.
 *
 * @param search The search that the rows must match.
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
	const timer = setTimeout( stop, RESULT_WAIT_MS );
	// Stops when the user leaves the field or continues to type.
	input.addEventListener( 'blur', stop );
	input.addEventListener( 'input', stop );
	observer.observe( card, { attributes: true } );
}
